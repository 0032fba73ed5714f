import type { Notice } from "#shared/domain/message/notice.ts";

/** A notice's place among those of its account. */
export interface NoticePlace {
  readonly noticeId: string;
  readonly at: string;
}

/** What was told to people; kept for 30 days, as the records of its messages are. */
export interface NoticeStore {
  /** Notes what is being told. Harmless twice. */
  put(notice: Notice): Promise<void>;
  /** An account's, newest first, behind `after` if given, `limit` at most. */
  page(accountId: string, limit: number, after?: NoticePlace): Promise<readonly Notice[]>;
}
