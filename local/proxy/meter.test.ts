import { describe, expect, it } from "vitest";
import { type CallRecord, Meter, sequentialRoundTrips } from "./meter.ts";

const call = (startMs: number, endMs: number, more: Partial<CallRecord> = {}): CallRecord => ({
  function: "appointments-write",
  invocation: { requestId: "1", tag: "booking" },
  service: "dynamodb",
  operation: "UpdateItem",
  input: {},
  startMs,
  endMs,
  status: 200,
  writeUnits: 1,
  readUnits: 0,
  ...more,
});

describe("round trips", () => {
  it("count once for calls that overlap in time", () => {
    expect(sequentialRoundTrips([call(0, 5), call(2, 8), call(7, 9)])).toBe(1);
    expect(sequentialRoundTrips([call(6, 9), call(0, 5)])).toBe(2);
    expect(sequentialRoundTrips([])).toBe(0);
  });
});

describe("the meter", () => {
  it("sums what one tag cost, invocation by invocation", () => {
    const meter = new Meter();
    meter.measuring = true;
    meter.add(call(0, 5));
    meter.add(call(6, 9));
    meter.add(
      call(3, 4, {
        invocation: { requestId: "2", tag: "booking" },
        function: "identity-authorizer",
        readUnits: 0.5,
        writeUnits: 0,
      }),
    );
    meter.add(call(3, 4, { invocation: { requestId: "3", tag: "other" } }));
    expect(meter.report({ tag: "booking" })).toEqual({
      requests: 3,
      writeUnits: 2,
      readUnits: 0.5,
      roundTrips: 3,
      byFunction: {
        "appointments-write": { requests: 2, writeUnits: 2, readUnits: 0, roundTrips: 2 },
        "identity-authorizer": { requests: 1, writeUnits: 0, readUnits: 0.5, roundTrips: 1 },
      },
      byOperation: { "dynamodb:UpdateItem": 3 },
    });
  });

  it("keeps only a number while it is off", () => {
    const meter = new Meter();
    meter.add(call(0, 1));
    expect(meter.requests).toBe(1);
    expect(meter.records()).toEqual([]);
  });
});
