import { describe, expect, it } from "vitest";
import { Faults, faultAnswer, faultRule, seededRandom } from "./faults.ts";
import type { AwsRequest } from "./message.ts";

const request = (operation: string, input: AwsRequest["input"] = {}): AwsRequest => ({
  accessKey: "ASIALOCAL",
  service: "dynamodb",
  operation,
  method: "POST",
  path: "/",
  query: new URLSearchParams(),
  headers: {},
  body: Buffer.alloc(0),
  input,
});
const fn = { name: "wisal-orders-write", shortName: "orders-write" };

describe("a fault", () => {
  it("cuts one invocation off from its nth matching call on, and leaves the others alone", () => {
    const faults = new Faults();
    faults.add({ action: "PutItem", invocationFrom: 2, effect: { kind: "reset" } });
    const invocations = ["a", "b", "a", "b", "a", "c", "c"];
    const strikes = invocations.map(
      (requestId) => faults.strike(request("PutItem"), fn, ["core"], { requestId, tag: undefined }).length,
    );
    expect(strikes).toEqual([0, 0, 1, 0, 1, 0, 0]);
    expect(faults.strike(request("PutItem"), fn, ["core"])).toEqual([]);
  });

  it("strikes the nth call of one function on one table", () => {
    const faults = new Faults();
    faults.add({ function: "orders-write", table: "core", nth: 2, effect: { kind: "throttle" } });
    const strikes = [
      faults.strike(request("PutItem"), fn, ["core"]),
      faults.strike(request("PutItem"), fn, ["stamps"]),
      faults.strike(request("PutItem"), { name: "x", shortName: "x" }, ["core"]),
      faults.strike(request("PutItem"), fn, ["core"]),
      faults.strike(request("PutItem"), fn, ["core"]),
    ];
    expect(strikes.map((effects) => effects.length)).toEqual([0, 0, 0, 1, 0]);
  });

  it("strikes every call from the n-th on that is made for one client's request", () => {
    const faults = new Faults();
    faults.add({ tag: "mine", from: 2, effect: { kind: "reset" } });
    const tags = ["mine", "other", undefined, "mine", "mine"];
    const strikes = tags.map(
      (tag) => faults.strike(request("PutItem"), fn, ["core"], { requestId: "1", tag }).length,
    );
    expect(strikes).toEqual([0, 0, 0, 1, 1]);
  });

  it("draws the same calls for the same seed", () => {
    const draw = (seed: number) => {
      const faults = new Faults();
      faults.add({ probability: 0.3, seed, effect: { kind: "throttle" } });
      return Array.from({ length: 50 }, () => faults.strike(request("PutItem"), fn, []).length);
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(seededRandom(1)()).toBeLessThan(1);
  });

  it("stops after as many times as it was given, and when cleared", () => {
    const faults = new Faults();
    const id = faults.add({ times: 1, effect: { kind: "reset" } });
    expect(faults.strike(request("GetItem"), fn, [])).toHaveLength(1);
    expect(faults.strike(request("GetItem"), fn, [])).toHaveLength(0);
    faults.clear(id);
    expect(faults.report()).toEqual([]);
  });

  it("answers a transaction's conflict with a reason for each item", () => {
    const answer = faultAnswer(
      { kind: "transaction-conflict" },
      request("TransactWriteItems", { TransactItems: [{}, {}] }),
    );
    const body: unknown = JSON.parse(answer?.body.toString("utf8") ?? "");
    expect(body).toMatchObject({
      __type: "com.amazon.coral.service#TransactionCanceledException",
      CancellationReasons: [{ Code: "TransactionConflict" }, { Code: "None" }],
    });
  });

  it("is refused when nobody knows its kind", () => {
    expect(() => faultRule({ effect: { kind: "earthquake" } })).toThrow('No fault of kind "earthquake"');
    expect(faultRule({ action: "PutItem", nth: 2, effect: { kind: "delay", ms: 5 } })).toEqual({
      action: "PutItem",
      nth: 2,
      effect: { kind: "delay", ms: 5 },
    });
  });
});
