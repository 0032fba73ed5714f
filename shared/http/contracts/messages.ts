import * as z from "zod";
import { readNoticeCursor } from "#shared/application/messages/list-messages.ts";
import { messageChannels } from "#shared/domain/message/message.ts";
import { messageFates } from "#shared/domain/message/notice.ts";
import { languageSchema } from "./common.ts";
import { pageQuery } from "./page.ts";

/** A page of a person's messages. */
export const messagesQuerySchema = pageQuery(readNoticeCursor, { usual: 20, most: 50 });

/** A message to a person, and what became of it (N3). */
export const messageSchema = z.strictObject({
  messageId: z.string(),
  kind: z.string(),
  at: z.iso.datetime(),
  language: languageSchema,
  title: z.string(),
  /** Plain text, as in the e-mail. */
  text: z.string(),
  state: z.enum(messageFates),
  channels: z.array(
    z.strictObject({
      channel: z.enum(messageChannels),
      state: z.enum(messageFates).exclude(["by-email"]),
      at: z.iso.datetime(),
    }),
  ),
});

export const messagesReplySchema = z.strictObject({
  messages: z.array(messageSchema),
  /** The cursor of the next page; absent on the last. */
  next: z.string().optional(),
});
