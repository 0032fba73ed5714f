import { describe, expect, it } from "vitest";
import type { Caller, SignInProof } from "./caller.ts";
import { hasSteppedUp } from "./step-up.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const citizen = (signIn?: SignInProof): Caller => ({
  kind: "citizen",
  accountId: "acc_TEST",
  status: "active",
  scopes: [],
  signIn,
});
const staff = (signIn?: SignInProof): Caller => ({
  kind: "staff",
  staffId: "stf_TEST",
  assignments: [],
  scopes: [],
  signIn,
});
const ago = (seconds: number, secondFactor = false): SignInProof => ({
  at: NOW / 1000 - seconds,
  secondFactor,
});

describe("a sign-in of this moment (T9)", () => {
  it("is at most five minutes old", () => {
    expect(hasSteppedUp(citizen(ago(0)), NOW)).toBe(true);
    expect(hasSteppedUp(citizen(ago(300)), NOW)).toBe(true);
    expect(hasSteppedUp(citizen(ago(301)), NOW)).toBe(false);
    expect(hasSteppedUp(citizen(ago(-5)), NOW)).toBe(true);
    expect(hasSteppedUp(citizen(ago(-6)), NOW)).toBe(false);
    expect(hasSteppedUp(citizen(), NOW)).toBe(false);
  });

  it("had a second factor, for staff", () => {
    expect(hasSteppedUp(staff(ago(10, true)), NOW)).toBe(true);
    expect(hasSteppedUp(staff(ago(10)), NOW)).toBe(false);
    expect(hasSteppedUp(staff(ago(301, true)), NOW)).toBe(false);
    expect(hasSteppedUp(staff(), NOW)).toBe(false);
  });

  it("is nothing that nobody in particular has", () => {
    expect(hasSteppedUp({ kind: "anonymous" }, NOW)).toBe(false);
    const terms = { procedureIds: [], postIds: [], callsPerMinute: 1 };
    expect(hasSteppedUp({ kind: "partner", partnerId: "forms", scopes: [], terms }, NOW)).toBe(false);
  });
});
