import { describe } from "vitest";
import { usePlatform } from "../support/platform.ts";
import { agents } from "./agents.ts";
import { badInput } from "./bad-input.ts";
import { channels } from "./channels.ts";
import { codes } from "./codes.ts";
import { disturbedWrites } from "./disturbed-writes.ts";
import { drawPath } from "./draw-path.ts";
import { grants } from "./grants.ts";
import { identityMatrix } from "./identity-matrix.ts";
import { killedWorkers } from "./killed-workers.ts";
import { mainPath } from "./main-path.ts";
import { mixedRaces } from "./mixed-races.ts";
import { offers } from "./offers.ts";
import { partnerGuide } from "./partner-guide.ts";
import { personsData } from "./persons-data.ts";
import { races } from "./races.ts";
import { repeatedAndMistyped } from "./repeated-and-mistyped.ts";
import { swept } from "./swept.ts";
import { units } from "./units.ts";
import { uploads } from "./uploads.ts";

/** One platform for everything: starting it costs more than most of these tests. */
describe("the platform over HTTP", () => {
  usePlatform();
  describe("the main path", mainPath);
  describe("codes", codes);
  describe("uploads", uploads);
  describe("identities", identityMatrix);
  describe("agents", agents);
  describe("bad input", badInput);
  describe("repeated and mistyped", repeatedAndMistyped);
  describe("channels", channels);
  describe("the partner guide", partnerGuide);
  describe("races", races);
  describe("races in any mix", mixedRaces);
  describe("offers", offers);
  describe("killed workers", killedWorkers);
  describe("what time does", swept);
  describe("disturbed writes", disturbedWrites);
  describe("grants", grants);
  describe("a draw", drawPath);
  describe("units", units);
  // Last: it searches what all the others have left.
  describe("persons' data", personsData);
});
