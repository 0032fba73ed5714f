import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { log } from "#shared/observability/log.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const count = await sweepStamps(deps);
    log.info("stamps-swept", { count });
  },
});
