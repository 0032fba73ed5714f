import { describe, expect, it } from "vitest";
import type { Caller } from "#shared/domain/caller.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { guessBudgets, guesserOf, isFailedCheck } from "./guessing.ts";

const HERE = "192.0.2.1";
const citizen: Caller = { kind: "citizen", accountId: "acc_A", status: "active", scopes: [] };

describe("T11 guesses", () => {
  it("are checks whose code, act or holder was wrong, and no other refusals", () => {
    const failed: readonly RefusalCode[] = ["stamp-unknown", "stamp-wrong-act", "stamp-wrong-holder"];
    const others: readonly RefusalCode[] = ["stamp-consumed", "stamp-expired", "stamp-reserved", "forbidden"];
    expect([...failed, ...others].filter(isFailedCheck)).toEqual(failed);
  });

  it("are let pass so often, in so many seconds", () => {
    expect(guessBudgets).toEqual({
      citizen: { most: 10, windowSeconds: 3_600 },
      partner: { most: 60, windowSeconds: 3_600 },
      desk: { most: 300, windowSeconds: 3_600 },
      address: { most: 120, windowSeconds: 3_600 },
      total: { most: 1_000, windowSeconds: 600 },
    });
  });

  it("are a citizen's or a partner's with their address, and a desk's without", () => {
    expect(guesserOf(citizen, HERE)).toEqual({ kind: "citizen", id: "acc_A", address: HERE });
    const terms = { procedureIds: [], postIds: [], callsPerMinute: 1 };
    const partner: Caller = { kind: "partner", partnerId: "forms", scopes: [], terms };
    expect(guesserOf(partner, HERE)).toEqual({ kind: "partner", id: "forms", address: HERE });
    const desk = { kind: "desk", id: "stf_A", address: undefined };
    expect(guesserOf({ kind: "staff", staffId: "stf_A", assignments: [], scopes: [] }, HERE)).toEqual(desk);
    const agent = { staffId: "stf_A", channel: "desk", postId: "fr-paris" } as const;
    expect(guesserOf({ ...citizen, agent }, HERE)).toEqual(desk);
  });

  it("are nobody's who is not signed in", () => {
    expect(() => guesserOf({ kind: "anonymous" }, HERE)).toThrow();
  });
});
