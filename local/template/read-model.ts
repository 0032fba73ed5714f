import { apisOf } from "./api.ts";
import { distributionsOf } from "./distribution.ts";
import { eventRulesOf, eventSourcesOf, functionsOf, logSubscriptionsOf, schedulesOf } from "./functions.ts";
import type { Addresses } from "./identity.ts";
import { queuesOf, subscriptionsOf, topicsOf } from "./messaging.ts";
import type { Model } from "./model.ts";
import { Resolver } from "./resolver.ts";
import { ResourceIndex } from "./resource-index.ts";
import { statementsByRole } from "./roles.ts";
import { readStacks, type Stack } from "./stack.ts";
import { bucketsOf, keysOf, secretsOf, tablesOf } from "./stores.ts";

/** The one role that is people's and no function's. */
const AUDITOR_ROLE = "wisal-auditor";

export function readModel(assembly: string, addresses: Addresses): Model {
  return modelOf(readStacks(assembly), addresses);
}

export function modelOf(stacks: readonly Stack[], addresses: Addresses): Model {
  const index = new ResourceIndex(stacks, new Resolver(stacks, addresses));
  return {
    tables: tablesOf(index),
    buckets: bucketsOf(index),
    topics: topicsOf(index),
    queues: queuesOf(index),
    subscriptions: subscriptionsOf(index),
    functions: functionsOf(index),
    eventSources: eventSourcesOf(index),
    schedules: schedulesOf(index),
    eventRules: eventRulesOf(index),
    logSubscriptions: logSubscriptionsOf(index),
    secrets: secretsOf(index),
    keys: keysOf(index),
    apis: apisOf(index),
    distributions: distributionsOf(index),
    auditor: statementsByRole(index).get(AUDITOR_ROLE) ?? [],
  };
}
