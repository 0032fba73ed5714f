import { describe, expect, it } from "vitest";
import { judge } from "./linearize.ts";
import { recorded } from "./recorded.ts";
import { type SlotCall, slotHistory, slotSpec } from "./slot.ts";

type When = readonly [number, number];
const call = (
  kind: SlotCall["kind"],
  requestId: string,
  when: When,
  status?: number,
  code?: string,
  more: { readonly party?: number; readonly doubtful?: boolean } = {},
): SlotCall => ({
  kind,
  slotId: "2026-12-01T08:10",
  requestId,
  party: more.party ?? 1,
  called: recorded(when, status, code, more.doubtful),
});

const accepts = (
  calls: readonly SlotCall[],
  booked: readonly string[] = [],
  rules = { places: 1, offered: false },
): boolean => judge(slotSpec, slotHistory(rules, calls, booked)).linearizable;

/** So long after anything that no function believes what it saw then. */
const LATER = 10_000;
const SIX_MINUTES = 6 * 60_000;

describe("the history of a slot of one place", () => {
  const booking = [call("hold", "ana", [0, 1], 201), call("confirm", "ana", [2, 3], 201)];

  it("held, confirmed › is accepted with that appointment stored, refused with another or none", () => {
    expect(accepts(booking, ["ana"])).toBe(true);
    expect(accepts(booking, ["bea"])).toBe(false);
    expect(accepts(booking)).toBe(false);
  });

  it("held twice at once › is refused: one of two had to lose (A3)", () => {
    const both = [call("hold", "ana", [0, 9], 201), call("hold", "bea", [0, 9], 201)];
    expect(accepts(both)).toBe(false);
    expect(accepts(both, [], { places: 2, offered: false })).toBe(true);
    const lost = [call("hold", "ana", [0, 9], 201), call("hold", "bea", [0, 9], 409, "slot-full")];
    expect(accepts(lost)).toBe(true);
  });

  it("full with nobody on it › is refused, unless a moment ago somebody was or others wait for it", () => {
    const full = call("hold", "bea", [LATER, LATER + 1], 409, "slot-full");
    expect(accepts([full])).toBe(false);
    expect(accepts([full], [], { places: 1, offered: true })).toBe(true);
    const back = [
      call("hold", "ana", [0, 1], 201),
      call("giveBack", "ana", [LATER - 2_000, LATER - 1_999], 204),
    ];
    expect(accepts([...back, full])).toBe(true);
  });

  it("full while a refused press had the place for a moment › is accepted; long after it, refused", () => {
    const refused = call("hold", "ana", [0, 5], 409, "hold-exists");
    expect(accepts([refused, call("hold", "bea", [2, 4], 409, "slot-full")])).toBe(true);
    expect(accepts([refused, call("hold", "bea", [LATER, LATER + 1], 409, "slot-full")])).toBe(false);
    const doubtful = call("hold", "ana", [0, 5], 409, "hold-exists", { doubtful: true });
    expect(accepts([doubtful, call("hold", "bea", [LATER, LATER + 1], 409, "slot-full")])).toBe(true);
  });

  it("confirmed without a hold, or after it was given back › is refused (A1)", () => {
    expect(accepts([call("confirm", "ana", [0, 1], 201)], ["ana"])).toBe(false);
    const back = [call("hold", "ana", [0, 1], 201), call("giveBack", "ana", [2, 3], 204)];
    expect(accepts([...back, call("confirm", "ana", [4, 5], 201)], ["ana"])).toBe(false);
  });

  it("told that its hold had lapsed within ten minutes › is refused (A1)", () => {
    const lapsed = call("confirm", "ana", [2, 3], 409, "hold-lapsed");
    expect(accepts([call("hold", "ana", [0, 1], 201), lapsed])).toBe(false);
  });

  it("cancelled › the place is nobody's for five minutes, then the next one's (A5)", () => {
    const cancelled = [...booking, call("leave", "ana", [4, 5], 200)];
    const next = (at: number) => call("hold", "bea", [at, at + 1], 201);
    expect(accepts([...cancelled, next(60_000)])).toBe(false);
    expect(accepts([...cancelled, next(SIX_MINUTES)])).toBe(true);
    expect(accepts([...cancelled, call("accept", "bea", [6, 7], 201)], ["bea"])).toBe(true);
  });

  it("a hold of unknown fate › may have taken the place, and may not", () => {
    const lost = call("hold", "ana", [0, 5]);
    expect(accepts([lost, call("hold", "bea", [LATER, LATER + 1], 409, "slot-full")])).toBe(true);
    expect(accepts([lost, call("hold", "bea", [LATER, LATER + 1], 201)])).toBe(true);
  });

  it("moved into and out of › is accepted once it is free, refused while somebody has it (A4)", () => {
    const moves = [
      call("leave", "ana", [4, 5], 200),
      call("enter", "bea", [SIX_MINUTES, SIX_MINUTES + 1], 200),
    ];
    expect(accepts([...booking, ...moves], ["bea"])).toBe(true);
    expect(accepts([...booking, call("enter", "bea", [4, 5], 200)], ["ana", "bea"])).toBe(false);
  });

  it("a party of two on one place › is refused; on two, accepted (A1)", () => {
    const two = call("hold", "ana", [0, 1], 201, undefined, { party: 2 });
    expect(accepts([two])).toBe(false);
    expect(accepts([two], [], { places: 2, offered: false })).toBe(true);
  });
});
