import { createHash } from "node:crypto";
import type { Language } from "#shared/domain/call.ts";
import { idPrefixes } from "#shared/domain/ids.ts";
import type { MessageChannel, MessageState } from "./message.ts";

/**
 * What was told to a person, whatever ways it took (N3): its template and what stood in its blanks, in their language.
 * Of a code only its mask is kept.
 */
export interface Notice {
  readonly noticeId: string;
  readonly accountId: string;
  readonly eventId: string;
  readonly kind: string;
  readonly language: Language;
  /** By which ways it goes. */
  readonly channels: readonly MessageChannel[];
  readonly values: Readonly<Record<string, string>>;
  /** When the thing happened that it tells of: a UTC instant. */
  readonly at: string;
}

/** The id of a notice: the same event and kind are the same notice, however often delivered (N1). */
export const noticeIdOf = (eventId: string, kind: string): string =>
  `${idPrefixes.message}_${createHash("sha256").update(`${eventId}|${kind}`).digest("hex").slice(0, 32)}`;

/** How far a message has come, as its person sees it; `by-email`: an e-mail carried what the SMS could not. */
export const messageFates = ["queued", "sent", "delivered", "by-email", "failed"] as const;
export type MessageFate = (typeof messageFates)[number];

/** How far it has come over one channel. */
export type ChannelFate = Exclude<MessageFate, "by-email">;

/** The fate of what a worker recorded; what nobody has recorded yet is still to be sent. */
export const channelFate = (state: MessageState | undefined): ChannelFate =>
  state === undefined || state === "claimed" || state === "released" ? "queued" : state;

/** From best to worst news. */
const ranks: readonly ChannelFate[] = ["delivered", "sent", "queued", "failed"];

/** A message in one word (N3): failed only when every way did. */
export const fateOf = (channels: Readonly<Partial<Record<MessageChannel, ChannelFate>>>): MessageFate => {
  const { sms, email } = channels;
  const best = ranks.find((rank) => rank === sms || rank === email) ?? "queued";
  return sms === "failed" && (best === "sent" || best === "delivered") ? "by-email" : best;
};
