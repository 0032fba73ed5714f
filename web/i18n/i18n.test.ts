import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentNames } from "#shared/catalogue/document-names.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { type Language, procedures } from "#shared/catalogue/procedures.ts";
import { pageData } from "#web/build/page-data.ts";
import { ar } from "#web/i18n/ar.ts";
import { en } from "#web/i18n/en.ts";
import { es } from "#web/i18n/es.ts";
import { fr } from "#web/i18n/fr.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import type { AnyMessage, Messages } from "#web/i18n/message.ts";
import { cityNames, countryAliases } from "#web/i18n/places.ts";

const catalogues: Readonly<Record<Language, Messages>> = { ar, fr, es, en };

const textsOf = (message: AnyMessage): readonly string[] =>
  typeof message === "string" ? [message] : Object.values(message);

const slotsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");

const slotsOfMessage = (message: AnyMessage): readonly string[] =>
  [...new Set(textsOf(message).flatMap(slotsOf))].toSorted();

describe.each(languages)("messages in %s", (language) => {
  const messages = catalogues[language];

  it("have exactly the keys of English", () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it("have the placeholders of English", () => {
    const source: Messages = en;
    for (const [key, message] of Object.entries(source)) {
      const translated = Object.entries(messages).find(([each]) => each === key)?.[1];
      expect([key, slotsOfMessage(translated ?? "")]).toEqual([key, slotsOfMessage(message)]);
    }
  });

  it("have every plural class of the language, and no other", () => {
    const classes = new Intl.PluralRules(languageFacts[language].locale).resolvedOptions().pluralCategories;
    const plurals = Object.entries(messages).filter(([, message]) => typeof message !== "string");
    expect(plurals.length).toBeGreaterThan(0);
    for (const [key, message] of plurals) {
      expect([key, Object.keys(message).toSorted()]).toEqual([key, classes.toSorted()]);
    }
  });

  it("leave the number out of a plural only where one class is one number", () => {
    const spelledOut = new Set(["zero", "one", "two"]);
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message === "string") continue;
      for (const [plural, text] of Object.entries(message)) {
        const free = language === "ar" && spelledOut.has(plural);
        if (!free)
          expect([key, plural, text]).toEqual([key, plural, expect.stringContaining("{count:number}")]);
      }
    }
  });

  it("are not empty and have no straight apostrophe or double space", () => {
    for (const message of Object.values(messages)) {
      for (const text of textsOf(message)) expect(text).toMatch(/^(?!.*['"]|.* {2})\S(?:.*\S)?$/u);
    }
  });
});

describe("names of the catalogue", () => {
  it("cover each document of each procedure, and nothing else", () => {
    const used = new Set(procedures.flatMap((procedure) => procedure.documents.map(({ id }) => id)));
    expect(Object.keys(documentNames).toSorted()).toEqual([...used].toSorted());
  });

  it("cover each post in Arabic, and no unknown post or country", () => {
    expect(Object.keys(cityNames).toSorted()).toEqual(posts.map((post) => post.id).toSorted());
    for (const { ar: name } of Object.values(cityNames)) expect(name).toMatch(/^[\p{Script=Arabic} ]+$/u);
    const countries = new Set(posts.map((post) => post.country));
    expect(Object.keys(countryAliases).filter((code) => !countries.has(code))).toEqual([]);
  });

  it("tell two posts of one country apart in every language", () => {
    for (const language of languages) {
      for (const country of pageData(language).countries) {
        const cities = country.posts.map((post) => post.city);
        expect(new Set(cities).size).toBe(cities.length);
      }
    }
  });
});

describe("the Arabic font", () => {
  const range = /unicode-range:([^;]*);/.exec(
    readFileSync(new URL("../ui/tokens.css", import.meta.url), "utf8"),
  )?.[1];
  const spans = [...(range ?? "").matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
    ([, from = "", to = from]) => ({
      from: Number.parseInt(from, 16),
      to: Number.parseInt(to, 16),
    }),
  );

  it("has every Arabic letter that the Arabic page shows", () => {
    const shown = JSON.stringify([ar, pageData("ar")]);
    const missing = [...new Set(shown)].filter((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return (
        /[\u0600-\u06ff\u0750-\u077f]/.test(letter) &&
        !spans.some(({ from, to }) => from <= code && code <= to)
      );
    });
    expect(spans.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});
