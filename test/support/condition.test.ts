import { describe, expect, it } from "vitest";
import { judgeOf } from "./condition.ts";

const judged = (expression: string, item: Readonly<Record<string, unknown>>): boolean => {
  const names = ["a", "b"]
    .filter((name) => expression.includes(`#${name}`))
    .map((name): readonly [string, string] => [`#${name}`, name]);
  const values = ["x", "y"]
    .filter((name) => expression.includes(`:${name}`))
    .map((name): readonly [string, string] => [`:${name}`, name]);
  return judgeOf({ expression, names: Object.fromEntries(names), values: Object.fromEntries(values) })(item);
};

describe("a condition, read in memory", () => {
  it.each([
    ["#a = :x", { a: "x" }, true],
    ["#a = :x", {}, false],
    ["#a <> :x", {}, true],
    ["#a <= :x", {}, false],
    ["#a < :y", { a: "x" }, true],
    ["#a.#b >= :y", { a: { b: "x" } }, false],
    ["#a.#b > :x", { a: "text" }, false],
    ["#a IN (:x, :y)", { a: "y" }, true],
    ["#a IN (:x)", {}, false],
    ["attribute_exists(#a) AND attribute_not_exists(#b)", { a: "" }, true],
    // AND binds closer than OR.
    ["#a = :x OR #a = :y AND #b = :y", { a: "x" }, true],
    ["(#a = :x OR #a = :y) AND #b = :y", { a: "x" }, false],
  ])("%s of %j: %s", (expression, item, holds) => {
    expect(judged(expression, item)).toBe(holds);
  });

  it("is refused as DynamoDB does, with a placeholder too few or too many", () => {
    const names = { "#a": "a" };
    expect(() => judgeOf({ expression: "#a = :x", names, values: {} })).toThrow(":x is not given");
    expect(() => judgeOf({ expression: "attribute_exists(#a)", names, values: { ":x": 1 } })).toThrow(
      ":x is not used",
    );
    expect(() => judgeOf({ expression: "#a = :x #a", names, values: { ":x": 1 } })).toThrow("left over");
    expect(() => judgeOf({ expression: "(#a = :x", names, values: { ":x": 1 } })).toThrow('")" expected');
  });
});
