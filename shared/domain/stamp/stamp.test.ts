import { describe, expect, it } from "vitest";
import type { Stamp, StampState } from "./stamp.ts";
import { explain, stampStates, stampTransitions, stateAt } from "./stamp.ts";

const now = Date.parse("2026-11-21T12:00:00.000Z");
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

const stamp = (more: Partial<Stamp> = {}): Stamp => ({
  stampId: "stm_TEST",
  state: "issued",
  procedureId: "signature-legalisation",
  amountMad: 2000,
  components: { receipt: 0, chancery: 2000, service: 0 },
  issuedAt: at(-10),
  validUntil: at(1000),
  orderId: "ord_TEST",
  unit: 1,
  ...more,
});
const reservation = (until: string) => ({
  reservationId: "rsv_A",
  partnerId: "forms",
  until,
  reference: "F-1",
});
const act = { procedureId: "signature-legalisation" };

describe("explain (T6, T7)", () => {
  it("lets an issued, valid stamp for this act be reserved and consumed", () => {
    expect(explain("consume", stamp(), now, act)).toBeUndefined();
    expect(explain("reserve", stamp(), now, act)).toBeUndefined();
  });

  it("says unknown without a stamp", () => {
    expect(explain("consume", undefined, now, act)).toEqual({ code: "stamp-unknown" });
  });

  it("says wrong-act and nothing else, whatever became of the stamp", () => {
    for (const state of stampStates) {
      const refusal = explain("consume", stamp({ state }), now, { procedureId: "passport-adult" });
      expect(refusal).toEqual({ code: "stamp-wrong-act" });
    }
  });

  it("says wrong-holder for a stamp bound to another request, and not for its own", () => {
    const bound = stamp({ boundTo: "req_A" });
    expect(explain("consume", bound, now, { ...act, requestId: "req_B" })?.code).toBe("stamp-wrong-holder");
    expect(explain("reserve", bound, now, act)?.code).toBe("stamp-wrong-holder");
    expect(explain("consume", bound, now, { ...act, requestId: "req_A" })).toBeUndefined();
  });

  it("says expired from the very instant of its end, with that instant", () => {
    const ends = stamp({ validUntil: at(0) });
    expect(explain("consume", ends, now, act)).toEqual({
      code: "stamp-expired",
      details: { validUntil: at(0) },
    });
    expect(explain("consume", ends, now - 1, act)).toBeUndefined();
  });

  it("says reserved while a claim stands, and not from the instant at which it lapses", () => {
    const claimed = stamp({ state: "reserved", reservation: reservation(at(0)) });
    const refusal = explain("consume", claimed, now - 1, act);
    expect(refusal).toEqual({ code: "stamp-reserved", details: { until: at(0) } });
    expect(explain("consume", claimed, now, act)).toBeUndefined();
  });

  it("says consumed with when and where, and by nobody", () => {
    const desk = { kind: "desk", postId: "fr-paris", desk: "4", appointmentId: "apt_A" } as const;
    const used = stamp({ state: "consumed", use: { at: at(-5), where: desk } });
    const details = { at: at(-5), where: "desk", postId: "fr-paris", desk: "4" };
    expect(explain("consume", used, now, act)).toEqual({ code: "stamp-consumed", details });
    const partner = { kind: "partner", partnerId: "forms", reservationId: "rsv_A" } as const;
    expect(
      explain("reserve", stamp({ state: "consumed", use: { at: at(-5), where: partner } }), now, act),
    ).toEqual({
      code: "stamp-consumed",
      details: { at: at(-5), where: "partner" },
    });
  });

  it.each([
    ["refund-requested", "stamp-refunded"],
    ["refunded", "stamp-refunded"],
    ["expired", "stamp-expired"],
    ["suspended", "stamp-suspended"],
    ["replaced", "stamp-replaced"],
  ] as const)("says of a stamp that is %s: %s", (state, code) => {
    expect(explain("consume", stamp({ state }), now, act)?.code).toBe(code);
  });

  it("lets only the claim that stands be committed, and its maker release it even after it lapsed", () => {
    const own = { reservation: { reservationId: "rsv_A", partnerId: "forms" } };
    const other = { reservation: { reservationId: "rsv_A", partnerId: "others" } };
    const claimed = stamp({ state: "reserved", reservation: reservation(at(5)) });
    expect(explain("commit", claimed, now, own)).toBeUndefined();
    expect(explain("commit", claimed, now, other)?.code).toBe("reservation-lapsed");
    const lapsed = stamp({ state: "reserved", reservation: reservation(at(0)) });
    expect(explain("commit", lapsed, now, own)?.code).toBe("reservation-lapsed");
    expect(explain("release", lapsed, now, own)).toBeUndefined();
    expect(explain("commit", stamp(), now, own)?.code).toBe("reservation-lapsed");
  });

  it("takes nothing for one's own claim that is another's, of another stamp's state, or none", () => {
    const own = { reservation: { reservationId: "rsv_A", partnerId: "forms" } };
    const another = { reservation: { reservationId: "rsv_B", partnerId: "forms" } };
    const claimed = stamp({ state: "reserved", reservation: reservation(at(5)) });
    for (const name of ["commit", "release"] as const) {
      expect(explain(name, claimed, now, another)?.code).toBe("reservation-lapsed");
      expect(explain(name, claimed, now)?.code).toBe("reservation-lapsed");
      expect(explain(name, stamp({ state: "reserved" }), now)?.code).toBe("reservation-lapsed");
      expect(explain(name, { ...claimed, state: "consumed" }, now, own)?.code).toBe("reservation-lapsed");
    }
  });

  it("lets what is left of a claim on a stamp that is not reserved stand in nobody's way", () => {
    expect(explain("consume", stamp({ reservation: reservation(at(5)) }), now, act)).toBeUndefined();
    expect(stateAt(stamp({ reservation: reservation(at(5)) }), now)).toBe("issued");
    expect(stateAt(stamp({ state: "reserved" }), now)).toBe("issued");
  });

  it("says of one that was found expired when it was to end", () => {
    const refusal = { code: "stamp-expired", details: { validUntil: at(-2) } };
    expect(explain("consume", stamp({ state: "expired", validUntil: at(-2) }), now, act)).toEqual(refusal);
  });

  it("has nothing to tell of a use that is not known", () => {
    expect(explain("consume", stamp({ state: "consumed" }), now, act)).toEqual({
      code: "stamp-consumed",
      details: {},
    });
  });
});

describe("the states of a stamp (T6)", () => {
  it("are changed by these changes alone", () => {
    const table = Object.entries(stampTransitions).map(
      ([name, { from, to }]) => `${name}: ${from.join(", ")} → ${to}`,
    );
    expect(table).toEqual([
      "reserve: issued, reserved → reserved",
      "commit: reserved → consumed",
      "release: reserved → issued",
      "consume: issued, reserved → consumed",
      "attach: issued, reserved → issued",
      "detach: issued → issued",
      "requestRefund: issued, reserved, expired → refund-requested",
      "refund: refund-requested → refunded",
      "expire: issued, reserved → expired",
      "lapse: expired → expired",
      "suspend: issued, reserved → suspended",
      "reinstate: suspended → issued",
      "replace: issued, reserved → replaced",
    ]);
  });

  it("never leave consumed, refunded or replaced, nor expired but for a refund and the end of it", () => {
    const ended: readonly StampState[] = ["consumed", "refunded", "replaced"];
    for (const [name, { from }] of Object.entries(stampTransitions)) {
      const left: readonly StampState[] = from;
      const final = ["requestRefund", "lapse"].includes(name) ? ended : [...ended, "expired"];
      expect(
        left.filter((state) => final.includes(state)),
        name,
      ).toEqual([]);
    }
  });

  it("leave nothing to do once a stamp has lapsed (T9)", () => {
    const lapsed = stamp({ state: "expired", validUntil: at(-2), lapsedAt: at(-1) });
    expect(explain("requestRefund", stamp({ state: "expired", validUntil: at(-2) }), now)).toBeUndefined();
    for (const name of ["requestRefund", "lapse", "attach", "replace"] as const)
      expect(explain(name, lapsed, now)?.code).toBe("stamp-expired");
  });

  it("are attached to one request, by one change, and to another by none (T5)", () => {
    const bound = stamp({ boundTo: "req_A", pausedAt: at(-1), validUntil: at(0) });
    expect(explain("attach", stamp(), now, { ...act, requestId: "req_A" })).toBeUndefined();
    expect(explain("attach", bound, now, { requestId: "req_A" })?.code).toBe("stamp-attached");
    expect(explain("attach", bound, now, { requestId: "req_B" })?.code).toBe("stamp-wrong-holder");
    expect(explain("detach", bound, now, { requestId: "req_A" })).toBeUndefined();
    expect(explain("detach", stamp(), now, { requestId: "req_A" })?.code).toBe("stamp-wrong-holder");
    expect(explain("detach", stamp(), now)?.code).toBe("stamp-wrong-holder");
    expect(explain("requestRefund", bound, now)?.code).toBe("stamp-wrong-holder");
    expect(explain("replace", bound, now)?.code).toBe("stamp-wrong-holder");
    expect(explain("expire", bound, now + 1e12)?.code).toBe("stamp-wrong-holder");
    expect(explain("suspend", bound, now)).toBeUndefined();
  });

  it("expire when the time is over and not before, and are reinstated only from a suspension", () => {
    expect(explain("expire", stamp({ validUntil: at(1) }), now)?.code).toBe("stamp-valid");
    expect(explain("expire", stamp({ validUntil: at(0) }), now)).toBeUndefined();
    expect(explain("reinstate", stamp(), now)?.code).toBe("stamp-valid");
    expect(explain("reinstate", stamp({ state: "reserved" }), now)?.code).toBe("stamp-valid");
    expect(explain("reinstate", stamp({ state: "suspended" }), now)).toBeUndefined();
  });

  it("count as they are at that time, tidied or not", () => {
    expect(stateAt(stamp({ state: "reserved", reservation: reservation(at(5)) }), now)).toBe("reserved");
    expect(stateAt(stamp({ state: "reserved", reservation: reservation(at(-5)) }), now)).toBe("issued");
    expect(stateAt(stamp({ validUntil: at(0) }), now)).toBe("expired");
    expect(stateAt(stamp({ state: "consumed", validUntil: at(0) }), now)).toBe("consumed");
  });
});
