import { envelopeSchema } from "#events/envelope.ts";
import { readEvent } from "#events/registry.ts";
import { stampIssued } from "#events/stamps/issued.v1.ts";
import { stampResendAsked } from "#events/stamps/resend-asked.v1.ts";
import { actName } from "#shared/domain/message/act-names.ts";
import { dateIn, shortDate } from "#shared/domain/message/local-date.ts";
import { render } from "#shared/domain/message/template.ts";
import { stampCode } from "#shared/domain/message/templates/stamp-code.ts";
import { formatStampCode } from "#shared/domain/stamp/code.ts";
import type { Unsealer } from "#shared/ports/sealer.ts";
import type { StampDeliveryStore } from "#shared/ports/stamp-delivery-store.ts";
import type { Sent } from "./deliver-once.ts";
import type { SendDeps } from "./send-message.ts";
import { sendMessage } from "./send-message.ts";

/** What delivering a stamp's code needs. */
export interface DeliverStampDeps extends SendDeps {
  readonly deliveries: StampDeliveryStore;
  readonly unsealer: Unsealer;
}

/** A stamp is an act of the State: its validity is counted in the capital's days. */
const STAMP_ZONE = "Africa/Casablanca";

/** Delivered if any channel brought it; failed only if none did (N3). */
const best = (channels: readonly Sent[]): Sent =>
  channels.find(({ state }) => state === "delivered") ??
  channels.find(({ state }) => state === "sent") ?? { state: "failed" };

/**
 * Sends the code of a stamp to the phone and e-mail given at purchase, when it is issued and again when its buyer
 * asks (T4), each once in effect (N1), and notes on the order's unit how it went. The code is unsealed only by the worker that sends it, and leaves
 * memory with it: it is in no log, no event and no record.
 */
export const deliverStamp = async (deps: DeliverStampDeps, body: unknown): Promise<void> => {
  const { type } = envelopeSchema.parse(body);
  const { envelope, data } =
    type === stampResendAsked.type ? readEvent(stampResendAsked, body) : readEvent(stampIssued, body);
  const { orderId, unit, procedureId } = data;
  const recipient = await deps.deliveries.recipient(orderId);
  if (recipient === undefined) throw new Error("the event names no known order");
  const { language, phone, email } = recipient;
  const { sent, failure } = await sendMessage(deps, {
    eventId: envelope.id,
    kind: stampCode.kind,
    language,
    phone,
    email,
    orderId,
    compose: async () => {
      const sealed = await deps.deliveries.sealedCopy(orderId, unit);
      // Erased: the code was delivered or re-issued long ago, and this event is a late copy.
      if (sealed === undefined) return undefined;
      const code = await deps.unsealer.unseal(sealed.stampId, sealed.ciphertext);
      return render(stampCode, language, {
        act: actName(procedureId, language),
        code: formatStampCode(code),
        validUntil: shortDate(language, dateIn(STAMP_ZONE, data.validUntil)),
      });
    },
  });
  if (sent.length > 0) {
    const { state, providerId } = best(sent);
    await deps.deliveries.markDelivery(orderId, unit, {
      state,
      at: new Date(deps.clock.now()).toISOString(),
      ...(providerId !== undefined && { providerId }),
    });
  }
  if (failure !== undefined) throw failure;
};
