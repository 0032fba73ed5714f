import { retirePapers } from "#shared/application/documents/retire-papers.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { count } from "#shared/observability/metric.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const { deleted, left } = await retirePapers(deps);
    if (deleted > 0) count("papers-deleted", deleted);
    if (left > 0) count("papers-left", left);
  },
});
