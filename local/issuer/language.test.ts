import { describe, expect, it } from "vitest";
import { smsShape } from "#local/catcher/sms-encoding.ts";
import { languageOf, languages, texts } from "./language.ts";

describe("the sign-in", () => {
  it("speaks the first language that it knows", () => {
    expect(languageOf("de ar fr")).toBe("ar");
    expect(languageOf(undefined, "es-ES,en;q=0.5")).toBe("es");
    expect(languageOf("")).toBe("fr");
  });

  it("sends its code in one part in every language (N2)", () => {
    for (const language of languages)
      expect(smsShape(texts[language].sms("123456"))).toMatchObject({ parts: 1 });
  });
});
