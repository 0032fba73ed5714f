import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { place } from "./people.ts";
import type { Stage } from "./stage.ts";

const DAY_MS = 86_400_000;
const FIRST_MINUTE = 8 * 60;
/** As close as leaves room for a hundred slots in a day. */
const MINUTES_APART = 5;

const two = (value: number): string => String(value).padStart(2, "0");

/** The local date `days` from now; every run has a day of its own. */
export const dayAhead = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Opens slots of free public places on a day; tells their ids in order of time. */
export const openSlots = async (
  stage: Stage,
  { date, slots, places }: { readonly date: string; readonly slots: number; readonly places: number },
): Promise<readonly string[]> => {
  const times = Array.from({ length: slots }, (_, index) => {
    const minute = FIRST_MINUTE + index * MINUTES_APART;
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  });
  await stage.put(
    "core",
    times.map((time) => {
      const startsAt = `${date}T${time}:00.000Z`;
      return {
        ...keys.slot(place.postId, place.calendarId, date, time),
        ...place,
        date,
        startsAt,
        expiresAt: Math.floor(Date.parse(startsAt) / 1000) + 86_400,
        places: Array.from({ length: places }, () => ({ k: "public", u: 0 })),
      };
    }),
  );
  return times.map((time) => `${date}T${time}`);
};
