import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type InlineConfig, type Plugin, type Rolldown } from "vite";
import { type PageWeight, weigh } from "#web/build/budgets.ts";
import { inlineCode } from "#web/build/inline.ts";
import { pageData } from "#web/build/page-data.ts";
import { pageDataPlugin } from "#web/build/page-data-plugin.ts";
import { languages } from "#web/i18n/language.ts";
import type { Assets } from "#web/prerender/document.tsx";
import type { renderFirstPage, renderStillPages } from "#web/prerender/pages.tsx";

const here = import.meta.dirname;
const site = join(here, "../dist/web");
const prerenderer = join(here, "../dist/web-prerender");

interface Pages {
  readonly renderFirstPage: typeof renderFirstPage;
  readonly renderStillPages: typeof renderStillPages;
}

const isPages = (module: unknown): module is Pages =>
  typeof module === "object" &&
  module !== null &&
  "renderFirstPage" in module &&
  "renderStillPages" in module;

const common = {
  root: here,
  configFile: false,
  publicDir: false,
  envDir: false,
  logLevel: "warn",
  plugins: [pageDataPlugin()],
} satisfies InlineConfig;

/** Gives the site's icon a hashed name: no script imports it, only the HTML names it. */
const iconPlugin = (): Plugin => ({
  name: "wisal-icon",
  async buildStart() {
    this.emitFile({ type: "asset", name: "icon.svg", source: await readFile(join(here, "ui/icon.svg")) });
  },
});

type Output = readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

const outputOf = (built: Awaited<ReturnType<typeof build>>): Output => {
  const first = Array.isArray(built) ? built[0] : built;
  if (first === undefined || !("output" in first)) throw new Error("Vite built nothing.");
  return first.output;
};

/** The browser's files: one entry a language, one stylesheet, hashed names that may be cached for ever. */
const buildAssets = async (): Promise<Output> =>
  outputOf(
    await build({
      ...common,
      plugins: [...common.plugins, iconPlugin()],
      build: {
        outDir: site,
        emptyOutDir: true,
        cssCodeSplit: false,
        // Preloads are written into the HTML; the polyfill would be 1 KB for browsers that lack modules' rest too.
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        // ES2022 and CSS of 2022: browsers of four-year-old phones, still served with updates.
        target: ["chrome100", "safari15.4", "firefox100"],
        rolldownOptions: {
          input: Object.fromEntries(
            languages.map((each) => [each, join(here, `public/first-page/entries/${each}.ts`)]),
          ),
        },
      },
    }),
  );

/** The same components for this process, to render them into HTML. */
const loadPages = async (): Promise<Pages> => {
  await build({
    ...common,
    build: {
      outDir: prerenderer,
      emptyOutDir: true,
      ssr: true,
      rolldownOptions: { input: { pages: join(here, "prerender/pages.tsx") } },
    },
  });
  // The query makes a second build in one process load the new file.
  const pages: unknown = await import(`${pathToFileURL(join(prerenderer, "pages.js")).href}?${Date.now()}`);
  if (!isPages(pages)) throw new Error("web/prerender/pages.tsx does not export its renderers.");
  return pages;
};

const namedAsset = (output: Output, ending: string): Rolldown.OutputAsset => {
  const found = output.find((each) => each.type === "asset" && each.fileName.endsWith(ending));
  if (found?.type !== "asset") throw new Error(`The build made no ${ending} file.`);
  return found;
};

/** A language's entry and everything it imports, the entry first. */
const scriptsOf = (output: Output, language: string): readonly Rolldown.OutputChunk[] => {
  const chunks = output.filter((each) => each.type === "chunk");
  const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === language);
  if (entry === undefined) throw new Error(`The build made no script for "${language}".`);
  const seen = new Set([entry]);
  for (const chunk of seen) {
    for (const name of chunk.imports) {
      const imported = chunks.find((each) => each.fileName === name);
      if (imported !== undefined) seen.add(imported);
    }
  }
  return [...seen];
};

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
};

/**
 * Builds the public pages into `dist/web`: assets under `/assets`, `/<language>/index.html`, `/index.html`,
 * `/404.html`, `/problems/index.html`. Throws, with a table, when a page breaks a budget or the policy.
 */
export const buildWeb = async (print: (line: string) => void = () => undefined): Promise<void> => {
  const output = await buildAssets();
  const pages = await loadPages();
  await rm(prerenderer, { recursive: true });

  const css = namedAsset(output, ".css");
  const font = namedAsset(output, ".woff2");
  const icon = namedAsset(output, ".svg");
  const still: Assets = {
    css: `/${css.fileName}`,
    icon: `/${icon.fileName}`,
    scripts: [],
  };

  const weights: PageWeight[] = [];
  const inline: string[] = [];
  const keep = async (path: string, html: string, scripts: readonly Rolldown.OutputChunk[]) => {
    const arabic = html.includes('<html lang="ar"');
    // The page, its stylesheet and its icon; then scripts, the font, and the page's one call to the API.
    const requests = 3 + scripts.length + (arabic ? 1 : 0) + (scripts.length > 0 ? 1 : 0);
    weights.push({
      page: `/${path}`,
      html,
      scripts: scripts.map((chunk) => chunk.code),
      styles: [css.source],
      font: arabic && typeof font.source !== "string" ? font.source : undefined,
      requests,
    });
    inline.push(...inlineCode(html).map((piece) => `/${path}: ${piece}`));
    await write(path, html);
  };

  for (const language of languages) {
    const scripts = scriptsOf(output, language);
    const assets = { ...still, scripts: scripts.map((chunk) => `/${chunk.fileName}`) };
    await keep(`${language}/index.html`, pages.renderFirstPage(pageData(language), assets), scripts);
  }
  for (const [path, html] of pages.renderStillPages(still)) await keep(path, html, []);

  const { table, breaches } = weigh(weights);
  print(table);
  if (breaches.length > 0) throw new Error(`The pages are too heavy:\n${breaches.join("\n")}\n\n${table}`);
  if (inline.length > 0) throw new Error(`The policy refuses inline code:\n${inline.join("\n")}`);
};

if (import.meta.main) await buildWeb((line) => console.log(line));
