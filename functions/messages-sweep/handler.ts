import { resumeWaiting } from "#shared/application/messages/resume-waiting.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { log } from "#shared/observability/log.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

/** Has what waited for the end of quiet hours told (N3). */
export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const resumed = await resumeWaiting(deps, deps.clock.now());
    log.info("messages-resumed", { count: resumed });
  },
});
