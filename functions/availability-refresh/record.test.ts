import { describe, expect, it } from "vitest";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { testCalendar } from "#test/support/calendar.ts";
import type { Deps } from "./deps.ts";
import { refresh } from "./record.ts";

const envelope = (type: string, data: Record<string, unknown>, postid: string | undefined = "fr-paris") => ({
  specversion: "1.0",
  id: "cmd_dGhpcyBpcyBhbiBleGFtcGxl.0",
  source: "wisal",
  type,
  time: "2026-11-21T10:15:30.000Z",
  subject: "fr-paris/acts",
  ...(postid !== undefined && { postid }),
  actor: { kind: "staff", id: "stf_TEST" },
  data,
});

/** What was read and written, by name. */
const recording = (calendar: Calendar | undefined) => {
  const calls: string[] = [];
  const deps: Deps = {
    clock: { now: () => Date.parse("2026-11-21T12:00:00Z") },
    slots: {
      day: async (_postId, _calendarId, date) => {
        calls.push(`read ${date}`);
        return [];
      },
      make: async (_calendar, times) => {
        calls.push(`make ${times.map(({ date, time }) => `${date}T${time}`).join(" ")}`);
        return "done";
      },
      reshape: async () => "done",
    },
    calendars: {
      calendar: async () => calendar,
      days: async () => ({}),
      settledDays: async () => ({ days: {}, version: 0 }),
      saveDay: async (_postId, _calendarId, date) => {
        calls.push(`count ${date}`);
      },
      saveDays: async (_postId, _calendarId, _days, version) => {
        calls.push(`settled ${version}`);
        return true;
      },
      saveOutlook: async () => undefined,
    },
  };
  return { deps, calls };
};

const calendar = testCalendar({
  version: 3,
  horizonDays: 2,
  weekly: [{ weekdays: [7], from: "10:00", to: "11:00" }],
});

describe("availability-refresh", () => {
  it("S1 given a published calendar › brings its slots after it and says which version they follow", async () => {
    const { deps, calls } = recording(calendar);
    await refresh(deps, envelope("gov.wisal.calendars.published.v1", { calendarId: "acts", version: 3 }));
    expect(calls).toEqual([
      "read 2026-11-21",
      "make ",
      "read 2026-11-22",
      "make 2026-11-22T10:00 2026-11-22T10:30",
      "settled 3",
    ]);
  });

  it("given a calendar that is gone › nothing", async () => {
    const { deps, calls } = recording(undefined);
    await refresh(deps, envelope("gov.wisal.calendars.published.v1", { calendarId: "acts", version: 3 }));
    expect(calls).toEqual([]);
  });

  it("S5 given a confirmed appointment › recounts its day", async () => {
    const { deps, calls } = recording(calendar);
    const data = {
      appointmentId: "apt_Hk29sLw03PqTz7Bn",
      requestId: "req_q3Vd81LmZt0PaB7cXyW2",
      accountId: "acc_7HK2MWQ9RTXB4CDEFGHJ",
      procedureId: "passport-adult",
      calendarId: "acts",
      date: "2026-12-01",
      time: "10:30",
      startsAt: "2026-12-01T09:30:00.000Z",
      places: 2,
    };
    await refresh(deps, envelope("gov.wisal.appointments.confirmed.v1", data));
    expect(calls).toEqual(["read 2026-12-01", "count 2026-12-01"]);
  });

  it("given an event of another kind, or without a post › fails, so that it ends in the dead letters", async () => {
    const { deps } = recording(calendar);
    await expect(refresh(deps, envelope("gov.wisal.visits.closed.v1", {}))).rejects.toThrow();
    const lost = { ...envelope("gov.wisal.calendars.published.v1", {}), postid: undefined };
    await expect(refresh(deps, lost)).rejects.toThrow("without its post");
  });
});
