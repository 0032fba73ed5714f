import { describe, expect, it } from "vitest";
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
const refunded = event("gov.wisal.refunds.paid.v1", { stampId: "stm_TEST", refundId: "rfd_1" });

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

  it("are none for money that never became a stamp", async () => {
    const { deps, sent } = world();
    await notifyPartners(deps, event("gov.wisal.refunds.paid.v1", { refundId: "rfd_1" }), { attempt: 1 });
    expect(sent).toEqual([]);
  });
});
