import { describe, expect, it } from "vitest";
import { cronStrikes, rateMs } from "./schedule.ts";

describe("a schedule", () => {
  it("reads rates", () => {
    expect(rateMs("rate(15 minutes)")).toBe(900_000);
    expect(rateMs("rate(1 day)")).toBe(86_400_000);
    expect(rateMs("cron(0 3 * * ? *)")).toBeUndefined();
  });

  it("reads cron in UTC, Sunday being 1", () => {
    const strikes = (expression: string, time: string) => cronStrikes(expression, new Date(time));
    expect(strikes("cron(0 3 * * ? *)", "2026-11-21T03:00:00Z")).toBe(true);
    expect(strikes("cron(0 3 * * ? *)", "2026-11-21T03:01:00Z")).toBe(false);
    expect(strikes("cron(*/15 8-17 ? * MON-FRI *)", "2026-11-20T17:45:00Z")).toBe(true);
    expect(strikes("cron(*/15 8-17 ? * MON-FRI *)", "2026-11-21T17:45:00Z")).toBe(false);
    expect(strikes("cron(0 0 1 JAN,JUL ? 2026)", "2026-07-01T00:00:00Z")).toBe(true);
    expect(strikes("every day", "2026-07-01T00:00:00Z")).toBe(false);
  });
});
