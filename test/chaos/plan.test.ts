import { describe, expect, it } from "vitest";
import { deedWeights, drawPlan } from "./plan.ts";

describe("the plan of a chaos run", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(drawPlan(7, 300, 10)).toEqual(drawPlan(7, 300, 10));
    expect(drawPlan(7, 300, 10).deeds).not.toEqual(drawPlan(8, 300, 10).deeds);
    expect(drawPlan(7, 300, 10).blows).not.toEqual(drawPlan(8, 300, 10).blows);
  });

  it("has as many operations as asked for, of every kind where there are enough, and faults of every kind", () => {
    const { deeds, blows } = drawPlan(1, 1_500, 12);
    expect(deeds).toHaveLength(1_500);
    expect(new Set(deeds.map(({ name }) => name)).size).toBe(Object.keys(deedWeights).length);
    expect(new Set(blows.map(({ kind }) => kind))).toEqual(
      new Set([
        ...["throttle", "transaction-conflict", "delay", "reset", "cut-after", "error-500", "kill-after"],
        ...["repeat-events", "messages-down", "messages-up"],
      ]),
    );
    expect(blows.every(({ at }) => at >= 0 && at < 1_500 + 50)).toBe(true);
  });

  it("is narrowed to some deeds, and to calls of some functions", () => {
    const { deeds, blows } = drawPlan(1, 300, 12, {
      deeds: ["hold", "cancel"],
      struck: ["appointments-write"],
    });
    expect(new Set(deeds.map(({ name }) => name))).toEqual(new Set(["hold", "cancel"]));
    const functions = blows.map((blow) => blow.function).filter((name) => name !== "");
    expect(new Set(functions)).toEqual(new Set(["appointments-write"]));
  });

  it("ends each outage that it begins", () => {
    for (const operations of [20, 150, 1_500]) {
      const outages = drawPlan(3, operations, 5).blows.filter(({ kind }) => kind.startsWith("messages"));
      expect(outages.length).toBeGreaterThanOrEqual(2);
      expect(outages.map(({ kind }) => kind)).toEqual(
        outages.map((_, index) => (index % 2 === 0 ? "messages-down" : "messages-up")),
      );
    }
  });
});
