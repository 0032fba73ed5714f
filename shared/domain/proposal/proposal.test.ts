import { describe, expect, it } from "vitest";
import type { Proposal, ProposalDecision } from "./proposal.ts";
import { whyNotDecided } from "./proposal.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const proposal: Proposal = {
  proposalId: "prp_22222222",
  kind: "refund",
  subject: "stm_22222222",
  orderId: "ord_22222222",
  unit: 1,
  postId: "fr-paris",
  reason: "wrong-act",
  proposedBy: "stf_ONE",
  proposedAt: "2026-11-20T12:00:00.000Z",
  until: "2026-11-27T12:00:00.000Z",
  state: "open",
};
const decided = (by: string, to: ProposalDecision["to"], now = NOW, more: Partial<Proposal> = {}) =>
  whyNotDecided({ ...proposal, ...more }, { by, to, now })?.code;

describe("what needs a second person (T9)", () => {
  it("is approved and rejected by somebody else, and withdrawn by who proposed it", () => {
    expect(decided("stf_TWO", "approved")).toBeUndefined();
    expect(decided("stf_TWO", "rejected")).toBeUndefined();
    expect(decided("stf_ONE", "withdrawn")).toBeUndefined();
    expect(decided("stf_ONE", "approved")).toBe("second-person-needed");
    expect(decided("stf_ONE", "rejected")).toBe("second-person-needed");
    expect(decided("stf_TWO", "withdrawn")).toBe("proposal-not-own");
  });

  it("is decided once, and within its seven days", () => {
    expect(decided("stf_TWO", "approved", NOW, { state: "rejected" })).toBe("proposal-closed");
    expect(decided("stf_TWO", "approved", Date.parse(proposal.until) - 1)).toBeUndefined();
    expect(decided("stf_TWO", "approved", Date.parse(proposal.until))).toBe("proposal-closed");
    expect(whyNotDecided(undefined, { by: "stf_TWO", to: "approved", now: NOW })?.code).toBe("not-found");
  });
});
