import { describe, expect, it } from "vitest";
import { appointmentCalendar } from "./calendar-file.ts";

const appointment = {
  appointmentId: "apt_22222222",
  requestId: "req_22222222",
  startsAt: "2026-12-01T09:30:00.000Z",
  createdAt: "2026-11-21T10:15:30.000Z",
  time: "10:30",
  sequence: 0,
  cancelled: false,
};
const file = (more: Partial<typeof appointment> = {}): string =>
  appointmentCalendar({
    appointment: { ...appointment, ...more },
    post: { city: "Paris", country: "FR", latitude: 48.85, longitude: 2.35 },
    procedure: { names: { ar: "جواز", fr: "Passeport", es: "Pasaporte", en: "Passport" }, minutes: 15 },
    language: "fr",
    now: Date.parse("2026-11-21T10:15:30.000Z"),
  });
const line = (text: string, name: string) =>
  text.split("\r\n").find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`));

describe("A8 the calendar file", () => {
  it("keeps its UID through every change, while the sequence grows", () => {
    const files = [0, 1, 2].map((sequence) => file({ sequence, time: `1${sequence}:30` }));
    expect(new Set(files.map((each) => line(each, "UID")))).toEqual(new Set(["UID:apt_22222222@wisal"]));
    expect(files.map((each) => line(each, "SEQUENCE"))).toEqual(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"]);
    expect(line(file(), "METHOD")).toBe("METHOD:PUBLISH");
    expect(line(file(), "STATUS")).toBe("STATUS:CONFIRMED");
  });

  it("a cancelled one takes its entry away", () => {
    const cancelled = file({ sequence: 1, cancelled: true });
    expect(line(cancelled, "METHOD")).toBe("METHOD:CANCEL");
    expect(line(cancelled, "STATUS")).toBe("STATUS:CANCELLED");
    expect(line(cancelled, "UID")).toBe("UID:apt_22222222@wisal");
  });
});
