import { readEnvironment } from "#shared/config/environment.ts";
import { queueHandler } from "#shared/consumer/queue-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";
import { record } from "./record.ts";

/** Writes the append-only, hash-chained audit trail (E3). */
export const handler = queueHandler({ deps: buildDeps(readEnvironment(envSchema)), handle: record });
