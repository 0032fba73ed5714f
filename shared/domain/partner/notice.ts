/** What a partner is told without asking (T7); ids and its own file number, nothing of a person. */
export const noticeTypes = ["stamp.reservation-lapsed", "stamp.refunded", "stamp.reversed"] as const;
export type NoticeType = (typeof noticeTypes)[number];

/** A notice as it travels. */
export interface Notice {
  readonly type: NoticeType;
  /** UTC instant of what happened. */
  readonly timestamp: string;
  readonly data: {
    readonly stampId: string;
    /** The partner's last reservation of that stamp, with its own file number. */
    readonly reservationId: string;
    readonly reference: string;
  };
}

/**
 * Seconds until a notice that was not taken is sent again: half a minute, then three times as long each time, at most
 * a little less than the twelve hours that a queue keeps a message from view. Nine tries take 21 hours: a partner may be away for a night.
 */
export const pauseAfter = (attempt: number): number => Math.min(30 * 3 ** (attempt - 1), 42_000);
