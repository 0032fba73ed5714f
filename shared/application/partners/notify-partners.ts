import type { Envelope } from "#events/envelope.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { refundPaid } from "#events/refunds/paid.v1.ts";
import { stampReservationLapsed } from "#events/stamps/reservation-lapsed.v1.ts";
import { stampReversed } from "#events/stamps/reversed.v1.ts";
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

/** What there is to tell, and to whom. */
interface Concern {
  readonly notice: NoticeType;
  readonly stampId: string;
  readonly concerned: readonly StampPartner[];
}

/**
 * Whom an event concerns: a lapse, the partner that reserved; the others, every partner that had the stamp in its hands.
 * A refund of money that never became a stamp is nobody's.
 */
const concernOf = async (
  { reservations }: NotifyDeps,
  { type, data }: Envelope,
): Promise<Concern | undefined> => {
  const everyPartner = async (notice: NoticeType, stampId: string): Promise<Concern> => ({
    notice,
    stampId,
    concerned: await reservations.partnersOf(stampId),
  });
  switch (type) {
    case stampReservationLapsed.type: {
      const { stampId, reservationId } = stampReservationLapsed.schema.parse(data);
      const reservation = await reservations.find(reservationId);
      return {
        notice: "stamp.reservation-lapsed",
        stampId,
        concerned: reservation === undefined ? [] : [reservation],
      };
    }
    case refundPaid.type: {
      const { stampId } = refundPaid.schema.parse(data);
      return stampId === undefined ? undefined : await everyPartner("stamp.refunded", stampId);
    }
    case stampReversed.type:
      return await everyPartner("stamp.reversed", stampReversed.schema.parse(data).stampId);
    default:
      throw new Error("an event that is nobody's notice");
  }
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
  const envelope = envelopeSchema.parse(event);
  const { id, time } = envelope;
  const concern = await concernOf(deps, envelope);
  if (concern === undefined) return;
  const { notice, stampId, concerned } = concern;
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
