import { matchFile } from "#shared/application/finance/match-file.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { queueHandler } from "#shared/consumer/queue-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = queueHandler({ deps: buildDeps(readEnvironment(envSchema)), handle: matchFile });
