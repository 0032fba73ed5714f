import type { Call, Language, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { idPattern } from "#shared/domain/ids.ts";
import type { MessageChannel } from "#shared/domain/message/message.ts";
import { messageIdOf } from "#shared/domain/message/message.ts";
import type { ChannelFate, MessageFate, Notice } from "#shared/domain/message/notice.ts";
import { channelFate, fateOf } from "#shared/domain/message/notice.ts";
import { renderKept } from "#shared/domain/message/templates.ts";
import type { MessageRecord, MessageStore } from "#shared/ports/message-store.ts";
import type { NoticePlace, NoticeStore } from "#shared/ports/notice-store.ts";
import { cursorAt, readCursor } from "../cursor.ts";

/** What showing a person their messages needs. */
export interface ListMessagesDeps {
  readonly notices: Pick<NoticeStore, "page">;
  readonly messages: Pick<MessageStore, "findAll">;
}

/** What became of a message over one channel, and when; `queued` since it was to be told. */
export interface ShownChannel {
  channel: MessageChannel;
  state: ChannelFate;
  at: string;
}

/** A message as its person sees it. */
export interface ShownMessage {
  messageId: string;
  kind: string;
  /** When the thing happened that it tells of. */
  at: string;
  language: Language;
  title: string;
  text: string;
  state: MessageFate;
  channels: ShownChannel[];
}

/** Reads where a page of messages ends; undefined when it is no cursor of ours. */
export const readNoticeCursor = (cursor: string): NoticePlace | undefined => {
  const place = readCursor(cursor, idPattern("message"));
  return place && { noticeId: place.id, at: place.at };
};

const shownMessage = (notice: Notice, records: ReadonlyMap<string, MessageRecord>): ShownMessage[] => {
  const { noticeId, eventId, kind, language, at, values } = notice;
  const rendered = renderKept(kind, language, values);
  if (rendered === undefined) return [];
  const channels = notice.channels.map((channel): ShownChannel => {
    const record = records.get(messageIdOf(eventId, kind, channel));
    return { channel, state: channelFate(record?.state), at: record?.settledAt ?? record?.sentAt ?? at };
  });
  const state = fateOf(Object.fromEntries(channels.map((one) => [one.channel, one.state])));
  return [
    {
      messageId: noticeId,
      kind,
      at,
      language,
      title: rendered.subject,
      text: rendered.mail,
      state,
      channels,
    },
  ];
};

/** A page of what a person was told, newest first. */
export const messagesOf = async (
  deps: ListMessagesDeps,
  accountId: string,
  { after, limit }: { readonly after?: NoticePlace | undefined; readonly limit: number },
): Promise<{ messages: ShownMessage[]; next?: string }> => {
  // One more than asked for tells whether there is a next page.
  const notices = await deps.notices.page(accountId, limit + 1, after);
  const page = notices.slice(0, limit);
  const records = await deps.messages.findAll(
    page.flatMap(({ eventId, kind, channels }) => channels.map((one) => messageIdOf(eventId, kind, one))),
  );
  const byId = new Map(records.map((record) => [record.messageId, record]));
  const last = page.at(-1);
  return {
    messages: page.flatMap((notice) => shownMessage(notice, byId)),
    ...(last && notices.length > page.length && { next: cursorAt({ at: last.at, id: last.noticeId }) }),
  };
};

/**
 * The messages of the last thirty days to the person who asks, newest first, with what became of each (N3). The codes
 * of stamps are masked: they are sent, and not kept.
 */
export const listMessages = async (
  deps: ListMessagesDeps,
  {
    caller,
    query,
  }: Call<unknown, { after?: NoticePlace | undefined; limit: number }, unknown, CitizenCaller>,
): Outcome<{ messages: ShownMessage[]; next?: string }> => ({
  ok: true,
  value: { status: 200, body: await messagesOf(deps, caller.accountId, query) },
});
