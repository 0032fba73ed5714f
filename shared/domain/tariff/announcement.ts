/** A tariff is announced a day ahead at least: nobody pays another fee than the one shown when they set out (T1). */
export const NOTICE_MS = 24 * 60 * 60 * 1000;

/** An announced tariff may be withdrawn until an hour before: warm functions keep tariffs for a minute. */
export const WITHDRAWAL_MS = 60 * 60 * 1000;

/** Whether a tariff from that instant on may still be announced at `now` (epoch ms). */
export const isAnnouncedInTime = (from: string, now: number): boolean => Date.parse(from) >= now + NOTICE_MS;
