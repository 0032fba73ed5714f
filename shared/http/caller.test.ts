import { describe, expect, it } from "vitest";
import type { SignedInCaller } from "#shared/domain/caller.ts";
import { callerFrom } from "./caller.ts";

const read = (caller: unknown) => callerFrom({ caller: JSON.stringify(caller), principalId: "acc_A" });

const signIn = { at: 1_800_000_000, secondFactor: true };
const citizen = { kind: "citizen", accountId: "acc_A", status: "active", scopes: ["wisal/citizen"] } as const;
const assignment = { postId: "fr-paris", role: "officer", from: "2026-01-01", to: null } as const;
const staff = {
  kind: "staff",
  staffId: "stf_A",
  assignments: [assignment],
  scopes: ["wisal/staff"],
} as const;
const terms = { procedureIds: ["passport-adult"], postIds: ["fr-paris"], callsPerMinute: 60 };
const partner = { kind: "partner", partnerId: "forms", scopes: ["wisal/stamps.verify"], terms } as const;
const agent = { staffId: "stf_A", channel: "phone", postId: "fr-paris" } as const;

const callers: readonly SignedInCaller[] = [
  citizen,
  { ...citizen, status: "none", scopes: [] },
  { ...citizen, status: "suspended", signIn },
  { ...citizen, agent },
  { ...citizen, agent: { ...agent, channel: "desk" } },
  staff,
  { ...staff, assignments: [], mandate: "refused", signIn },
  { ...staff, assignments: [assignment, { ...assignment, role: "desk", to: "2026-12-31" }] },
  partner,
];

describe("E2 the caller in the gateway's context", () => {
  it.each(callers)("is read as it was written: %j", (caller) => {
    expect(read(caller)).toEqual(caller);
  });

  it("is nobody on a public route, where no authorizer ran", () => {
    for (const none of [null, undefined, {}, { principalId: "acc_A" }])
      expect(callerFrom(none)).toEqual({ kind: "anonymous" });
  });

  it.each([
    { ...citizen, admin: true },
    { ...citizen, status: "open" },
    { ...citizen, scopes: [1] },
    { ...citizen, signIn: { ...signIn, by: "sms" } },
    { ...citizen, signIn: { at: 1.5, secondFactor: true } },
    { ...citizen, agent: { ...agent, channel: "web" } },
    { ...citizen, agent: { ...agent, role: "officer" } },
    { ...staff, mandate: "held" },
    { ...staff, assignments: [{ ...assignment, role: "consul" }] },
    { ...staff, assignments: [{ ...assignment, from: "yesterday" }] },
    { ...staff, assignments: [{ ...assignment, everywhere: true }] },
    { ...staff, admin: true },
    { ...partner, terms: { ...terms, callsPerMinute: 0 } },
    { ...partner, terms: { ...terms, all: true } },
    { ...partner, terms: { ...terms, postIds: [1] } },
    { ...partner, admin: true },
    { kind: "anonymous" },
    { kind: "" },
  ])("is a fault, never somebody else, when it reads otherwise: %j", (other) => {
    expect(() => read(other)).toThrow();
  });
});
