import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerAccounts, ledgerKinds } from "#shared/domain/ledger/ledger.ts";
import { differenceKinds, settlementClasses } from "#shared/domain/settlement/difference.ts";
import { problems } from "#shared/http/problems.ts";
import { loadWords, type WordsModules } from "#web/app/area.ts";
import { contractNow } from "#web/build/contract.ts";
import { en as moneyTexts } from "#web/i18n/admin-money/en.ts";
import { ar } from "#web/i18n/ar.ts";
import { languages } from "#web/i18n/language.ts";
import type { AnyMessage, Messages } from "#web/i18n/message.ts";
import { en as problemTexts } from "#web/i18n/problems/en.ts";

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const modules: WordsModules = Object.fromEntries(
  folders.flatMap((name) =>
    languages.map((language) => [
      `./${name}/${language}.ts`,
      async () => {
        const module: unknown = await import(join(import.meta.dirname, name, `${language}.ts`));
        return typeof module === "object" && module !== null ? { ...module } : {};
      },
    ]),
  ),
);

const textsOf = (message: AnyMessage): readonly string[] =>
  typeof message === "string" ? [message] : Object.values(message);

describe.each(folders)("the catalogue %s", (name) => {
  it.each(languages)("has in %s the keys of English, and texts without straight quotes", async (language) => {
    const english = await loadWords(modules, [name], "en");
    const messages = await loadWords(modules, [name], language);
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const message of Object.values(messages)) {
      for (const text of textsOf(message)) expect(text).toMatch(/^(?!.*['"]|.* {2})\S(?:.*\S)?$/u);
    }
  });
});

describe("Arabic", () => {
  // Of others: "those who did not come", "were received".
  const ofOthers = new Set(["كم", "يحضروا", "استُقبلوا"]);
  const several = (messages: Messages) =>
    Object.values(messages)
      .flatMap(textsOf)
      .flatMap((text) => text.match(/[\u0621-\u065f]+/g) ?? [])
      .filter((word) => /(?:كم|وا)$/.test(word) && !ofOthers.has(word));

  it("speaks to one person, not to several, on the first page", () => {
    expect(several(ar)).toEqual([]);
  });

  it.each(folders)("speaks to one person, not to several, in %s", async (name) => {
    expect(several(await loadWords(modules, [name], "ar"))).toEqual([]);
  });
});

describe("the administration's words of money", () => {
  const has = (prefix: string) =>
    Object.keys(moneyTexts)
      .filter((key) => key.startsWith(`${prefix}.`))
      .map((key) => key.slice(prefix.length + 1))
      .toSorted();

  it.each([
    ["account", ledgerAccounts],
    ["kind", ledgerKinds],
    ["class", [...new Set([...settlementClasses, ...differenceKinds])]],
  ])("name each %s of the books and no other (T10)", (prefix, values) => {
    expect(has(prefix)).toEqual(values.map(String).toSorted());
  });
});

describe("the texts of problems", () => {
  it("cover every code of the registry and no other (E1)", () => {
    expect(Object.keys(problemTexts).toSorted()).toEqual(Object.keys(problems).toSorted());
  });
});

describe("the types of the API's calls", () => {
  it("are those of docs/openapi.json", async () => {
    const written = readFileSync(join(import.meta.dirname, "../app/contract.ts"), "utf8");
    expect(written).toBe(await contractNow());
  });
});
