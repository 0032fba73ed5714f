// Made by web/build/page-data-plugin.ts from the catalogue: one module per language, with that language's texts only.
declare module "virtual:page-data/*" {
  import type { PageData } from "#web/public/first-page/page-data.ts";
  export const data: PageData;
}
declare module "virtual:names/*" {
  import type { Names } from "#web/app/names.ts";
  export const names: Names;
}
declare module "virtual:papers/*" {
  import type { Papers } from "#web/app/papers.ts";
  export const papers: Papers;
}
declare module "*.css";

interface ImportMeta {
  /** Vite's: one loader for each file that a pattern finds. */
  readonly glob: (
    patterns: readonly string[],
  ) => Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>>;
}
