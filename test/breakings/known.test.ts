import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { breakings } from "./known.ts";

const root = new URL("../../", import.meta.url);

describe("the known ways of breaking", () => {
  it("have a name each", () => {
    expect(new Set(breakings.map(({ name }) => name)).size).toBe(breakings.length);
  });

  it.each(breakings)("$name › what it takes away is there, once", ({ edits }) => {
    for (const { file, find, replace } of edits) {
      expect(readFileSync(new URL(file, root), "utf8").split(find), `${file}: ${find}`).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
  });
});
