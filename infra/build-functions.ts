import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import * as z from "zod";
import { requiredBuiltins } from "./shims/required-builtins.ts";
import { withoutUnusedParts } from "./shims/unused-parts.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Where the bundles, their source maps and esbuild's account of them are written. */
export const buildPaths = {
  bundles: join(root, "dist/functions"),
  /** Beside the bundles, not among them: a map is for reading a stack trace, and is never deployed. */
  maps: join(root, "dist/maps"),
  metafile: join(root, "dist/meta.json"),
} as const;

/** Largest minified bundle: parsing more than this shows in the first call of a fresh environment. */
export const BUNDLE_BUDGET_BYTES = 600_000;

/** What sets documents (ADR 0015): the compiler, the fonts, the templates. */
const documentFiles: readonly string[] = [
  "node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm",
  "node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "node_modules/@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
  "shared/adapters/typst/fonts/Vazirmatn_400Regular.ttf",
  "shared/adapters/typst/fonts/Vazirmatn_600SemiBold.ttf",
  "shared/adapters/typst/templates/page.typ",
  "shared/adapters/typst/templates/convocation.typ",
  "shared/adapters/typst/templates/receipt.typ",
];

/**
 * Files a function reads at run time beside its code, as paths from the repository's root; they are copied
 * into its folder under their own names.
 */
const assets: Readonly<Record<string, readonly string[]>> = {
  "convocations-read": documentFiles,
  "receipts-read": documentFiles,
};

/** Threads and processes that a function starts: built beside its bundle, each from its own entry. */
const workers: Readonly<Record<string, readonly string[]>> = {
  "convocations-read": ["shared/adapters/typst/typst-worker.ts"],
  "receipts-read": ["shared/adapters/typst/typst-worker.ts"],
  "documents-inspect": ["shared/adapters/inspection/inspection-program.ts"],
};

const baseName = (path: string): string => path.split("/").at(-1) ?? path;

const workerName = (path: string): string => baseName(path).replace(/\.ts$/, "");

/** The assets of a function: the name each has beside the bundle, and where it is copied from. */
export const assetsOf = (name: string): ReadonlyMap<string, string> =>
  new Map((assets[name] ?? []).map((path) => [baseName(path), join(root, path)]));

/**
 * Packages with code that is not JavaScript: esbuild leaves them out, and they are copied into `node_modules` beside
 * the bundle, whole or only these files. What is native is the build machine's own (ADR 0018).
 */
const packages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "documents-inspect": {
    sharp: ["package.json", "dist", "lib"],
    "detect-libc": ["package.json", "lib"],
    semver: [],
    "@img/colour": [],
    [`@img/sharp-${process.platform}-${process.arch}`]: [],
    [`@img/sharp-libvips-${process.platform}-${process.arch}`]: [],
    "heic-decode": [],
    "libheif-js": ["package.json", "wasm-bundle.js", "libheif-wasm/libheif-bundle.js"],
    "@hyzyla/pdfium": ["package.json", "dist/index.esm.js", "dist/pdfium.wasm"],
    "tesseract-wasm": ["package.json", "dist/lib.js", "dist/tesseract-core.wasm"],
    "@tesseract.js-data/eng": ["package.json", "4.0.0_best_int/eng.traineddata.gz"],
  },
};

/** Everything in a function's folder, by name. */
export const filesOf = (name: string): readonly string[] => [
  "index.mjs",
  ...(workers[name] ?? []).map((path) => `${workerName(path)}.mjs`),
  ...assetsOf(name).keys(),
  ...(packages[name] ? ["node_modules"] : []),
];

const external = [...new Set(Object.values(packages).flatMap((each) => Object.keys(each)))];

/** Copies a function's packages beside its bundle; a package that is there in the same version is left alone. */
const copyPackages = (name: string): void => {
  for (const [packageName, files] of Object.entries(packages[name] ?? {})) {
    const from = join(root, "node_modules", packageName);
    const to = join(buildPaths.bundles, name, "node_modules", packageName);
    // Not every system has a libvips package of its own.
    if (!existsSync(from)) continue;
    const manifest = readFileSync(join(from, "package.json"));
    if (existsSync(join(to, "package.json")) && readFileSync(join(to, "package.json")).equals(manifest))
      continue;
    for (const file of files.length === 0 ? ["."] : files) {
      if (existsSync(join(from, file)))
        cpSync(join(from, file), join(to, file), { recursive: true, dereference: true });
    }
    // Last, because it says that the rest is there.
    cpSync(join(from, "package.json"), join(to, "package.json"));
  }
};

/**
 * The AWS SDK and others reach for Node's modules with CommonJS `require`; an ES module has none, and such a
 * bundle dies at load with "Dynamic require of …". So each bundle makes its own.
 */
const requireBanner =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

/** What stands in for parts of the SDK that no function needs; each says why. */
const shims = {
  "@aws-sdk/credential-provider-node": fileURLToPath(
    import.meta.resolve("./shims/environment-credentials.ts"),
  ),
  "@smithy/core/event-streams": fileURLToPath(import.meta.resolve("./shims/no-event-streams.ts")),
} as const;

/** How a function becomes one file; the benchmark bundles what it compares with in the same way. */
export const bundleOptions = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node24",
  mainFields: ["module", "main"],
  minify: true,
  treeShaking: true,
  legalComments: "none",
  banner: { js: requireBanner },
  alias: shims,
  plugins: [withoutUnusedParts, requiredBuiltins],
} satisfies BuildOptions;

/** The functions there are: every folder of `functions/` with a handler, in alphabetical order. */
export const functionNames = (): readonly string[] =>
  existsSync(join(root, "functions"))
    ? readdirSync(join(root, "functions"), { withFileTypes: true })
        .filter(
          (entry) => entry.isDirectory() && existsSync(join(root, "functions", entry.name, "handler.ts")),
        )
        .map((entry) => entry.name)
        .sort()
    : [];

/** Rewrites a file only when it changed, so that whoever watches `dist/` sees real changes only. */
const writeIfChanged = (path: string, contents: string | Uint8Array): void => {
  const next = Buffer.from(contents);
  if (existsSync(path) && readFileSync(path).equals(next)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, next);
};

const removeStale = (folder: string, wanted: ReadonlySet<string>): void => {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    if (!wanted.has(entry)) rmSync(join(folder, entry), { recursive: true });
  }
};

/**
 * Builds every function in one run into `dist/functions/<name>/index.mjs`: what CDK deploys, what the local
 * run loads and what the tests load. The same sources give the same bytes.
 *
 * @throws when there is nothing to build or esbuild refuses a file.
 */
export const buildFunctions = async (): Promise<readonly string[]> => {
  const names = functionNames();
  if (names.length === 0) throw new Error("functions/ holds no handler.ts: there is nothing to build");
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      names.flatMap((name) => [
        [`${name}/index`, `functions/${name}/handler.ts`],
        ...(workers[name] ?? []).map((path) => [`${name}/${workerName(path)}`, path]),
      ]),
    ),
    external,
    outdir: "dist/functions",
    outExtension: { ".js": ".mjs" },
    ...bundleOptions,
    sourcemap: "external",
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  for (const file of result.outputFiles) {
    const path = relative(buildPaths.bundles, file.path);
    const isMap = path.endsWith(".map");
    writeIfChanged(isMap ? join(buildPaths.maps, path) : file.path, file.contents);
  }
  for (const name of names) {
    for (const [file, source] of assetsOf(name))
      writeIfChanged(join(buildPaths.bundles, name, file), readFileSync(source));
    copyPackages(name);
    removeStale(join(buildPaths.bundles, name), new Set(filesOf(name)));
  }
  removeStale(buildPaths.bundles, new Set(names));
  removeStale(buildPaths.maps, new Set(names));
  writeIfChanged(buildPaths.metafile, JSON.stringify(result.metafile));
  return names;
};

const metafileSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({ bytes: z.number(), inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

/** A bundle's size and its largest parts: an npm package as a whole, or one of our own files. */
export interface BundleSize {
  readonly name: string;
  readonly bytes: number;
  readonly largest: readonly { readonly part: string; readonly bytes: number }[];
}

const partOf = (input: string): string => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? input;

/** Reads esbuild's account of the last build. @throws when nothing was built yet. */
export const bundleReport = (
  metafile: string = readFileSync(buildPaths.metafile, "utf8"),
): readonly BundleSize[] => {
  const { outputs } = metafileSchema.parse(JSON.parse(metafile));
  return Object.entries(outputs)
    .filter(([path]) => path.endsWith("/index.mjs"))
    .map(([path, output]) => {
      const parts = new Map<string, number>();
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        parts.set(partOf(input), (parts.get(partOf(input)) ?? 0) + bytesInOutput);
      }
      const largest = [...parts]
        .map(([part, bytes]) => ({ part, bytes }))
        .sort((a, b) => b.bytes - a.bytes || a.part.localeCompare(b.part))
        .slice(0, 10);
      return { name: path.split("/").at(-2) ?? path, bytes: output.bytes, largest };
    });
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

/** One paragraph for each bundle above the budget, with its ten largest inputs; empty when all fit. */
export const budgetBreaches = (
  report: readonly BundleSize[] = bundleReport(),
  budget: number = BUNDLE_BUDGET_BYTES,
): readonly string[] =>
  report
    .filter(({ bytes }) => bytes > budget)
    .map(({ name, bytes, largest }) =>
      [
        `${name} is ${kilobytes(bytes)}, above ${kilobytes(budget)}; its largest inputs:`,
        ...largest.map((input) => `  ${kilobytes(input.bytes).padStart(10)}  ${input.part}`),
      ].join("\n"),
    );

if (import.meta.main) {
  const started = performance.now();
  await buildFunctions();
  const report = bundleReport();
  for (const { name, bytes } of report) console.log(`${kilobytes(bytes).padStart(10)}  ${name}`);
  console.log(`${report.length} functions in ${Math.round(performance.now() - started)} ms`);
  const breaches = budgetBreaches(report);
  for (const breach of breaches) console.error(breach);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
