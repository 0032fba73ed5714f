import { describe, expect, it } from "vitest";
import { ar } from "#web/i18n/ar.ts";
import { en } from "#web/i18n/en.ts";
import { fr } from "#web/i18n/fr.ts";
import { createTranslator, translation, typed } from "#web/i18n/translator.ts";

const arabic = typed<typeof en>(createTranslator("ar", ar));
const french = typed<typeof en>(createTranslator("fr", fr));
const english = typed<typeof en>(createTranslator("en", en));

describe("a translator", () => {
  it("chooses among the six Arabic plural classes and writes Western digits", () => {
    const said = [2, 3, 12, 103, 1_000].map((count) => arabic.t("availability.days", { count }));
    expect(said).toEqual([
      "بعد يومين تقريبًا",
      "بعد 3 أيام تقريبًا",
      "بعد 12 يومًا تقريبًا",
      "بعد 103 أيام تقريبًا",
      "بعد 1.000 يوم تقريبًا",
    ]);
  });

  it("agrees the dirham with its number in Arabic", () => {
    const fees = [860, 105, 800].map((count) => arabic.t("fee.mad", { count }));
    expect(fees).toEqual(["860 درهمًا", "105 دراهم", "800 درهم"]);
  });

  it("uses the class for millions in French", () => {
    expect(french.t("filter.found", { count: 2_000_000 })).toContain("de postes consulaires");
  });

  it("isolates a code left to right in any language", () => {
    expect(english.t("rate.none", { currency: "TRY" })).toContain("(\u2066TRY\u2069)");
    expect(arabic.t("rate.none", { currency: "TRY" })).toContain("(\u2066TRY\u2069)");
  });

  it("isolates a foreign word in Arabic", () => {
    expect(arabic.t("post.consulate", { city: "Lyon" })).toBe("القنصلية العامة في \u2068Lyon\u2069");
  });

  it("names a value of the API, also one that has no message yet", () => {
    const words = typed<{ readonly "state.open": string }>(createTranslator("en", { "state.open": "Open" }));
    const named = ["open", "new-here"].map((state) => words.named("state", state));
    expect([...named, words.named("state", "new-here", "Other")]).toEqual(["Open", "new-here", "Other"]);
  });

  it("keeps a time to the word before it, and nothing else", () => {
    const said = { at: "à {time:code} du {day}" } as const;
    const words = typed<typeof said>(createTranslator("fr", said));
    expect(words.t("at", { time: "09:30", day: "6 mai" })).toBe("à\u00a0\u206609:30\u2069 du 6 mai");
    expect(words.t("at", { time: "12 h", day: "6 mai" })).toBe("à \u206612 h\u2069 du 6 mai");
  });

  it("lets no sign of two parts begin a line in French", () => {
    const words = { ask: "Déjà payé ? « Oui » : {code:code} ; non" };
    const shown = createTranslator("fr", words).t("ask", { code: "A 1" });
    expect(shown).toBe("Déjà payé\u00a0? «\u00a0Oui\u00a0»\u00a0: \u2066A 1\u2069\u00a0; non");
    expect(createTranslator("en", words).t("ask", { code: "A 1" })).toContain("payé ?");
  });

  it("gives a component the pieces to isolate by markup", () => {
    expect(arabic.pieces("rate.posted", { rate: "1 EUR = 11,19 MAD", date: "22 فبراير 2014" })).toEqual([
      { kind: "words", text: "سعر الصرف: " },
      { kind: "code", text: "1 EUR = 11,19 MAD" },
      { kind: "words", text: "، المعلن بتاريخ " },
      { kind: "text", text: "22 فبراير 2014" },
      { kind: "words", text: "." },
    ]);
  });
});

describe("a message that does not fit", () => {
  // The compiler is the test: a directive fails the type check when the line below it compiles. Never called.
  const doesNotCompile = (): void => {
    // @ts-expect-error a placeholder has no value
    english.t("post.consulate");
    // @ts-expect-error a number is wanted
    english.t("availability.days", { count: "12" });
    // @ts-expect-error there is no such message
    english.t("no.such.key");

    const declare = translation<"fr", typeof en>();
    const otherName = { ...fr, "post.consulate": "Consulat à {ville}" } as const;
    // @ts-expect-error the placeholder has another name than in English
    declare(otherName);
    const bareNumber = { ...fr, "hero.lead": "Les {posts} postes" } as const;
    // @ts-expect-error the placeholder is a number in English
    declare(bareNumber);
    const found = { one: "{count:number} poste", other: "{count:number} postes" } as const;
    const classMissing = { ...fr, "filter.found": found };
    // @ts-expect-error French also has the class "many"
    declare(classMissing);
    const { "missing.home": _home, ...keyMissing } = fr;
    // @ts-expect-error a key is missing
    declare(keyMissing);
    const keyTooMany = { ...fr, surplus: "trop" } as const;
    // @ts-expect-error English has no such key
    declare(keyTooMany);
  };

  it("does not compile", () => {
    expect(doesNotCompile).toBeTypeOf("function");
  });
});
