import { defineConfig } from "vitest/config";
import { areaNamed } from "./areas.ts";

/**
 * The tests of one area, for its mutants. Stryker's own choice of test files does not do: it wakes the mutants of
 * constants when these have been read.
 */
export default defineConfig({
  test: {
    environment: "node",
    include: [...areaNamed(process.env["WISAL_MUTANTS"]).tests],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
