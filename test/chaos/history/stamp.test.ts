import { describe, expect, it } from "vitest";
import { judge } from "./linearize.ts";
import { recorded } from "./recorded.ts";
import { type StampCall, type StampState, stampHistory, stampSpec } from "./stamp.ts";

type When = readonly [number, number];
const of = { code: "0000 0000 0000 0000" } as const;
const call = (
  kind: StampCall["kind"],
  when: When,
  answer: readonly [status?: number, code?: string | undefined],
  by: Pick<StampCall, "requestId" | "reservationId" | "named"> = {},
): StampCall => ({ kind, of, ...by, called: recorded(when, ...answer) });

const accepts = (stored: StampState["state"], ...calls: readonly StampCall[]): boolean =>
  judge(stampSpec, stampHistory(calls, stored)).linearizable;

const claim = { reservationId: "rsv_A" } as const;
const reserved = call("reserve", [0, 1], [201], claim);
const desk = (when: When, status: number, code?: string) =>
  call("consume", when, [status, code], { requestId: "req_A" });

describe("the history of a stamp", () => {
  it("used at two desks at once › is refused; used at one and refused at the other, accepted (T6, T8)", () => {
    expect(accepts("consumed", desk([0, 9], 200), desk([0, 9], 200))).toBe(false);
    expect(accepts("consumed", desk([0, 9], 200), desk([0, 9], 409, "stamp-consumed"))).toBe(true);
    expect(accepts("issued", desk([0, 9], 200))).toBe(false);
  });

  it("refused as used before anybody used it › is refused", () => {
    expect(accepts("consumed", desk([0, 1], 409, "stamp-consumed"), desk([2, 3], 200))).toBe(false);
  });

  it("reserved and committed › is accepted, and nobody else has it in between (T7)", () => {
    const committed = call("commit", [8, 9], [200], claim);
    expect(accepts("consumed", reserved, committed)).toBe(true);
    expect(accepts("consumed", reserved, desk([3, 4], 409, "stamp-reserved"), committed)).toBe(true);
    expect(accepts("consumed", reserved, desk([3, 4], 200), committed)).toBe(false);
    expect(accepts("consumed", committed)).toBe(false);
  });

  it("released › is free again, released still, and not committed (T7)", () => {
    const released = call("release", [2, 3], [204], claim);
    const twice = call("release", [4, 5], [204], claim);
    expect(accepts("issued", reserved, released, twice)).toBe(true);
    expect(accepts("consumed", reserved, released, desk([4, 5], 200))).toBe(true);
    expect(accepts("consumed", reserved, released, call("commit", [4, 5], [200], claim))).toBe(false);
    expect(
      accepts("issued", reserved, released, call("commit", [4, 5], [409, "reservation-lapsed"], claim)),
    ).toBe(true);
  });

  it("attached to a request › is used for it alone, until it is taken off (T5)", () => {
    const own = { requestId: "req_A" } as const;
    const attached = call("attach", [0, 1], [201], own);
    const other = call("consume", [4, 5], [200], { requestId: "req_B" });
    expect(accepts("consumed", attached, desk([4, 5], 200))).toBe(true);
    expect(accepts("consumed", attached, other)).toBe(false);
    expect(accepts("consumed", attached, call("detach", [2, 3], [204], own), other)).toBe(true);
    expect(accepts("issued", attached, call("verify", [2, 3], [409, "stamp-wrong-holder"]))).toBe(true);
  });

  it("given back for its money › is nobody's any more (T9)", () => {
    const refunded = call("refund", [0, 1], [202]);
    expect(accepts("gone", refunded, call("verify", [2, 3], [409, "stamp-refunded"]))).toBe(true);
    expect(accepts("gone", refunded, desk([2, 3], 200))).toBe(false);
  });

  it("a commit of unknown fate › may have used it, and may not", () => {
    const lost = call("commit", [2, 3], [], claim);
    expect(accepts("consumed", reserved, lost)).toBe(true);
    expect(accepts("reserved", reserved, lost)).toBe(true);
    expect(accepts("issued", reserved, lost)).toBe(false);
  });

  it("a refusal that names another stamp › says nothing of this one", () => {
    const refused = { requestId: "req_A", named: false } as const;
    expect(accepts("issued", call("consume", [0, 1], [409, "stamp-consumed"], refused))).toBe(true);
    expect(
      accepts("issued", call("consume", [0, 1], [409, "stamp-consumed"], { ...refused, named: true })),
    ).toBe(false);
  });
});
