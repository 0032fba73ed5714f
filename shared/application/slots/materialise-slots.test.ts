import { describe, expect, it } from "vitest";
import { posts } from "#shared/catalogue/posts.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { materialiseSlots } from "./materialise-slots.ts";

describe("S1 materialiseSlots", () => {
  it("given a calendar that fails, and a post whose calendars cannot be read › the others are made all the same, and the run fails so that it comes again", async () => {
    const weekly = [{ weekdays: [7], from: "10:00", to: "11:00" }];
    const [broken, unread, ...others] = posts.slice(0, 4).map(({ id }) => id);
    const made: string[] = [];
    const run = materialiseSlots(
      {
        catalogue: { posts: async () => posts.slice(0, 4) },
        slots: {
          day: async () => [],
          make: async ({ postId }, times) => {
            if (postId === broken) throw new Error("throttled");
            made.push(...times.map(({ time }) => `${postId} ${time}`));
            return "done";
          },
          reshape: async () => "done",
        },
        calendars: {
          ofPost: async (postId) => {
            if (postId === unread) throw new Error("throttled");
            return [testCalendar({ postId, weekly, horizonDays: 2 })];
          },
          calendar: async () => undefined,
          settledDays: async () => ({ days: {}, version: 0 }),
          saveDays: async () => true,
          saveOutlook: async () => undefined,
          days: async () => ({}),
          noteFirstFree: async () => undefined,
        },
      },
      Date.parse("2026-11-21T12:00:00Z"),
    );
    await expect(run).rejects.toThrow("2 posts or calendars failed");
    expect(made.toSorted()).toEqual(others.flatMap((id) => [`${id} 10:00`, `${id} 10:30`]).toSorted());
  });
});
