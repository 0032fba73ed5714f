/**
 * The tables as data: CDK makes them from this, the local run makes them from CDK's template, tests from both.
 *
 * There is no idempotency table: one command record per change is at once outbox item, idempotency record
 * and source of the audit trail, and it lives in the table whose change it records (docs/adr/0003).
 */
export interface TableDefinition {
  readonly partitionKey: "pk";
  readonly sortKey: "sk";
  /** Attribute holding an epoch second after which DynamoDB may delete the item; it only tidies (A1). */
  readonly timeToLive?: "expiresAt";
  readonly stream: boolean;
  readonly indexes: readonly {
    readonly name: "byOwner";
    readonly partitionKey: "gpk";
    readonly sortKey: "gsk";
    readonly projection: "KEYS_ONLY";
  }[];
}

const byOwner = { name: "byOwner", partitionKey: "gpk", sortKey: "gsk", projection: "KEYS_ONLY" } as const;

/** Every table of the platform by its logical name. */
export const tables = {
  core: { partitionKey: "pk", sortKey: "sk", timeToLive: "expiresAt", stream: true, indexes: [byOwner] },
  stamps: { partitionKey: "pk", sortKey: "sk", timeToLive: "expiresAt", stream: true, indexes: [byOwner] },
  audit: { partitionKey: "pk", sortKey: "sk", stream: false, indexes: [] },
} as const satisfies Record<string, TableDefinition>;

/** The sort key that marks a command record; the streams' filters pass nothing else. */
export const COMMAND_SORT_KEY = "CMD";
