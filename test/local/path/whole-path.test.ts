import { describe } from "vitest";
import { usePlatform } from "../support/platform.ts";
import { badInput } from "./bad-input.ts";
import { identityMatrix } from "./identity-matrix.ts";
import { mainPath } from "./main-path.ts";
import { races } from "./races.ts";

/** One platform for everything below: starting it costs more than most of these tests. */
describe("the platform over HTTP", () => {
  usePlatform();
  describe("the main path", mainPath);
  describe("identities", identityMatrix);
  describe("bad input", badInput);
  describe("races", races);
});
