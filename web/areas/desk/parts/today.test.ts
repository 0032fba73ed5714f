import { describe, expect, it } from "vitest";
import { dayAfter, groupOf, isFound, localDate, localTime, type Visit } from "./today.ts";

const visit: Visit = {
  appointmentId: "apt_A",
  requestId: "req_A",
  reference: "7K4M9-Q2XDT",
  procedureId: "passport-adult",
  date: "2026-11-24",
  time: "09:30",
  startsAt: "2026-11-24T08:30:00.000Z",
  state: "booked",
  late: false,
  names: ["EL AMRANI Zoé", "العمراني أحمد"],
};

describe("finding somebody in the day", () => {
  it.each([
    "amrani",
    "ZOE",
    "zoe el",
    "احمد",
    "أحمد العمراني",
    "عمراني",
    "الأمراني",
    "زوي العمراني",
    "7k4m9",
    "7K4M9-Q2XDT",
    "7k4m9q2xdt",
    "",
  ])("finds by %s, in the script of the request, accents or not", (search) => {
    expect(isFound(visit, search)).toBe(true);
  });

  it.each(["rani", "zz", "4m9"])("not in the middle of a word: %s", (search) => {
    expect(isFound(visit, search)).toBe(false);
  });
});

describe("where a visit stands (A7)", () => {
  it.each([
    ["booked", false, false, "due"],
    ["booked", true, false, "late"],
    ["booked", true, true, "arrived"],
    ["arrived", true, false, "arrived"],
    ["served", false, false, "served"],
    ["no-show", true, false, "missed"],
    ["moved", false, false, "other"],
  ] as const)("%s, late %s, noted here %s: %s", (state, late, arriving, group) => {
    expect(groupOf({ state, late }, arriving)).toBe(group);
  });
});

describe("the post's own clock (S2)", () => {
  it("says the day and the time there, and the days around", () => {
    const instant = "2026-11-24T23:30:00.000Z";
    expect(localDate(Date.parse(instant), "Europe/Paris")).toBe("2026-11-25");
    expect(localTime(instant, "America/Toronto")).toBe("18:30");
    expect([dayAfter("2026-03-29", -1), dayAfter("2026-12-31", 1)]).toEqual(["2026-03-28", "2027-01-01"]);
  });
});
