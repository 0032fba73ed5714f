import { describe, expect, it } from "vitest";
import type { DayStatistics } from "#shared/application/statistics/post-statistics.ts";
import { peopleFigures, placeFigures, reviewFigures } from "#shared/domain/statistics/figures.ts";
import { statisticsCsv } from "./statistics-csv.ts";

const day: DayStatistics = {
  date: "2026-11-23",
  calendarId: "acts",
  places: { ...placeFigures([], 0), offered: 8, booked: 2, fillPercent: 25 },
  people: peopleFigures([{ state: "served", names: ["A", "B"] }]),
  firstFree: { inDays: 0 },
  submitted: 3,
  reviews: reviewFigures([]),
};
const rowsOf = (...days: DayStatistics[]) =>
  statisticsCsv({ days })
    .split("\r\n")
    .map((line) => line.split(","));

describe("statistics as CSV", () => {
  it("begins with a mark and the names of the columns, and has a cell for each in each row", () => {
    const [header = [], row = [], end] = rowsOf(day);
    expect(header[0]).toBe("\uFEFFdate");
    expect(row).toHaveLength(header.length);
    expect(end).toEqual([""]);
    const cell = (name: string) => row[header.indexOf(name)];
    expect(["fill_percent", "people_served", "days_to_first_free", "requests_submitted"].map(cell)).toEqual([
      "25",
      "2",
      "0",
      "3",
    ]);
  });

  it("tells apart what was none and what is not known", () => {
    const [header = [], unknown = [], none = []] = rowsOf(
      { ...day, places: null, firstFree: null },
      { ...day, firstFree: { inDays: null } },
    );
    const at = (row: readonly string[], name: string) => row[header.indexOf(name)];
    expect([at(unknown, "places_offered"), at(unknown, "days_to_first_free")]).toEqual(["", ""]);
    expect([at(none, "places_held"), at(none, "days_to_first_free")]).toEqual(["0", "none"]);
    expect(at(none, "review_median_working_days")).toBe("");
  });

  it("gives a text that a spreadsheet would run as a formula as text", () => {
    const [, row = []] = rowsOf({ ...day, calendarId: '=HYPERLINK("x")' });
    expect(row[1]?.replaceAll('"', "").startsWith("'=")).toBe(true);
  });
});
