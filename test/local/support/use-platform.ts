import { afterAll, beforeAll } from "vitest";
import { closePlatform, openPlatform } from "./platform.ts";

/** Starts one platform in memory for all the tests of this file, and ends it after them. */
export const usePlatform = (): void => {
  beforeAll(async () => {
    await openPlatform();
  });
  afterAll(closePlatform);
};
