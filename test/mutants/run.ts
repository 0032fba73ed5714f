import { join, relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { type AreaName, areas } from "./areas.ts";

/** A change of the code that no test noticed. */
export interface Survivor {
  /** `shared/domain/stamp/clock.ts:21`. */
  readonly at: string;
  readonly mutator: string;
  /** What stands there instead, in one line. */
  readonly instead: string;
  /** False where no test came by at all. */
  readonly reached: boolean;
}

/** What became of the mutants of an area. */
export interface Outcome {
  readonly noticed: number;
  readonly survivors: readonly Survivor[];
}

const root = join(import.meta.dirname, "../..");

const NOTICED: ReadonlySet<string> = new Set(["Killed", "Timeout"]);
const UNNOTICED: ReadonlySet<string> = new Set(["Survived", "NoCoverage"]);

/** Changes the code of an area in every way that Stryker knows, one at a time, and runs its tests for each. */
export const mutate = async (name: AreaName): Promise<Outcome> => {
  // Read by vitest.config.ts, in the processes that Stryker starts.
  process.env["WISAL_MUTANTS"] = name;
  const mutants = await new Stryker({
    mutate: [...areas[name].files, "!**/*.test.ts"],
    configFile: "test/mutants/stryker.json",
    reporters: process.stderr.isTTY ? ["progress"] : [],
  }).runMutationTest();
  return {
    noticed: mutants.filter(({ status }) => NOTICED.has(status)).length,
    survivors: mutants
      .filter(({ status }) => UNNOTICED.has(status))
      .map(({ fileName, location, mutatorName, replacement, status }) => ({
        at: `${relative(root, fileName)}:${location.start.line}`,
        mutator: mutatorName,
        instead: (replacement ?? "").replaceAll(/\s+/g, " "),
        reached: status === "Survived",
      })),
  };
};
