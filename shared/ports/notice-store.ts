import type { Notice } from "#shared/domain/message/notice.ts";
import type { RenderedMessage } from "#shared/domain/message/template.ts";

/** A notice's place among those of its account. */
export interface NoticePlace {
  readonly noticeId: string;
  readonly at: string;
}

/** What somebody is about to be told, and by which event; `about` tells apart what is two things in the same words. */
export type Told = Pick<RenderedMessage, "kind" | "language" | "kept"> &
  Pick<Notice, "accountId" | "eventId"> & { readonly about?: string | undefined };

/** What was told to people; kept for 30 days, as the records of its messages are. */
export interface NoticeStore {
  /** Notes what is being told. Harmless twice. */
  put(notice: Notice): Promise<void>;
  /**
   * Whether a notice is news: false where the last thing that its person was told, by another event within ten minutes,
   * said the same in the same words. What an event was it stays, however often and late it comes again.
   */
  isNews(told: Told, now: number): Promise<boolean>;
  /** An account's, newest first, behind `after` if given, `limit` at most. */
  page(accountId: string, limit: number, after?: NoticePlace): Promise<readonly Notice[]>;
}
