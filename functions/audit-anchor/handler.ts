import { anchorTrail } from "#shared/application/audit/anchor-trail.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { log } from "#shared/observability/log.ts";
import { count } from "#shared/observability/metric.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

/** Writes each hour where the chains of the audit trail end, to where nobody can change it (E3). */
export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const { chains, receded } = await anchorTrail(deps);
    for (const { postId, date } of receded)
      log.error("audit-chain-receded", { postId, subjectId: `${postId} ${date}` });
    log.info("audit-anchored", { count: chains });
    // Alarms listen to both: what is not said for some hours did not happen.
    count("audit-anchors-looked");
    if (receded.length > 0) count("audit-chains-receded", receded.length);
  },
});
