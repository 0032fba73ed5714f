import { runDraws } from "#shared/application/draws/run-draws.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { log } from "#shared/observability/log.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const steps = await runDraws(deps, deps.clock.now());
    log.info("draws-run", { count: steps });
  },
});
