import * as z from "zod";
import { each } from "#test/support/each.ts";
import { runChild } from "../child/run-child.ts";
import { per } from "../figures.ts";
import { type Person, people } from "./people.ts";
import { dayAhead, openSlots } from "./slots.ts";
import type { Stage } from "./stage.ts";

/**
 * Calls that are on their way at any moment while a rate is taken: as many as keep both cores busy. The emulator alone
 * has its full rate at four already; through everything, where a call waits more often, eight book a seventh more.
 */
export const AT_ONCE = 8;
const SLOTS = 100;

/** People, each with a slot to book that has room for all who want it. */
export interface Crowd {
  readonly people: readonly Person[];
  readonly slotOf: (index: number) => string;
  readonly date: string;
}

/** Opens a day of a hundred slots for `count` people. */
export const gather = async (
  stage: Stage,
  { group, day, count }: { readonly group: string; readonly day: number; readonly count: number },
): Promise<Crowd> => {
  const date = dayAhead(day);
  const slots = await openSlots(stage, { date, slots: SLOTS, places: Math.ceil(count / SLOTS) + 2 });
  return {
    people: await people(stage, { group, count }),
    slotOf: (index) => slots[index % SLOTS] ?? "",
    date,
  };
};

/** How many a second `work` does for all of them, some at a time. */
export const perSecond = async <T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<unknown>,
): Promise<number> => {
  const began = performance.now();
  await each(items, AT_ONCE, work);
  return per(items.length * 1000, performance.now() - began);
};

/** Everybody with the slot that is theirs to book. */
export const bookingsOf = ({
  people: all,
  slotOf,
}: Crowd): readonly (Person & { readonly slotId: string })[] =>
  all.map((person, index) => ({ ...person, slotId: slotOf(index) }));

/** Bookings a second through HTTP, gateway, authorizer, functions and proxy, by people in a process of their own. */
export const wholeRate = async ({ platform }: Stage, warm: Crowd, crowd: Crowd): Promise<number> =>
  z
    .number()
    .parse(
      await runChild(
        "./whole-rate.ts",
        {},
        { api: platform.urls.api, atOnce: AT_ONCE, warm: bookingsOf(warm), bookings: bookingsOf(crowd) },
      ),
    );
