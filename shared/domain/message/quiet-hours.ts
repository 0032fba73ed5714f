import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import { atPost } from "#shared/domain/calendar/local-time.ts";

/** Wall-clock times between which no telephone should ring, `until` on the next morning. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * When the quiet hours end in which that instant lies (epoch ms), by the clocks of a zone (N3); undefined by day.
 * Through a change of the clocks they end when the clocks say so.
 */
export const quietEnd = ({ from, until }: QuietHours, timeZone: string, now: number): number | undefined => {
  const local = atPost(now, timeZone);
  const time = minutesOf(PlainTime.toString(ZonedDateTime.toPlainTime(local), { smallestUnit: "minute" }));
  const late = time >= minutesOf(from);
  if (!late && time >= minutesOf(until)) return undefined;
  const morning = late ? ZonedDateTime.addDays(local, 1) : local;
  return ZonedDateTime.withPlainTime(morning, PlainTime.fromString(until)).epochMilliseconds;
};
