import { identify } from "#shared/application/identity/identify.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { authorizerHandler } from "#shared/http/authorizer-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

/** Verifies access tokens of every issuer and looks up who calls (E2). */
export const handler = authorizerHandler({ deps: buildDeps(readEnvironment(envSchema)), identify });
