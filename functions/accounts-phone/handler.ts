import { readEnvironment } from "#shared/config/environment.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";
import { routes } from "./routes.ts";

/** Takes another phone for a citizen's account (R2). */
export const handler = apiHandler({ routes, deps: buildDeps(readEnvironment(envSchema)) });
