import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

const EXPORTED = /^export (?:const|function) (\w+)/gm;

/**
 * Leaves out of every bundle what zod would make JSON Schema with: 18 KB that each schema refers to and nothing
 * calls. The reference of the API is written from the sources (`npm run openapi`), never by a function.
 */
export const withoutJsonSchema: Plugin = {
  name: "without-json-schema",
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
  },
};
