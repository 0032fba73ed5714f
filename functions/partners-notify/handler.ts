import { notifyPartners } from "#shared/application/partners/notify-partners.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { queueHandler } from "#shared/consumer/queue-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

const deps = buildDeps(readEnvironment(envSchema));

export const handler = queueHandler({ deps, handle: notifyPartners, postpone: deps.postpone });
