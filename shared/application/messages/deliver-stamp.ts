import { envelopeSchema } from "#events/envelope.ts";
import { messageSettled } from "#events/messages/settled.v1.ts";
import { readEvent } from "#events/registry.ts";
import { stampIssued } from "#events/stamps/issued.v1.ts";
import { stampResendAsked } from "#events/stamps/resend-asked.v1.ts";
import type { Language } from "#shared/domain/call.ts";
import { actName } from "#shared/domain/message/act-names.ts";
import { dateIn, shortDate } from "#shared/domain/message/local-date.ts";
import { channelsFor } from "#shared/domain/message/message.ts";
import type { RenderedMessage } from "#shared/domain/message/template.ts";
import { MASKED_CODE, render } from "#shared/domain/message/template.ts";
import { stampCode } from "#shared/domain/message/templates/stamp-code.ts";
import type { CodeSending } from "#shared/domain/order/delivery.ts";
import { formatStampCode, maskStampCode } from "#shared/domain/stamp/code.ts";
import type { Unsealer } from "#shared/ports/sealer.ts";
import type { Recipient, StampDeliveryStore } from "#shared/ports/stamp-delivery-store.ts";
import type { SendDeps } from "./send-message.ts";
import { sendMessage } from "./send-message.ts";

/** What delivering a stamp's code needs. */
export interface DeliverStampDeps extends SendDeps {
  readonly deliveries: StampDeliveryStore;
  readonly unsealer: Unsealer;
  /** Told how long after the money's arrival a code was first handed to its SMS provider, in seconds (T4). */
  readonly onHanded: (seconds: number) => void;
}

/** A stamp is an act of the State: its validity is counted in the capital's days. */
const STAMP_ZONE = "Africa/Casablanca";

/** A sending as its event asks for it. */
interface AskedSending extends CodeSending {
  readonly eventId: string;
  readonly at: string;
  readonly procedureId: string;
  readonly validUntil: string;
}

const askedBy = (type: string, body: unknown): AskedSending => {
  if (type === stampResendAsked.type) {
    const { envelope, data } = readEvent(stampResendAsked, body);
    return { eventId: envelope.id, at: envelope.time, ...data };
  }
  const { envelope, data } = readEvent(stampIssued, body);
  const { orderId, unit, stampId, procedureId, validUntil } = data;
  return {
    ...{ eventId: envelope.id, at: envelope.time },
    ...{ orderId, unit, stampId, procedureId, validUntil, resend: 0 },
  };
};

const inWords = ({ procedureId, validUntil }: AskedSending, language: Language, code: string) =>
  render(stampCode, language, {
    act: actName(procedureId, language),
    code,
    validUntil: shortDate(language, dateIn(STAMP_ZONE, validUntil)),
  });

/** What the buyer sees again: of the code its last group, by which they tell one stamp from another. */
const keptOf = (asked: AskedSending, language: Language, lastGroup: string | undefined) => {
  const { kept } = inWords(asked, language, MASKED_CODE);
  return lastGroup === undefined ? kept : { ...kept, code: maskStampCode(lastGroup) };
};

/** The code in words, opened only now that it is this worker's to send; nothing once it is erased or superseded. */
const compose = async (
  deps: DeliverStampDeps,
  asked: AskedSending,
  { language }: Recipient,
): Promise<RenderedMessage | undefined> => {
  const sealed = await deps.deliveries.sealedCopy(asked, deps.clock.now());
  if (sealed === undefined) return undefined;
  const code = await deps.unsealer.unseal(sealed.stampId, sealed.ciphertext);
  return inWords(asked, language, formatStampCode(code));
};

const send = async (deps: DeliverStampDeps, asked: AskedSending, last: boolean): Promise<void> => {
  const { eventId, at, orderId, unit, stampId, resend } = asked;
  const recipient = await deps.deliveries.recipient(orderId);
  if (recipient === undefined) throw new Error("the event names no known order");
  const { accountId, language, phone, email, paidAt } = recipient;
  const sending: CodeSending = { orderId, unit, stampId, resend };
  const { sent, failure } = await sendMessage(deps, {
    eventId,
    kind: stampCode.kind,
    language,
    phone,
    email,
    accountId,
    at,
    kept: keptOf(asked, language, await deps.deliveries.lastGroup(sending)),
    channels: channelsFor({ email }, true),
    last,
    sending,
    compose: () => compose(deps, asked, recipient),
  });
  const now = deps.clock.now();
  for (const { channel, state, handed } of sent) {
    await deps.deliveries.note(sending, channel, { state, at: new Date(now).toISOString() });
    if (handed === true && channel === "sms" && resend === 0 && paidAt !== undefined)
      deps.onHanded((now - Date.parse(paidAt)) / 1000);
  }
  if (failure !== undefined) throw failure;
};

/** The network's word on an SMS, noted where its buyer looks. */
const noteReceipt = async (deps: DeliverStampDeps, body: unknown): Promise<void> => {
  const { envelope, data } = readEvent(messageSettled, body);
  await deps.deliveries.note(data, "sms", { state: data.status, at: envelope.time });
};

/**
 * Sends the code of a stamp to the phone and e-mail given at purchase, when it is issued and again when its buyer
 * asks (T4), each once in effect (N1), and notes on the order's unit how each channel did, now and when the network
 * has its say. The code is unsealed only by the worker that sends it, and leaves memory with it: it is in no log, no
 * event and no record. `last` says that the event comes no more.
 */
export const deliverStamp = async (deps: DeliverStampDeps, body: unknown, last = false): Promise<void> => {
  const { type } = envelopeSchema.parse(body);
  if (type === messageSettled.type) await noteReceipt(deps, body);
  else await send(deps, askedBy(type, body), last);
};
