import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StampClock } from "./clock.ts";
import { endAt, isOver, refundableUntil, resumed, validUntil } from "./clock.ts";

const DAY = 86_400_000;
const issuedAt = Date.parse("2026-11-21T12:34:56.789Z");
const iso = (at: number) => new Date(at).toISOString();
const stopped = (clock: StampClock, at: number): StampClock => ({ ...clock, pausedAt: iso(at) });
const issued = (at: number) => ({ issuedAt: iso(at), validUntil: validUntil(at) });

describe("the clock of a stamp (T5)", () => {
  it("ends a year after the issue, on the last day of February for one issued on the 29th", () => {
    expect(validUntil(issuedAt)).toBe("2027-11-21T12:34:56.789Z");
    expect(validUntil(Date.parse("2028-02-29T08:00:00.000Z"))).toBe("2029-02-28T08:00:00.000Z");
    expect(validUntil(Date.parse("2027-02-28T08:00:00.000Z"))).toBe("2028-02-28T08:00:00.000Z");
  });

  it("lets refunds be asked for eighteen months, on the last day of a month that has no such day (T9)", () => {
    const until = (at: string) => iso(refundableUntil(issued(Date.parse(at)), Date.parse(at)));
    expect(until("2026-11-21T12:00:00.000Z")).toBe("2028-05-21T12:00:00.000Z");
    expect(until("2027-08-31T12:00:00.000Z")).toBe("2029-02-28T12:00:00.000Z");
    expect(until("2026-08-31T12:00:00.000Z")).toBe("2028-02-29T12:00:00.000Z");
  });

  it("never ends while it stands still", () => {
    const clock = stopped(issued(issuedAt), issuedAt + DAY);
    expect(isOver(clock, issuedAt + 10_000 * DAY)).toBe(false);
    expect(isOver(resumed(clock, issuedAt + 10_000 * DAY), issuedAt + 10_000 * DAY)).toBe(false);
  });

  const pauses = fc.array(fc.record({ after: fc.nat(60 * DAY), lasts: fc.nat(90 * DAY) }), { maxLength: 6 });
  const starts = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2033-01-01") });

  it("runs for exactly as long as it would have, however often and long it stood still", () => {
    fc.assert(
      fc.property(starts, pauses, (start, stops) => {
        let now = start;
        let clock: StampClock & { issuedAt: string } = issued(start);
        let stood = 0;
        for (const { after, lasts } of stops) {
          now += after;
          if (isOver(clock, now)) break;
          const still = stopped(clock, now);
          now += lasts;
          stood += lasts;
          expect(endAt(still, now)).toBe(resumed(still, now).validUntil);
          clock = { ...clock, ...resumed(still, now) };
        }
        expect(Date.parse(clock.validUntil)).toBe(Date.parse(validUntil(start)) + stood);
        expect(clock.pausedMs ?? 0).toBe(stood);
        expect(isOver(clock, Date.parse(clock.validUntil) - 1)).toBe(false);
        expect(isOver(clock, Date.parse(clock.validUntil))).toBe(true);
      }),
    );
  });

  it("leaves time for a refund after its end, always", () => {
    fc.assert(
      fc.property(starts, fc.nat(900 * DAY), (start, lasts) => {
        const clock = { ...issued(start), ...resumed(stopped(issued(start), start), start + lasts) };
        const rest = refundableUntil(clock, start + lasts) - Date.parse(clock.validUntil);
        expect(rest).toBeGreaterThan(180 * DAY);
        expect(rest).toBeLessThan(186 * DAY);
      }),
    );
  });

  it("goes no further back when a clock of another machine is behind", () => {
    const clock = stopped(issued(issuedAt), issuedAt + DAY);
    expect(resumed(clock, issuedAt).validUntil).toBe(clock.validUntil);
  });
});
