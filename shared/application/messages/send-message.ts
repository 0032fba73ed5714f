import type { Message, MessageChannel } from "#shared/domain/message/message.ts";
import { messageIdOf, phoneKeyOf } from "#shared/domain/message/message.ts";
import type { Notice } from "#shared/domain/message/notice.ts";
import { noticeIdOf } from "#shared/domain/message/notice.ts";
import type { RenderedMessage } from "#shared/domain/message/template.ts";
import type { CodeSending } from "#shared/domain/order/delivery.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Attachment, MailSender, TextSender } from "#shared/ports/message-sender.ts";
import type { NoticeStore } from "#shared/ports/notice-store.ts";
import type { SmsPace } from "#shared/ports/sms-pace.ts";
import type { OnceDeps, Sent } from "./deliver-once.ts";
import { deliverOnce } from "./deliver-once.ts";

/** What sending over both channels needs. */
export interface SendDeps extends OnceDeps {
  readonly texts: TextSender;
  readonly mails: MailSender;
  readonly notices: Pick<NoticeStore, "put">;
  readonly pace: SmsPace;
}

/** To whom, about what, in which words. */
export interface Outgoing {
  readonly eventId: string;
  readonly kind: RenderedMessage["kind"];
  readonly language: RenderedMessage["language"];
  readonly phone: string;
  readonly email?: string | undefined;
  readonly accountId: string;
  /** When the thing happened that it tells of: a UTC instant. */
  readonly at: string;
  /** What may be kept of what it says, to be shown to its person. */
  readonly kept: RenderedMessage["kept"];
  readonly sending?: CodeSending;
  /** By which ways it goes; an e-mail needs an address. */
  readonly channels: readonly MessageChannel[];
  /** By which of them not yet. */
  readonly later?: readonly MessageChannel[];
  /** Whether its event comes no more: what fails is then told as failed. */
  readonly last: boolean;
  /** Renders the message; called only when it is this worker's to send. `undefined`: there is nothing to say. */
  readonly compose: () => Promise<RenderedMessage | undefined>;
  readonly attachments?: readonly Attachment[];
}

/** What came of each channel: how the message stands on those that worked, and why it must be tried again. */
export interface SentOver {
  readonly sent: readonly (Sent & { readonly channel: MessageChannel })[];
  /** To be thrown once the caller has noted what was sent: the event then comes again. */
  readonly failure: Error | undefined;
}

const nothingToSay = { kind: "refused", code: "nothing-to-say" } as const;

const messageOf = (outgoing: Outgoing, channel: MessageChannel): Message => ({
  messageId: messageIdOf(outgoing.eventId, outgoing.kind, channel),
  eventId: outgoing.eventId,
  kind: outgoing.kind,
  channel,
  language: outgoing.language,
  ...(channel === "sms" && { phoneKey: phoneKeyOf(outgoing.phone) }),
  accountId: outgoing.accountId,
  ...(outgoing.sending !== undefined && { sending: outgoing.sending }),
});

const noticeOf = ({ eventId, kind, language, accountId, at, kept, channels }: Outgoing): Notice => ({
  noticeId: noticeIdOf(eventId, kind),
  ...{ accountId, eventId, kind, language, at, channels },
  values: kept,
});

/** The words, once the network may be given one more SMS. */
const composeText = async (deps: SendDeps, outgoing: Outgoing): Promise<RenderedMessage | undefined> => {
  const rendered = await outgoing.compose();
  if (rendered !== undefined && !(await deps.pace.turn())) throw new RedeliveryWanted("sms-pace");
  return rendered;
};

const sendText = async (deps: SendDeps, outgoing: Outgoing): Promise<Sent> =>
  await deliverOnce(
    deps,
    messageOf(outgoing, "sms"),
    () => composeText(deps, outgoing),
    async (rendered) =>
      rendered === undefined
        ? nothingToSay
        : await deps.texts.send({ phone: outgoing.phone, text: rendered.sms }),
  );

const sendMail = async (deps: SendDeps, outgoing: Outgoing): Promise<Sent> => {
  const { email: to } = outgoing;
  if (to === undefined) throw new Error("an e-mail without an address");
  return await deliverOnce(deps, messageOf(outgoing, "email"), outgoing.compose, async (rendered) =>
    rendered === undefined
      ? nothingToSay
      : await deps.mails.send({
          to,
          subject: rendered.subject,
          ...rendered.letter,
          attachments: outgoing.attachments ?? [],
        }),
  );
};

/** Tried no more: an e-mail may have carried it, and its person sees that it failed (N3). */
const gaveUp = async (deps: SendDeps, outgoing: Outgoing, channel: MessageChannel): Promise<Sent> => {
  const { messageId } = messageOf(outgoing, channel);
  await deps.messages.giveUp(messageId, new Date(deps.clock.now()).toISOString());
  return { state: "failed" };
};

/**
 * Sends a message by each of its ways: one does not wait for the other, so that an e-mail still carries what an SMS
 * could not (N3). What is told is noted first, for its person to see. When the event comes again for the channel that
 * failed, the other does nothing more.
 */
export const sendMessage = async (deps: SendDeps, outgoing: Outgoing): Promise<SentOver> => {
  await deps.notices.put(noticeOf(outgoing));
  const now = outgoing.channels.filter((channel) => outgoing.later?.includes(channel) !== true);
  const outcomes = await Promise.allSettled(
    now.map((channel) => (channel === "sms" ? sendText(deps, outgoing) : sendMail(deps, outgoing))),
  );
  const sent: (Sent & { readonly channel: MessageChannel })[] = [];
  let failure: Error | undefined;
  for (const [index, outcome] of outcomes.entries()) {
    const channel = now[index] ?? "sms";
    if (outcome.status === "fulfilled") {
      sent.push({ ...outcome.value, channel });
    } else {
      failure ??= outcome.reason instanceof Error ? outcome.reason : new Error("a channel failed");
      if (outgoing.last) sent.push({ ...(await gaveUp(deps, outgoing, channel)), channel });
    }
  }
  return { sent, failure };
};
