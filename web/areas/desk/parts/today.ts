import type { AnswerOf } from "#web/app/api.ts";
import { keep, kept } from "#web/app/kept.ts";
import { fold, matches } from "#web/public/first-page/filter.ts";
import { soundsLike } from "./sounds.ts";

export type Visit = AnswerOf<"GET /desk/posts/{postId}/visits">["visits"][number];
export type Group = "arrived" | "late" | "due" | "served" | "missed" | "other";
export const groups: readonly Group[] = ["arrived", "late", "due", "served", "missed", "other"];

/** Where a visit stands for who looks at the day; `arriving`: noted here and not sent yet. */
export const groupOf = ({ state, late }: Pick<Visit, "state" | "late">, arriving: boolean): Group => {
  if (state === "booked") {
    if (arriving) return "arrived";
    return late ? "late" : "due";
  }
  if (state === "arrived" || state === "served") return state;
  return state === "no-show" ? "missed" : "other";
};

/** Today at the post, `2026-11-22`, and any instant's local time. */
export const localDate = (now: number, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);

export const localTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    new Date(instant),
  );

/** A birth date in words, which has no weekday and no time zone. */
export const birthIn = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));

export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * By the reference, or by a name from the beginning of its words: as it is written, the Arabic article left out or not,
 * or as it sounds where it was typed in the other script.
 */
export const isFound = ({ names, reference }: Visit, search: string): boolean => {
  const wanted = fold(search);
  const folded = names.map(fold);
  const said = `${folded.join(" ")} ${reference.toLowerCase().replace("-", "")} ${fold(reference)}`;
  return matches(said, search) || folded.some((name) => soundsLike(name, wanted));
};

/** A day as it was last read, for a desk without a network. */
export interface KeptDay {
  readonly postId: string;
  readonly date: string;
  readonly at: string;
  readonly visits: readonly Visit[];
}

const PLACE = "wisal.desk.day";
const isDay = (value: object): value is KeptDay => "visits" in value && "postId" in value;

export const keepDay = (day: KeptDay | undefined): void => keep(PLACE, day);
export const keptDay = (postId: string, date: string): KeptDay | undefined => {
  const day = kept(PLACE, isDay);
  return day?.postId === postId && day.date === date ? day : undefined;
};
