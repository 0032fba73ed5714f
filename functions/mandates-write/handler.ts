import { readEnvironment } from "#shared/config/environment.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";
import { routes } from "./routes.ts";

/** Gives agents mandates to act for citizens, and tells their head what they did with them (R1). */
export const handler = apiHandler({ routes, deps: buildDeps(readEnvironment(envSchema)) });
