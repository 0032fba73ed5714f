import { sweepUploads } from "#shared/application/documents/sweep-uploads.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { count } from "#shared/observability/metric.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const { again, ended, undecided } = await sweepUploads(deps);
    if (again > 0) count("upload-again");
    // An alarm listens to this one.
    if (undecided > 0) count("papers-undecided", undecided);
    if (ended > 0) count("upload-ended");
  },
});
