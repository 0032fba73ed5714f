import { describe, expect, it } from "vitest";
import type { Stamp, StampTransitionName, WantedStamp } from "#shared/domain/stamp/stamp.ts";
import { explain, stampStates, stampTransitions } from "#shared/domain/stamp/stamp.ts";
import { judgeOf } from "#test/support/condition.ts";
import { stampCondition } from "./stamp-condition.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const at = (ms: number) => new Date(NOW + ms).toISOString();
const isName = (name: string): name is StampTransitionName => name in stampTransitions;
const names = Object.keys(stampTransitions).filter(isName);

const own = { reservationId: "rsv_A", partnerId: "forms" };
const claim = (until: string, of = own) => ({ ...of, until, reference: "F-1" });

const wishes: readonly WantedStamp[] = [{}, { procedureId: "act" }, { procedureId: "other" }].flatMap((act) =>
  [{}, { requestId: "req_A" }, { requestId: "req_B" }].flatMap((request) =>
    [{}, { reservation: own }].map((reservation) => ({ ...act, ...request, ...reservation })),
  ),
);

/** A stamp in every state, of every binding, validity and claim that a stored one can have. */
const stamps: readonly Stamp[] = stampStates.flatMap((state) =>
  [undefined, "req_A"].flatMap((boundTo) =>
    [at(-1), at(0), at(1)].flatMap((validUntil) =>
      [undefined, at(-5)].flatMap((pausedAt) =>
        [
          ...(state === "reserved" ? [] : [undefined]),
          claim(at(0)),
          claim(at(1)),
          claim(at(1), { ...own, partnerId: "others" }),
          claim(at(1), { ...own, reservationId: "rsv_B" }),
        ].flatMap((reservation) =>
          (state === "expired" ? [undefined, at(-1)] : [undefined]).map((lapsedAt) => ({
            stampId: "stm_TEST",
            state,
            procedureId: "act",
            amountMad: 2000,
            components: { receipt: 0, chancery: 2000, service: 0 },
            issuedAt: at(-10),
            validUntil,
            orderId: "ord_TEST",
            unit: 1,
            boundTo,
            pausedAt,
            reservation,
            lapsedAt,
          })),
        ),
      ),
    ),
  ),
);

describe("T6 the condition of a change", () => {
  it.each(names)("holds for %s exactly when the rule allows it, whatever stamp and wish", (name) => {
    for (const wanted of wishes) {
      const holds = judgeOf(stampCondition(stampTransitions[name], wanted, NOW));
      const wrong = stamps.filter(
        (stamp) => holds({ ...stamp }) !== (explain(name, stamp, NOW, wanted) === undefined),
      );
      expect(wrong, JSON.stringify(wanted)).toEqual([]);
    }
  });

  it("compares a wish that names nothing with the empty text, which no id is", () => {
    expect(stampCondition(stampTransitions.detach, {}, NOW).values[":boundTo"]).toBe("");
    const { values } = stampCondition(stampTransitions.commit, {}, NOW);
    expect([values[":reservationId"], values[":partnerId"]]).toEqual(["", ""]);
  });
});
