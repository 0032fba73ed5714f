import { describe, expect, it } from "vitest";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { decimalIn, rateIn } from "#web/ui/decimal.ts";

describe("a rate", () => {
  it.each(languages)("keeps each of its digits, Western ones, with the separator of %s (T1)", (language) => {
    const { locale } = languageFacts[language];
    const shown = rateIn("EUR", "11.1900", locale);
    expect(shown).toBe(language === "en" ? "1 EUR = 11.1900 MAD" : "1 EUR = 11,1900 MAD");
  });

  it("and its change may be whole, or negative (T1)", () => {
    expect(["10", "-0.17"].map((each) => decimalIn(each, "fr"))).toEqual(["10", "-0,17"]);
  });
});
