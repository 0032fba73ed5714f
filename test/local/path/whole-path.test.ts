import { describe } from "vitest";
import { usePlatform } from "../support/platform.ts";
import { mainPath } from "./main-path.ts";
import { races } from "./races.ts";

/** One platform for everything below: starting it costs more than most of these tests. */
describe("the platform over HTTP", () => {
  usePlatform();
  describe("the main path", mainPath);
  describe("races", races);
});
