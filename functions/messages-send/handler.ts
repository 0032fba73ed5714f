import { notify } from "#shared/application/messages/notify.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { queueHandler } from "#shared/consumer/queue-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

/** Sends confirmations and officers' answers by SMS and e-mail (N1–N3). */
export const handler = queueHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  handle: (deps, body, { attempt }) => notify(deps, body, attempt >= deps.maxReceives),
});
