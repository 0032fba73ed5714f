import { describe, expect, it } from "vitest";
import { agentNames } from "#web/areas/admin/people/agent-names.ts";

const named = (...staffIds: readonly string[]) => [
  ...agentNames(staffIds, new Map([["staff_1", "Salma Idrissi"]]), "Call centre").values(),
];

describe("what a head of post reads of agents (E2)", () => {
  it("is the name of who works at the post, and words for the call centre's, never an id", () => {
    expect(named("staff_1", "staff_9")).toEqual(["Salma Idrissi", "Call centre"]);
  });

  it("tells several of the call centre apart", () => {
    expect(named("staff_8", "staff_1", "staff_9")).toEqual([
      "Call centre 1",
      "Salma Idrissi",
      "Call centre 2",
    ]);
  });
});
