import { closeDays } from "#shared/application/finance/close-days.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { log } from "#shared/observability/log.ts";
import { count } from "#shared/observability/metric.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const { closed, overdue } = await closeDays(deps);
    log.info("ledger-closed", { count: closed });
    // Alarms listen to both: what is not said for some hours did not happen.
    count("ledger-closes-looked");
    if (overdue > 0) count("differences-overdue", overdue);
  },
});
