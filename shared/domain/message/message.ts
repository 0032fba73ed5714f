import { createHash } from "node:crypto";
import type { Language } from "#shared/domain/call.ts";
import { idPrefixes } from "#shared/domain/ids.ts";
import type { CodeSending } from "#shared/domain/order/delivery.ts";

/** How a message travels. */
export const messageChannels = ["sms", "email"] as const;
export type MessageChannel = (typeof messageChannels)[number];

/**
 * How far a message has come (N3). `claimed`: a worker is about to send it, or died while it did. `released`:
 * surely not sent, the next attempt may claim it. `sent`: the provider took it. `delivered`, `failed`: settled.
 */
export const messageStates = ["claimed", "released", "sent", "delivered", "failed"] as const;
export type MessageState = (typeof messageStates)[number];

/** What sending gave up on when its last attempt failed: sent after all if its event is taken up again by hand. */
export const GIVEN_UP = "given-up";

/**
 * By which ways a person is told (N3): by SMS, and by e-mail too where they gave an address. Who prefers e-mail is
 * spared the SMS of what is not due at once.
 */
export const channelsFor = (
  { email, prefers }: { readonly email?: string | undefined; readonly prefers?: MessageChannel | undefined },
  atOnce: boolean,
): readonly MessageChannel[] => {
  if (email === undefined) return ["sms"];
  return prefers === "email" && !atOnce ? ["email"] : ["sms", "email"];
};

/** One message over one channel: what it is and whom it concerns, never what it says nor to which number. */
export interface Message {
  readonly messageId: string;
  readonly eventId: string;
  readonly kind: string;
  readonly channel: MessageChannel;
  readonly language: Language;
  /** For an SMS: by which its receipts are found. */
  readonly phoneKey?: string;
  readonly accountId?: string;
  /** For a stamp's code: which sending of which. */
  readonly sending?: CodeSending;
}

/** The id of a message: the same event, kind and channel are the same message, however often delivered (N1). */
export const messageIdOf = (eventId: string, kind: string, channel: MessageChannel): string =>
  `${idPrefixes.message}_${createHash("sha256").update(`${eventId}|${kind}|${channel}`).digest("hex").slice(0, 32)}`;

/**
 * A phone as a key. It keeps numbers out of sight, not out of reach: who has the table and a day of computing
 * can try every number, so it is stored for 30 days only.
 */
export const phoneKeyOf = (phone: string): string =>
  createHash("sha256").update(`wisal-phone|${phone}`).digest("base64url").slice(0, 22);
