import type { Message, MessageChannel } from "#shared/domain/message/message.ts";
import { messageIdOf, phoneKeyOf } from "#shared/domain/message/message.ts";
import type { Notice } from "#shared/domain/message/notice.ts";
import { noticeIdOf } from "#shared/domain/message/notice.ts";
import type { RenderedMessage } from "#shared/domain/message/template.ts";
import type { CodeSending } from "#shared/domain/order/delivery.ts";
import type { Attachment, MailSender, TextSender } from "#shared/ports/message-sender.ts";
import type { NoticeStore } from "#shared/ports/notice-store.ts";
import type { OnceDeps, Sent } from "./deliver-once.ts";
import { deliverOnce } from "./deliver-once.ts";

/** What sending over both channels needs. */
export interface SendDeps extends OnceDeps {
  readonly texts: TextSender;
  readonly mails: MailSender;
  readonly notices: Pick<NoticeStore, "put">;
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

const noticeOf = ({ eventId, kind, language, accountId, at, kept, email }: Outgoing): Notice => ({
  noticeId: noticeIdOf(eventId, kind),
  ...{ accountId, eventId, kind, language, at },
  channels: email === undefined ? ["sms"] : ["sms", "email"],
  values: kept,
});

const sendText = async (deps: SendDeps, outgoing: Outgoing): Promise<Sent> =>
  await deliverOnce(deps, messageOf(outgoing, "sms"), outgoing.compose, async (rendered) =>
    rendered === undefined
      ? nothingToSay
      : await deps.texts.send({ phone: outgoing.phone, text: rendered.sms }),
  );

const sendMail = async (deps: SendDeps, outgoing: Outgoing, to: string): Promise<Sent> =>
  await deliverOnce(deps, messageOf(outgoing, "email"), outgoing.compose, async (rendered) =>
    rendered === undefined
      ? nothingToSay
      : await deps.mails.send({
          to,
          subject: rendered.subject,
          text: rendered.mail,
          attachments: outgoing.attachments ?? [],
        }),
  );

const failureOf = (outcome: PromiseSettledResult<unknown>): readonly Error[] => {
  if (outcome.status === "fulfilled") return [];
  return [outcome.reason instanceof Error ? outcome.reason : new Error("a channel failed")];
};

/**
 * Sends a message by SMS and, where an address was given, by e-mail: one does not wait for the other, so that
 * an e-mail still carries what an SMS could not (N3). What is told is noted first, for its person to see. When the event comes again for the channel that failed,
 * the other does nothing more.
 */
export const sendMessage = async (deps: SendDeps, outgoing: Outgoing): Promise<SentOver> => {
  const { email: to } = outgoing;
  await deps.notices.put(noticeOf(outgoing));
  const outcomes = await Promise.allSettled([
    sendText(deps, outgoing),
    ...(to === undefined ? [] : [sendMail(deps, outgoing, to)]),
  ]);
  return {
    sent: outcomes.flatMap((outcome, index) =>
      outcome.status === "fulfilled"
        ? [{ ...outcome.value, channel: index === 0 ? ("sms" as const) : ("email" as const) }]
        : [],
    ),
    failure: outcomes.flatMap(failureOf)[0],
  };
};
