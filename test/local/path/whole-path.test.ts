import { describe } from "vitest";
import { usePlatform } from "../support/platform.ts";
import { badInput } from "./bad-input.ts";
import { grants } from "./grants.ts";
import { identityMatrix } from "./identity-matrix.ts";
import { killedWorkers } from "./killed-workers.ts";
import { mainPath } from "./main-path.ts";
import { personsData } from "./persons-data.ts";
import { races } from "./races.ts";
import { repeatedAndMistyped } from "./repeated-and-mistyped.ts";
import { units } from "./units.ts";
import { uploads } from "./uploads.ts";

/** One platform for everything: starting it costs more than most of these tests. */
describe("the platform over HTTP", () => {
  usePlatform();
  describe("the main path", mainPath);
  describe("uploads", uploads);
  describe("identities", identityMatrix);
  describe("bad input", badInput);
  describe("repeated and mistyped", repeatedAndMistyped);
  describe("races", races);
  describe("killed workers", killedWorkers);
  describe("grants", grants);
  describe("units", units);
  // Last: it searches what all the others have left.
  describe("persons' data", personsData);
});
