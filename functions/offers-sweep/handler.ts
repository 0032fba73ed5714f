import { sweepOffers } from "#shared/application/offers/sweep-offers.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { scheduleHandler } from "#shared/consumer/schedule-handler.ts";
import { log } from "#shared/observability/log.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

export const handler = scheduleHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  run: async (deps) => {
    const swept = await sweepOffers(deps, deps.clock.now());
    log.info("offers-swept", { count: swept });
  },
});
