import { publishOutbox } from "#shared/application/outbox/publish-outbox.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { streamHandler } from "#shared/consumer/stream-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

/** Publishes the events of each stored change (N1). */
export const handler = streamHandler({ deps: buildDeps(readEnvironment(envSchema)), handle: publishOutbox });
