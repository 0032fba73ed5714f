import { describe, expect, it } from "vitest";
import { requestStates } from "./request.ts";
import { dueAt, endOf, RETENTION_DAYS } from "./retention.ts";

const now = Date.parse("2027-03-01T00:00:00Z");
const createdAt = "2026-11-21T12:00:00.000Z";
const endedAt = "2026-12-24T09:00:00.000Z";
const past = "2027-02-01T00:00:00.000Z";
const future = "2027-04-01T00:00:00.000Z";

describe("D4 the end of a request", () => {
  it("is what ended it, or when its time ran out; what goes on has none", () => {
    const ends = Object.fromEntries(
      requestStates.map((state) => {
        const dates = { validUntil: past, correctBy: past, endedAt };
        return [state, endOf({ state, createdAt, ...dates }, now)];
      }),
    );
    expect(ends).toEqual({
      draft: createdAt,
      submitted: undefined,
      "needs-correction": past,
      valid: past,
      booked: undefined,
      served: endedAt,
      withdrawn: endedAt,
    });
    expect(endOf({ state: "valid", createdAt, validUntil: future }, now)).toBeUndefined();
    expect(endOf({ state: "needs-correction", createdAt, correctBy: future }, now)).toBeUndefined();
    expect(endOf({ state: "draft", createdAt }, now, past)).toBe(past);
  });

  it("papers are due ninety days after it, and what goes on is looked at before it can be due", () => {
    expect(RETENTION_DAYS).toBe(90);
    expect(dueAt(endedAt, now)).toBe("2027-03-24T09:00:00.000Z");
    expect(dueAt(undefined, now)).toBe("2027-05-30T00:00:00.000Z");
  });
});
