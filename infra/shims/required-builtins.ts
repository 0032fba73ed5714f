import { isBuiltin } from "node:module";
import type { Plugin } from "esbuild";

/**
 * Loads Node's own modules with `require`, whoever imports them. To import one as an ES module is to read every
 * export it has, and some are made when they are read: importing `node:http` loads all of undici for its
 * `WebSocket`, importing `node:crypto` all of Web Crypto. Most functions need neither, and each would pay for both
 * at every first call (ADR 0032).
 */
export const requiredBuiltins: Plugin = {
  name: "required-builtins",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(?:node:)?[a-z_/]+$/ }, ({ path, kind }) =>
      isBuiltin(path) && (kind === "import-statement" || kind === "dynamic-import")
        ? { path, namespace: "builtin" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      loader: "js",
    }));
  },
};
