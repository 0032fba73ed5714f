import { describe, expect, it } from "vitest";
import { refundPaid } from "#events/refunds/paid.v1.ts";
import { stampReservationLapsed } from "#events/stamps/reservation-lapsed.v1.ts";
import { stampReversed } from "#events/stamps/reversed.v1.ts";
import type { Notice } from "#shared/domain/partner/notice.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { NotifyDeps } from "./notify-partners.ts";
import { notifyPartners } from "./notify-partners.ts";

const heldBy = [
  { partnerId: "forms", reservationId: "rsv_FORMS111", reference: "F-1" },
  { partnerId: "notaries", reservationId: "rsv_NOTARY11", reference: "N-1" },
  { partnerId: "silent", reservationId: "rsv_SILENT11", reference: "S-1" },
];

const world = (down: string | undefined = undefined) => {
  const sent: { readonly partnerId: string; readonly id: string; readonly notice: Notice }[] = [];
  const deps: NotifyDeps = {
    clock: { now: () => 0 },
    reservations: { find: () => Promise.resolve(undefined), partnersOf: () => Promise.resolve(heldBy) },
    webhooks: {
      webhook: (partnerId) =>
        Promise.resolve(
          partnerId === "silent" ? undefined : { url: "https://partner.example", generations: [1] },
        ),
    },
    notices: {
      send: (partnerId, _webhook, id, notice) => {
        sent.push({ partnerId, id, notice });
        return Promise.resolve(partnerId === down ? fail("webhook-timeout") : ok(undefined));
      },
    },
  };
  return { deps, sent };
};

const event = (type: string, data: object) => ({
  specversion: "1.0",
  id: "cmd_abcdefghijklmnopqrstuvwxyz.0",
  source: "wisal",
  type,
  time: "2026-11-21T12:00:00.000Z",
  subject: "stm_TEST",
  actor: { kind: "system", id: "test" },
  data,
});
const refund = {
  refundId: "rfd_1",
  orderId: "ord_1",
  accountId: "acc_1",
  kind: "stamp",
  channel: "card",
  amountMad: 2000,
};
const refunded = event(refundPaid.type, { ...refund, stampId: "stm_TEST" });

describe("notices to partners (T7)", () => {
  it("tell every partner that had the stamp in its hands and wants to know, each with its own file", async () => {
    const { deps, sent } = world();
    await notifyPartners(deps, refunded, { attempt: 1 });
    expect(sent.map(({ partnerId, notice }) => [partnerId, notice.type, notice.data.reference])).toEqual([
      ["forms", "stamp.refunded", "F-1"],
      ["notaries", "stamp.refunded", "N-1"],
    ]);
  });

  it("are sent again after a pause that grows, under the same id", async () => {
    const { deps, sent } = world("forms");
    const failed: unknown = await notifyPartners(deps, refunded, { attempt: 3 }).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(RedeliveryWanted);
    expect(failed).toMatchObject({ code: "webhook-timeout", afterSeconds: 270 });
    await notifyPartners(world().deps, refunded, { attempt: 4 });
    expect(sent.map(({ id }) => id)).toEqual([`${refunded.id}.forms`, `${refunded.id}.notaries`]);
  });

  it("of a reversed use tell the same partners; an event of another shape is never told", async () => {
    const { deps, sent } = world();
    const data = { stampId: "stm_TEST", proposalId: "prp_1", replacedBy: "stm_NEW", amountMad: 2000 };
    await notifyPartners(deps, event(stampReversed.type, data), { attempt: 1 });
    expect(sent.map(({ partnerId, notice }) => [partnerId, notice.type])).toEqual([
      ["forms", "stamp.reversed"],
      ["notaries", "stamp.reversed"],
    ]);
    await expect(notifyPartners(deps, event(stampReversed.type, {}), { attempt: 1 })).rejects.toThrow();
    const lapsed = { stampId: "stm_TEST", reservationId: "rsv_GONE", partnerId: "forms" };
    await notifyPartners(deps, event(stampReservationLapsed.type, lapsed), { attempt: 1 });
    expect(sent).toHaveLength(2);
  });

  it("are none for money that never became a stamp", async () => {
    const { deps, sent } = world();
    await notifyPartners(deps, event(refundPaid.type, { ...refund, kind: "capture" }), { attempt: 1 });
    expect(sent).toEqual([]);
  });
});
