import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";

describe("the sign-in", () => {
  it("speaks the first language that it knows", () => {
    expect(languageOf("de ar fr")).toBe("ar");
    expect(languageOf(undefined, "es-ES,en;q=0.5")).toBe("es");
    expect(languageOf("")).toBe("fr");
  });
});
