import { describe, expect, it } from "vitest";
import { idFrom, idPattern } from "./ids.ts";
import { systemCommand } from "./system-command.ts";

describe("systemCommand (E1)", () => {
  it("is the same for the same cause and another for any other", () => {
    const command = systemCommand("stamps-issue", "cmd_a.0", 1);
    expect(systemCommand("stamps-issue", "cmd_a.0", 1)).toEqual(command);
    const others = [
      systemCommand("stamps-issue", "cmd_a.0", 2),
      systemCommand("stamps-issue", "cmd_a.01"),
      systemCommand("cmi", "cmd_a.0", 1),
    ];
    expect(new Set([command, ...others].map(({ id }) => id)).size).toBe(4);
  });

  it("makes ids that look like ids, and is the system's in the audit trail", () => {
    const command = systemCommand("cmi", "capture", "ord_1", "T-1", 2000);
    expect(`${command.id}.0`).toMatch(/^cmd_[\w-]+\.\d+$/);
    expect(idFrom("stamp", command.id)).toMatch(idPattern("stamp"));
    expect(command.actor).toEqual({ kind: "system", id: "cmi" });
  });
});
