import { describe, expect, it } from "vitest";
import type { Assignment } from "../caller.ts";
import { staffRoles } from "../caller.ts";
import { isStandingAdministrator } from "./member.ts";
import { administersNetwork, fits, mayAdminister, withoutRole, withRole } from "./roles.ts";

const TODAY = "2026-11-21";
const held = (more: Partial<Assignment> = {}): Assignment => ({
  postId: "fr-paris",
  role: "officer",
  from: "2026-01-01",
  to: null,
  ...more,
});

describe("E2 the roles of one person", () => {
  it("are given beside others, not twice for one day", () => {
    const until = held({ to: "2026-11-30" });
    for (const [from, isHeld] of [
      ["2026-11-30", true],
      ["2026-12-01", false],
    ] as const)
      expect(withRole([until], held({ from }), TODAY).ok).toBe(!isHeld);
    expect(withRole([until], held({ postId: "fr-lyon", from: TODAY }), TODAY).ok).toBe(true);
    expect(withRole([until], held({ role: "desk", from: TODAY }), TODAY).ok).toBe(true);
  });

  it("are given for days before or after those on which they are held", () => {
    const nextYear = held({ from: "2027-01-01", to: "2027-12-31" });
    const added = (from: string, to: string | null) => withRole([nextYear], held({ from, to }), TODAY);
    expect(added("2026-12-01", "2026-12-31").ok).toBe(true);
    expect(added("2026-12-01", "2027-01-01")).toEqual({ ok: false, error: "role-held" });
    expect(added("2026-12-01", null).ok).toBe(false);
    expect(added("2027-12-31", null).ok).toBe(false);
    expect(added("2028-01-01", null).ok).toBe(true);
    expect(withRole([held()], held({ from: TODAY, to: TODAY }), TODAY).ok).toBe(false);
    const office = held({ postId: "fr-lyon", from: TODAY });
    expect(withRole([held(), nextYear], office, TODAY)).toEqual({
      ok: true,
      value: [held(), nextYear, office],
    });
  });

  it("end for who holds them there, and nobody's other role does", () => {
    const others = [held({ postId: "fr-lyon" }), held({ role: "desk" })];
    const ended = { postId: "fr-paris", role: "officer" } as const;
    expect(withoutRole(others, ended, { today: TODAY })).toEqual({ ok: false, error: "role-not-held" });
    const last = "2026-12-01";
    const begins = held({ from: last });
    expect(withoutRole([...others, begins], ended, { today: TODAY, last })).toEqual({
      ok: true,
      value: [...others, { ...begins, to: last }],
    });
  });

  it("are held at a post, but for the network's own and the call centre's", () => {
    const placed = (postId: string) => staffRoles.filter((role) => fits({ postId, role }));
    expect(placed("fr-paris")).toEqual(["officer", "desk", "head-of-post", "call-centre"]);
    expect(placed("*")).toEqual(["network-administrator", "call-centre"]);
  });

  it("leave the entry 400 days after their end", () => {
    const [old, recent] = [held({ to: "2025-10-16" }), held({ from: "2025-10-17", to: "2025-10-17" })];
    const added = held({ from: TODAY });
    expect(withRole([old, recent], added, TODAY)).toEqual({ ok: true, value: [recent, added] });
  });

  it("end after their last day, or yesterday when it is at once; what would begin later goes", () => {
    const later = held({ from: "2027-01-01" });
    const now = held({ to: "2026-12-31" });
    const role = { postId: "fr-paris", role: "officer" } as const;
    const last = "2026-12-01";
    expect(withoutRole([now, later], role, { today: TODAY, last })).toEqual({
      ok: true,
      value: [{ ...now, to: last }],
    });
    expect(withoutRole([now], role, { today: TODAY })).toEqual({
      ok: true,
      value: [{ ...now, to: "2026-11-20" }],
    });
    expect(withoutRole([held({ from: TODAY })], role, { today: TODAY })).toEqual({ ok: true, value: [] });
    expect(withoutRole([now], role, { today: TODAY, last: "2026-12-31" }).ok).toBe(false);
  });

  it("are the head's to give at their own post up to the desk, and all the network's", () => {
    const head = [held({ role: "head-of-post" })];
    const given = (
      ["officer", "desk", "call-centre", "head-of-post", "network-administrator"] as const
    ).filter((role) => mayAdminister(head, { postId: "fr-paris", role }));
    expect(given).toEqual(["officer", "desk", "call-centre"]);
    expect(mayAdminister(head, { postId: "fr-lyon", role: "desk" })).toBe(false);
    expect(mayAdminister(head, { postId: "*", role: "call-centre" })).toBe(false);
    expect(mayAdminister([...head, held({ postId: "fr-lyon" })], { postId: "fr-paris", role: "desk" })).toBe(
      true,
    );
    expect(mayAdminister([held({ role: "desk" })], { postId: "fr-paris", role: "desk" })).toBe(false);
    expect(administersNetwork([held({ postId: "*", role: "call-centre" })])).toBe(false);
    expect(administersNetwork([held({ role: "network-administrator" })])).toBe(false);
    const network = [held({ postId: "*", role: "network-administrator" })];
    expect(mayAdminister(network, { postId: "*", role: "network-administrator" })).toBe(true);
  });

  it("make an administrator to rely on when in office, active and without an end", () => {
    const office = held({ postId: "*", role: "network-administrator" });
    expect(isStandingAdministrator({ active: true, assignments: [office] }, TODAY)).toBe(true);
    for (const person of [
      { active: false, assignments: [office] },
      { active: true, assignments: [{ ...office, to: "2099-12-31" }] },
      { active: true, assignments: [{ ...office, from: "2026-11-22" }] },
      { active: true, assignments: [held({ role: "network-administrator" })] },
    ])
      expect(isStandingAdministrator(person, TODAY)).toBe(false);
  });
});
