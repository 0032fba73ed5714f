import { readEnvironment } from "#shared/config/environment.ts";
import { triggerHandler } from "#shared/consumer/trigger-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";
import { record } from "./record.ts";

/** Judges who gets a sign-in code, and puts it in words (N2, N3). */
export const handler = triggerHandler({ deps: buildDeps(readEnvironment(envSchema)), handle: record });
