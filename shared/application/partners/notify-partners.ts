import * as z from "zod";
import { envelopeSchema } from "#events/envelope.ts";
import { stampReservationLapsed } from "#events/stamps/reservation-lapsed.v1.ts";
import type { NoticeType } from "#shared/domain/partner/notice.ts";
import { pauseAfter } from "#shared/domain/partner/notice.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { PartnerWebhooks } from "#shared/ports/directory.ts";
import type { NoticeSender } from "#shared/ports/notice-sender.ts";
import type { ReservationStore, StampPartner } from "#shared/ports/reservation-store.ts";

/** What telling partners needs. */
export interface NotifyDeps {
  readonly clock: Clock;
  readonly reservations: Pick<ReservationStore, "find" | "partnersOf">;
  readonly webhooks: PartnerWebhooks;
  readonly notices: NoticeSender;
}

const noticeOf: Readonly<Record<string, NoticeType>> = {
  [stampReservationLapsed.type]: "stamp.reservation-lapsed",
  "gov.wisal.refunds.paid.v1": "stamp.refunded",
  "gov.wisal.stamps.reversed.v1": "stamp.reversed",
};

/** A refund of money that never became a stamp names none. */
const dataSchema = z.object({ stampId: z.string().optional(), reservationId: z.string().optional() });

/** Whom an event concerns: a lapse, the partner that reserved; the others, every partner that had the stamp in its hands. */
const concernedBy = async (
  { reservations }: NotifyDeps,
  type: NoticeType,
  { stampId, reservationId = "" }: { readonly stampId: string; readonly reservationId?: string | undefined },
): Promise<readonly StampPartner[]> => {
  if (type !== "stamp.reservation-lapsed") return reservations.partnersOf(stampId);
  const reservation = await reservations.find(reservationId);
  return reservation === undefined ? [] : [reservation];
};

/**
 * Tells partners what became of a stamp that they had in their hands (T7): a reservation lapsed, a stamp refunded, a
 * consumption reversed. At least once: the id is the event's, so that a partner can tell a repeated notice.
 *
 * @throws RedeliveryWanted when a partner did not take it, with how long to wait before the next try.
 */
export const notifyPartners = async (
  deps: NotifyDeps,
  event: unknown,
  { attempt }: { readonly attempt: number },
): Promise<void> => {
  const { id, type, time, data } = envelopeSchema.parse(event);
  const notice = noticeOf[type];
  if (notice === undefined) throw new Error("an event that is nobody's notice");
  const { stampId, reservationId: lapsed } = dataSchema.parse(data);
  if (stampId === undefined) return;
  const concerned = await concernedBy(deps, notice, { stampId, reservationId: lapsed });
  const faults: string[] = [];
  for (const { partnerId, reservationId, reference } of concerned) {
    const webhook = await deps.webhooks.webhook(partnerId);
    if (webhook === undefined) continue;
    const sent = await deps.notices.send(
      partnerId,
      webhook,
      `${id}.${partnerId}`,
      { type: notice, timestamp: time, data: { stampId, reservationId, reference } },
      deps.clock.now(),
    );
    if (!sent.ok) faults.push(sent.error);
  }
  const [fault] = faults;
  if (fault !== undefined) throw new RedeliveryWanted(fault, pauseAfter(attempt));
};
