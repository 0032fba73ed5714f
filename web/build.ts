import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type InlineConfig, type Plugin, type Rolldown } from "vite";
import type { Language } from "#shared/catalogue/procedures.ts";
import { type AreaWeight, type areaBudgets, type PageWeight, weigh, weighAreas } from "#web/build/budgets.ts";
import { inlineCode } from "#web/build/inline.ts";
import { pageData } from "#web/build/page-data.ts";
import { pageDataPlugin } from "#web/build/page-data-plugin.ts";
import { wholeWordsPlugin } from "#web/build/whole-words-plugin.ts";
import { languages } from "#web/i18n/language.ts";
import type { Assets } from "#web/prerender/document.tsx";
import type { renderFirstPage, renderStillPages } from "#web/prerender/pages.tsx";
import type { renderHelp, renderShell, renderSignedIn } from "#web/prerender/shells.tsx";

const here = import.meta.dirname;
const site = join(here, "../dist/web");
const prerenderer = join(here, "../dist/web-prerender");

interface Pages {
  readonly renderFirstPage: typeof renderFirstPage;
  readonly renderStillPages: typeof renderStillPages;
}

interface Shells {
  readonly renderShell: typeof renderShell;
  readonly renderHelp: typeof renderHelp;
  readonly renderSignedIn: typeof renderSignedIn;
}

const isPages = (module: unknown): module is Pages =>
  typeof module === "object" &&
  module !== null &&
  "renderFirstPage" in module &&
  "renderStillPages" in module;

const isShells = (module: unknown): module is Shells =>
  typeof module === "object" &&
  module !== null &&
  "renderShell" in module &&
  "renderHelp" in module &&
  "renderSignedIn" in module;

const common = {
  root: here,
  configFile: false,
  publicDir: false,
  envDir: false,
  logLevel: "warn",
  plugins: [pageDataPlugin(), wholeWordsPlugin()],
} satisfies InlineConfig;

/** Gives the site's icon a hashed name: no script imports it, only the HTML names it. */
const iconPlugin = (): Plugin => ({
  name: "wisal-icon",
  async buildStart() {
    this.emitFile({ type: "asset", name: "icon.svg", source: await readFile(join(here, "ui/icon.svg")) });
  },
});

/** Vite's loader of chunks also preloads what they need; a screen's parts are few, and it weighs a kilobyte. */
const plainImports = (): Plugin => ({
  name: "wisal-plain-imports",
  enforce: "pre",
  load: (id) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined,
});

type Output = readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

const outputOf = (built: Awaited<ReturnType<typeof build>>): Output => {
  const first = Array.isArray(built) ? built[0] : built;
  if (first === undefined || !("output" in first)) throw new Error("Vite built nothing.");
  return first.output;
};

const target = ["chrome100", "safari15.4", "firefox100"];

/** A public page has one entry for each language. */
const entriesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(languages.map((each) => [each, join(here, folder, `entries/${each}.ts`)]));

/** The browser's files of the first page: one entry a language, one stylesheet, names that may be cached for ever. */
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
        target,
        rolldownOptions: {
          input: entriesIn("public/first-page"),
        },
      },
    }),
  );

/** One area's files, in a graph of their own: what another area needs does not split this one's chunks. */
const buildEntries = async (input: Readonly<Record<string, string>>): Promise<Output> =>
  outputOf(
    await build({
      ...common,
      plugins: [...common.plugins, plainImports()],
      build: {
        outDir: site,
        emptyOutDir: false,
        cssCodeSplit: false,
        modulePreload: { polyfill: false, resolveDependencies: () => [] },
        reportCompressedSize: false,
        target,
        rolldownOptions: { input },
      },
    }),
  );

/** The same components for this process, to render them into HTML. */
const loadRenderers = async (): Promise<Pages & Shells> => {
  await build({
    ...common,
    build: {
      outDir: prerenderer,
      emptyOutDir: true,
      ssr: true,
      rolldownOptions: {
        input: { pages: join(here, "prerender/pages.tsx"), shells: join(here, "prerender/shells.tsx") },
      },
    },
  });
  // The query makes a second build in one process load the new file.
  const load = async (name: string): Promise<unknown> =>
    import(`${pathToFileURL(join(prerenderer, `${name}.js`)).href}?${Date.now()}`);
  const pages = await load("pages");
  const shells = await load("shells");
  if (!isPages(pages) || !isShells(shells)) throw new Error("web/prerender does not export its renderers.");
  return { ...pages, ...shells };
};

const namedAsset = (output: Output, ending: string): Rolldown.OutputAsset => {
  const found = output.find((each) => each.type === "asset" && each.fileName.endsWith(ending));
  if (found?.type !== "asset") throw new Error(`The build made no ${ending} file.`);
  return found;
};

const chunksIn = (output: Output): readonly Rolldown.OutputChunk[] =>
  output.filter((each) => each.type === "chunk");

/** A chunk and everything it imports at once, itself first. */
const withImports = (output: Output, first: Rolldown.OutputChunk): readonly Rolldown.OutputChunk[] => {
  const seen = new Set([first]);
  for (const chunk of seen) {
    for (const name of chunk.imports) {
      const imported = chunksIn(output).find((each) => each.fileName === name);
      if (imported !== undefined) seen.add(imported);
    }
  }
  return [...seen];
};

/** An entry and everything it imports. */
const scriptsOf = (output: Output, name: string): readonly Rolldown.OutputChunk[] => {
  const entry = chunksIn(output).find((chunk) => chunk.isEntry && chunk.name === name);
  if (entry === undefined) throw new Error(`The build made no script for "${name}".`);
  return withImports(output, entry);
};

/** The chunk of a file of ours that is imported when needed. */
const chunkOf = (output: Output, ending: string): readonly Rolldown.OutputChunk[] => {
  const chunk = chunksIn(output).find(({ facadeModuleId }) => facadeModuleId?.endsWith(ending) === true);
  return chunk === undefined ? [] : withImports(output, chunk);
};

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
};

const areaIds = [
  "my",
  "desk",
  "admin",
  "styleguide",
] as const satisfies readonly (keyof typeof areaBudgets)[];

const pathsOf = (chunks: readonly Rolldown.OutputChunk[]): readonly string[] =>
  chunks.map(({ fileName }) => `/${fileName}`);

const codeOf = (chunks: readonly Rolldown.OutputChunk[]): readonly string[] =>
  [...new Set(chunks)].map((chunk) => chunk.code);

interface BuiltArea {
  readonly weight: AreaWeight;
  readonly html: ReadonlyMap<string, string>;
  /** Paths of everything that the area may load in a language. */
  readonly files: (language: Language) => readonly string[];
}

/** Whether a chunk is of another language than this one. */
const isOfOther = (language: Language, { facadeModuleId }: Rolldown.OutputChunk): boolean => {
  const found = /\/(?:i18n\/.*\/|(?:names|papers)\/)(ar|fr|es|en)(?:\.ts)?$/.exec(facadeModuleId ?? "");
  return found !== null && found[1] !== language;
};

/** One area: its files, its shell in each language, and what each screen weighs in each. */
const buildArea = async (
  area: (typeof areaIds)[number],
  still: Assets,
  { renderShell }: Shells,
): Promise<BuiltArea> => {
  const output = await buildEntries({ [area]: join(here, `areas/${area}/entry.ts`) });
  const css = namedAsset(output, ".css");
  const entry = scriptsOf(output, area);
  const shells = languages.map((language) => ({
    language,
    scripts: [
      ...new Set([
        ...entry,
        ...["site", "common", area].flatMap((name) => chunkOf(output, `/i18n/${name}/${language}.ts`)),
      ]),
    ],
  }));
  const html = new Map<string, string>();
  for (const { language, scripts } of shells) {
    const assets = {
      ...still,
      css: `/${css.fileName}`,
      scripts: pathsOf(scripts),
    };
    html.set(`${language}/${area}/index.html`, await renderShell(area, language, assets));
  }
  const screens = chunksIn(output).filter(({ facadeModuleId }) =>
    facadeModuleId?.includes(`/areas/${area}/screens/`),
  );
  const weight: AreaWeight = {
    area,
    screens: shells.flatMap(({ language, scripts }) =>
      screens.map((screen) => ({
        name: `${screen.name} (${language})`,
        scripts: codeOf([...scripts, ...withImports(output, screen)]),
      })),
    ),
    // One person reads one language: the others' words are not theirs.
    all: codeOf(chunksIn(output).filter((chunk) => !isOfOther("fr", chunk))),
    styles: [css.source],
  };
  const files = (language: Language) => [
    ...[still.icon, `/${css.fileName}`],
    ...chunksIn(output)
      .filter((chunk) => !isOfOther(language, chunk))
      .map(({ fileName }) => `/${fileName}`),
    ...(language === "ar" ? [`/${namedAsset(output, ".woff2").fileName}`] : []),
  ];
  return { weight, html, files };
};

/** The desk's service worker, with what it keeps written into it. */
const buildWorker = async ({ html, files }: BuiltArea): Promise<void> => {
  const kept = Object.fromEntries(
    languages.map((language) => [language, [`/${language}/desk/`, "/config.json", ...files(language)]]),
  );
  const version = createHash("sha256")
    .update(JSON.stringify([...html, kept]))
    .digest("hex")
    .slice(0, 16);
  await build({
    ...common,
    define: { KEPT: JSON.stringify({ version, files: kept }) },
    build: {
      outDir: site,
      emptyOutDir: false,
      reportCompressedSize: false,
      target,
      rolldownOptions: {
        input: { "desk-worker": join(here, "areas/desk/worker.ts") },
        // The browser asks for it by one name, and reads it again on each visit.
        output: { entryFileNames: "[name].js" },
      },
    },
  });
};

/** What a public page fetches besides its HTML, the icon and the font. */
interface Parts {
  readonly scripts?: readonly Rolldown.OutputChunk[];
  /** Reads before it shows what it is there for. */
  readonly calls?: number;
  readonly style?: Rolldown.OutputAsset;
}

/**
 * Builds the pages into `dist/web`: assets under `/assets`, `/<language>/index.html` and the shells of the areas below
 * it, `/index.html`, `/404.html`, `/problems/index.html`, `/signed-in/index.html`. Throws, with a table, when a page breaks a budget or the policy.
 */
export const buildWeb = async (print: (line: string) => void = () => undefined): Promise<void> => {
  // Vite would build for whatever runs it: under a test runner every page would weigh 1.5 KB more.
  process.env["NODE_ENV"] = "production";
  const output = await buildAssets();
  const pages = await loadRenderers();

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
  const keep = async (path: string, html: string, { scripts = [], calls = 0, style = css }: Parts = {}) => {
    const arabic = html.includes('<html lang="ar"');
    // The page, its stylesheet and its icon; then scripts, the font, and what the page reads.
    const requests = 3 + scripts.length + (arabic ? 1 : 0) + calls;
    weights.push({
      page: `/${path}`,
      html,
      scripts: codeOf(scripts),
      styles: [style.source],
      font: arabic && typeof font.source !== "string" ? font.source : undefined,
      requests,
    });
    inline.push(...inlineCode(html).map((piece) => `/${path}: ${piece}`));
    await write(path, html);
  };

  for (const language of languages) {
    const scripts = scriptsOf(output, language);
    const assets = { ...still, scripts: pathsOf(scripts) };
    const html = pages.renderFirstPage(pageData(language), assets);
    await keep(`${language}/index.html`, html, { scripts, calls: 1 });
  }
  for (const [path, html] of pages.renderStillPages(still)) await keep(path, html);
  for (const [path, html] of await pages.renderHelp(still)) await keep(path, html);

  // An area for anybody: words, names and screens are in its entries.
  const draws = await buildEntries(entriesIn("areas/draws"));
  const style = namedAsset(draws, ".css");
  for (const language of languages) {
    const scripts = scriptsOf(draws, language);
    const assets = { ...still, css: `/${style.fileName}`, scripts: pathsOf(scripts) };
    const html = await pages.renderShell("draws", language, assets);
    // The configuration, and a post's draws.
    await keep(`${language}/draws/index.html`, html, { scripts, calls: 2, style });
  }

  const back = scriptsOf(await buildEntries({ "signed-in": join(here, "signed-in/entry.ts") }), "signed-in");
  const returning = pages.renderSignedIn({ ...still, scripts: pathsOf(back) });
  inline.push(...inlineCode(returning));
  await write("signed-in/index.html", returning);

  const areas: AreaWeight[] = [];
  for (const area of areaIds) {
    const built = await buildArea(area, still, pages);
    const { weight, html } = built;
    areas.push(weight);
    if (area === "desk") await buildWorker(built);
    for (const [path, text] of html) {
      inline.push(...inlineCode(text).map((piece) => `/${path}: ${piece}`));
      await write(path, text);
    }
  }

  await rm(prerenderer, { recursive: true });

  const firstPages = weigh(weights);
  const behind = weighAreas(areas);
  const table = `${firstPages.table}\n\n${behind.table}`;
  const breaches = [...firstPages.breaches, ...behind.breaches];
  print(table);
  if (breaches.length > 0) throw new Error(`The pages are too heavy:\n${breaches.join("\n")}\n\n${table}`);
  if (inline.length > 0) throw new Error(`The policy refuses inline code:\n${inline.join("\n")}`);
};

if (import.meta.main) {
  await buildWeb((line) => console.log(line));
}
