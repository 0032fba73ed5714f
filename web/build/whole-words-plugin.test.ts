import { describe, expect, it } from "vitest";
import { wholeWords } from "#web/build/whole-words-plugin.ts";

describe("French words of the pages", () => {
  it("keep « rendez-vous » on one line, with the hyphen that people type", () => {
    expect(wholeWords("Rendez-vous pris. Vos rendez-vous, demandez-le.")).toBe(
      "Rendez-\u2060vous pris. Vos rendez-\u2060vous, demandez-le.",
    );
  });
});
