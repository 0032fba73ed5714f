import { describe, expect, it } from "vitest";
import { testCalendar } from "#test/support/calendar.ts";
import { materialiseSlots } from "./materialise-slots.ts";

describe("S1 materialiseSlots", () => {
  it("given a calendar that fails › the others are made all the same, and the run fails so that it comes again", async () => {
    const weekly = [{ weekdays: [7], from: "10:00", to: "11:00" }];
    const calendars = ["one", "broken", "two"].map((postId) =>
      testCalendar({ postId, weekly, horizonDays: 2 }),
    );
    const made: string[] = [];
    const run = materialiseSlots(
      {
        slots: {
          day: async () => [],
          make: async ({ postId }, times) => {
            if (postId === "broken") throw new Error("throttled");
            made.push(...times.map(({ time }) => `${postId} ${time}`));
            return "done";
          },
          reshape: async () => "done",
        },
        calendars: {
          calendars: async () => calendars,
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
    await expect(run).rejects.toThrow("1 of 3 calendars failed");
    expect(made.toSorted()).toEqual(["one 10:00", "one 10:30", "two 10:00", "two 10:30"]);
  });
});
