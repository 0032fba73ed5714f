import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import * as z from "zod";

const EXPORTED = /^export (?:const|function) (\w+)/gm;
const packageSchema = z.object({ version: z.string() });

/**
 * Leaves out of every bundle what libraries refer to and no function uses, 22 KB of each: what zod makes JSON
 * Schema with (the reference of the API is written from the sources), and what clients of AWS say of themselves
 * besides their version.
 */
export const withoutUnusedParts: Plugin = {
  name: "without-unused-parts",
  setup: ({ onLoad }) => {
    onLoad({ filter: /zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/ }, async ({ path }) => {
      const names = [...(await readFile(path, "utf8")).matchAll(EXPORTED)].map(([, name]) => name);
      return {
        contents: [
          'const absent = () => { throw new Error("a bundle makes no JSON Schema"); };',
          ...names.map((name) => `export const ${name} = absent;`),
          "export { absent as process };",
        ].join("\n"),
      };
    });
    onLoad({ filter: /@aws-sdk\/client-[\w-]+\/package\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(packageSchema.parse(JSON.parse(await readFile(path, "utf8")))),
      loader: "json",
    }));
  },
};
