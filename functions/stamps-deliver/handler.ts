import { deliverStamp } from "#shared/application/messages/deliver-stamp.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { queueHandler } from "#shared/consumer/queue-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

/** Sends a stamp's code by SMS and e-mail (T4). */
export const handler = queueHandler({ deps: buildDeps(readEnvironment(envSchema)), handle: deliverStamp });
