import { fileURLToPath } from "node:url";

/** What the renderer reads: its worker, the compiler, the fonts, the templates, by the names they have beside the bundle. */
export const documentAssets = {
  worker: "typst-worker.mjs",
  compiler: "typst_ts_web_compiler_bg.wasm",
  fonts: [
    "NotoSans_400Regular.ttf",
    "NotoSans_600SemiBold.ttf",
    "Vazirmatn_400Regular.ttf",
    "Vazirmatn_600SemiBold.ttf",
  ],
  templates: ["page.typ", "convocation.typ", "receipt.typ"],
} as const;

/** The path of one of `documentAssets`. */
export type AssetPath = (name: string) => string;

/** The files that the build put beside a bundle; `bundle` is the handler's `import.meta.url`. */
export const assetsBeside =
  (bundle: string): AssetPath =>
  (name) =>
    fileURLToPath(new URL(name, bundle));
