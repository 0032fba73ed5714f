import { readFile } from "node:fs/promises";

/** What the renderer reads: the compiler, the fonts, the templates, by the names they have beside the bundle. */
export const documentAssets = {
  compiler: "typst_ts_web_compiler_bg.wasm",
  fonts: [
    "NotoSans_400Regular.ttf",
    "NotoSans_600SemiBold.ttf",
    "Vazirmatn_400Regular.ttf",
    "Vazirmatn_600SemiBold.ttf",
  ],
  templates: ["page.typ", "convocation.typ", "receipt.typ"],
} as const;

/** Reads one of `documentAssets`. */
export type AssetReader = (name: string) => Promise<Uint8Array>;

/** Reads the files that the build copied beside a bundle; `bundle` is the handler's `import.meta.url`. */
export const assetsBeside =
  (bundle: string): AssetReader =>
  (name) =>
    readFile(new URL(name, bundle));
