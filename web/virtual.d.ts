// Made by web/build/page-data-plugin.ts from the catalogue: one module per language, with that language's texts only.
declare module "virtual:page-data/*" {
  import type { PageData } from "#web/public/first-page/page-data.ts";
  export const data: PageData;
}
declare module "*.css";
