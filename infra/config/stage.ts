import { local } from "./local.ts";
import { production } from "./production.ts";
import type { StageConfig } from "./stage-config.ts";

/** The configuration of a stage by its name. @throws when there is no such stage. */
export const stageConfig = (name: string): StageConfig => {
  if (name === "production") return production;
  if (name === "local") return local();
  throw new Error(`WISAL_STAGE must be "local" or "production", not "${name}"`);
};
