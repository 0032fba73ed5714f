import { limits } from "./limits.ts";

/** What is configured for a release. */
export interface Plan {
  readonly name: string;
  readonly stageCallsPerSecond: number;
  readonly accountConcurrency: number;
  /** Environments of each function that are kept ready. */
  readonly provisioned: number;
  readonly tableWrites: number;
  readonly tableReads: number;
  /** For how long the gateway believes the authorizer. */
  readonly authorizerBelievedMs: number;
  readonly draw: boolean;
}

/** An account as it is handed out. */
export const unprepared: Plan = {
  name: "nothing prepared",
  stageCallsPerSecond: limits.stageCallsPerSecond.value,
  accountConcurrency: limits.accountConcurrency.value,
  provisioned: 0,
  tableWrites: limits.tableWrites.value,
  tableReads: limits.tableReads.value,
  authorizerBelievedMs: 0,
  draw: false,
};

/** As docs/first-deployment.md has it for the day before. */
export const prepared: Plan = {
  ...unprepared,
  name: "pre-warmed",
  accountConcurrency: 3_000,
  provisioned: 200,
  tableWrites: 40_000,
  tableReads: 40_000,
};

/** Side by side, and what else could be done. */
export const plans: readonly Plan[] = [
  unprepared,
  prepared,
  { ...prepared, name: "and 10,000 calls a second", stageCallsPerSecond: 10_000 },
  { ...prepared, name: "authorizer believed", authorizerBelievedMs: 300_000 },
  { ...unprepared, name: "drawn by lot", draw: true },
];
