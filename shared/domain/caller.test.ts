import { describe, expect, it } from "vitest";
import type { CitizenCaller } from "./caller.ts";
import { actorOf } from "./caller.ts";

const citizen: CitizenCaller = { kind: "citizen", accountId: "acc_A", status: "active", scopes: [] };

describe("E3 who acts, for the trail", () => {
  it("is the citizen, or the agent with whom they act for (R1)", () => {
    expect(actorOf(citizen)).toEqual({ kind: "citizen", id: "acc_A" });
    const agent = { staffId: "stf_A", channel: "phone", postId: "fr-paris" } as const;
    expect(actorOf({ ...citizen, agent })).toEqual({
      kind: "staff",
      id: "stf_A",
      onBehalfOf: { accountId: "acc_A", channel: "phone", postId: "fr-paris" },
    });
  });

  it("is a member of staff, a partner, or nobody in particular", () => {
    const terms = { procedureIds: [], postIds: [], callsPerMinute: 1 };
    expect(actorOf({ kind: "staff", staffId: "stf_A", assignments: [], scopes: [] })).toEqual({
      kind: "staff",
      id: "stf_A",
    });
    expect(actorOf({ kind: "partner", partnerId: "forms", scopes: [], terms })).toEqual({
      kind: "partner",
      id: "forms",
    });
    expect(actorOf({ kind: "anonymous" })).toEqual({ kind: "system", id: "anonymous" });
  });
});
