import { describe, expect, it } from "vitest";
import type { Caller, CitizenCaller, StaffCaller, StaffRole } from "#shared/domain/caller.ts";
import { authorise } from "./authorise.ts";
import type { Access } from "./route.ts";

const citizen = (more: Partial<CitizenCaller> = {}): Caller => ({
  kind: "citizen",
  accountId: "acc_A",
  status: "active",
  scopes: ["wisal/other", "wisal/citizen"],
  ...more,
});
const staff = (places: Readonly<Record<string, StaffRole>>, more: Partial<StaffCaller> = {}): Caller => ({
  kind: "staff",
  staffId: "stf_A",
  assignments: Object.entries(places).map(([postId, role]) => ({
    postId,
    role,
    from: "2026-01-01",
    to: null,
  })),
  scopes: ["wisal/staff"],
  ...more,
});
const terms = { procedureIds: [], postIds: [], callsPerMinute: 1 };
const partner = (...scopes: readonly string[]): Caller => ({
  kind: "partner",
  partnerId: "forms",
  scopes,
  terms,
});
const agent = { staffId: "stf_A", channel: "desk", postId: "fr-paris" } as const;

const ofCitizens = (account: "active" | "any", agents = true): Access => ({
  kind: "citizen",
  scope: "wisal/citizen",
  account,
  agents,
});
const ofStaff = (at: "post" | "network" | "anywhere"): Access => ({
  kind: "staff",
  scope: "wisal/staff",
  roles: ["officer", "head-of-post"],
  at,
});
const ofPartners: Access = { kind: "partner", scope: "wisal/stamps.verify" };
const answer = (access: Access, caller: Caller, postId = "fr-paris") =>
  authorise(access, caller, { postId })?.code ?? "let in";

describe("E2 who may call a route", () => {
  it("is everybody where it is public, and nobody unknown elsewhere", () => {
    const nobody: Caller = { kind: "anonymous" };
    for (const caller of [nobody, citizen({ status: "suspended" }), staff({}), partner()])
      expect(answer({ kind: "public" }, caller)).toBe("let in");
    for (const access of [ofCitizens("any"), ofStaff("anywhere"), ofPartners])
      expect(answer(access, nobody)).toBe("unauthenticated");
  });

  it("is who is of that kind and whose token has the scope", () => {
    const scopes = ["wisal/citizen", "wisal/staff", "wisal/stamps.verify"];
    const all: readonly (readonly [Access, Caller])[] = [
      [ofCitizens("any"), citizen({ scopes })],
      [ofStaff("anywhere"), staff({ "fr-paris": "officer" }, { scopes })],
      [ofPartners, partner(...scopes)],
    ];
    for (const [access, own] of all)
      for (const [, caller] of all)
        expect(answer(access, caller)).toBe(caller === own ? "let in" : "forbidden");
    expect(answer(ofCitizens("any"), citizen({ scopes: ["wisal/staff"] }))).toBe("forbidden");
    expect(answer(ofStaff("anywhere"), staff({ "fr-paris": "officer" }, { scopes: [] }))).toBe("forbidden");
    expect(answer(ofCitizens("any"), staff({ "*": "officer" }, { scopes }))).toBe("forbidden");
    expect(answer(ofPartners, partner("wisal/stamps.redeem"))).toBe("forbidden");
  });

  it("is a citizen by the account, which is opened first and never suspended", () => {
    for (const account of ["active", "any"] as const) {
      expect(answer(ofCitizens(account), citizen())).toBe("let in");
      expect(answer(ofCitizens(account), citizen({ status: "suspended" }))).toBe("account-suspended");
    }
    expect(answer(ofCitizens("active"), citizen({ status: "none" }))).toBe("account-needed");
    expect(answer(ofCitizens("any"), citizen({ status: "none" }))).toBe("let in");
  });

  it("is an agent for a citizen where that is meant, on the account's terms (R1)", () => {
    expect(answer(ofCitizens("any"), citizen({ agent }))).toBe("let in");
    expect(answer(ofCitizens("any", false), citizen({ agent }))).toBe("in-person-only");
    expect(answer(ofCitizens("any", false), citizen())).toBe("let in");
    expect(answer(ofCitizens("active"), citizen({ agent, status: "suspended" }))).toBe("account-suspended");
  });

  it("is nobody on the strength of a mandate that was refused, but where it is public", () => {
    const head = staff({ "fr-paris": "head-of-post" }, { mandate: "refused" });
    for (const access of [ofStaff("post"), ofCitizens("any"), ofPartners])
      expect(answer(access, head)).toBe("mandate-refused");
    expect(answer({ kind: "public" }, head)).toBe("let in");
  });

  it("is, at a post, who has the role there or in the network; elsewhere the post is not found", () => {
    expect(answer(ofStaff("post"), staff({ "fr-paris": "officer" }))).toBe("let in");
    expect(answer(ofStaff("post"), staff({ "fr-paris": "desk", "fr-lyon": "officer" }))).toBe("forbidden");
    expect(answer(ofStaff("post"), staff({ "fr-lyon": "officer" }))).toBe("not-found");
    expect(answer(ofStaff("post"), staff({}))).toBe("not-found");
    expect(answer(ofStaff("post"), staff({ "*": "officer" }))).toBe("let in");
    expect(answer(ofStaff("post"), staff({ "*": "call-centre" }))).toBe("forbidden");
    expect(answer(ofStaff("post"), staff({ "fr-paris": "desk", "*": "officer" }))).toBe("let in");
  });

  it("is, for the network, who has the role in the network, whatever they are at a post", () => {
    expect(answer(ofStaff("network"), staff({ "*": "officer" }))).toBe("let in");
    expect(answer(ofStaff("network"), staff({ "*": "desk" }))).toBe("forbidden");
    expect(answer(ofStaff("network"), staff({ "fr-paris": "officer" }))).toBe("forbidden");
    expect(answer(ofStaff("network"), staff({ "*": "desk", "fr-paris": "officer" }))).toBe("forbidden");
    expect(answer(ofStaff("network"), staff({}))).toBe("forbidden");
  });

  it("is, anywhere, who has the role at some post", () => {
    expect(answer(ofStaff("anywhere"), staff({ "fr-lyon": "head-of-post" }))).toBe("let in");
    expect(answer(ofStaff("anywhere"), staff({ "fr-lyon": "desk" }))).toBe("forbidden");
    expect(answer(ofStaff("anywhere"), staff({}))).toBe("forbidden");
  });
});
