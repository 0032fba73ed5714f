import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keys, ownerKeys } from "#shared/adapters/dynamodb/keys.ts";

const page = readFileSync(new URL("../../docs/data-model.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| `(\w+)` \| ([\w, `]+) \| (.+?) \|/gm)].map(
  ([, name = "", table = "", key = ""]) => ({ name, table, key }),
);

describe("docs/data-model.md", () => {
  it("lists every key builder once, and none that does not exist", () => {
    expect(rows.map(({ name }) => name).toSorted()).toEqual(
      [...Object.keys(keys), ...Object.keys(ownerKeys)].toSorted(),
    );
  });

  it("gives each key's prefix as the builder makes it", () => {
    const prefixes = Object.entries({ ...keys, ...ownerKeys }).flatMap(([name, build]) => {
      const source = build.toString();
      const prefix = /g?pk: [`"]([A-Z]+#?)/.exec(source)?.[1];
      return prefix === undefined ? [] : [{ name, prefix }];
    });
    for (const { name, prefix } of prefixes)
      expect(rows.find((row) => row.name === name)?.key, name).toContain(`\`${prefix}`);
    expect(prefixes.length).toBeGreaterThan(30);
  });
});
