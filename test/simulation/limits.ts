import { production } from "#infra/config/production.ts";
import { stageLimits } from "#infra/config/stage-limits.ts";

/** A limit that stands between people and places, and who says so. */
interface Limit {
  readonly value: number;
  readonly what: string;
  readonly source: string;
}

const aws = (page: string): string => `docs.aws.amazon.com: ${page}`;

/** The limits of a release, published or our own. */
export const limits = {
  stageCallsPerSecond: {
    value: stageLimits.throttlingRateLimit,
    what: "calls a second to the API",
    source: "infra/config/stage-limits.ts",
  },
  stageCallsAtOnce: {
    value: stageLimits.throttlingBurstLimit,
    what: "calls that may be saved up",
    source: "infra/config/stage-limits.ts; an account's own is 5,000",
  },
  accountCallsPerSecond: {
    value: 10_000,
    what: "calls a second to all APIs of an account and Region",
    source: aws("apigateway, quotas"),
  },
  accountConcurrency: {
    value: 1_000,
    what: "environments at work at once, of all functions, at first",
    source: aws("lambda, quotas"),
  },
  environmentsPerTenSeconds: {
    value: 1_000,
    what: "new environments of one function in ten seconds",
    source: aws("lambda, scaling behavior"),
  },
  callsPerEnvironment: {
    value: 10,
    what: "calls a second for each environment that the account may have",
    source: aws("lambda, quotas (invocation requests)"),
  },
  tableWrites: {
    value: 4_000,
    what: "write units a second that a new on-demand table serves at once",
    source: aws("dynamodb, warm throughput"),
  },
  tableReads: {
    value: 12_000,
    what: "read units a second that a new on-demand table serves at once",
    source: aws("dynamodb, warm throughput"),
  },
  tableQuota: {
    value: 40_000,
    what: "units a second, reads and writes each, to which a table may be warmed without asking",
    source: aws("dynamodb, quotas"),
  },
  partitionWrites: {
    value: 1_000,
    what: "write units a second of one partition, and so of one item",
    source: aws("dynamodb, partition key design"),
  },
  partitionReads: {
    value: 3_000,
    what: "read units a second of one partition",
    source: aws("dynamodb, partition key design"),
  },
  smsPerSecond: {
    value: production.smsPerSecond,
    what: "SMS a second, of all kinds",
    source: "infra/config/production.ts; the usual quota of an account",
  },
} as const satisfies Readonly<Record<string, Limit>>;
