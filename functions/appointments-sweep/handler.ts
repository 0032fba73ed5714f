import { sweepAppointments } from "#shared/application/appointments/sweep-appointments.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { log } from "#shared/observability/log.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const { lapse, miss, remind } = await sweepAppointments(deps);
    log.info("appointments-lapsed", { count: lapse });
    log.info("appointments-missed", { count: miss });
    log.info("reminders-due", { count: remind });
  },
});
