import { readEnvironment } from "#shared/config/environment.ts";
import { logsHandler } from "#shared/consumer/logs-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";
import { record } from "./record.ts";

/** Records whether an SMS arrived (N3). */
export const handler = logsHandler({ deps: buildDeps(readEnvironment(envSchema)), handle: record });
