import { brotliCompressSync, gzipSync } from "node:zlib";

/** Of public pages. Kilobytes here are 1,000 bytes. The limits keep the first page under 1.5 s on a slow 4G phone. */
export const budgets = {
  scriptsGzip: 25_000,
  stylesGzip: 10_000,
  htmlBrotli: 14_000,
  arabicFont: 20_000,
  requests: 8,
} as const;

/**
 * Scripts of the areas behind a sign-in. `screen`: the shell, one screen and its words together. A citizen's screen may
 * weigh 4 KB more than the public pages: session, API client and table of screens are fetched once and kept for ever.
 */
export const areaBudgets = {
  my: { screen: 29_000, all: 130_000 },
  desk: { screen: 40_000, all: 120_000 },
  admin: { screen: 40_000, all: 120_000 },
  styleguide: { screen: 40_000, all: 120_000 },
} as const;

/** What one area makes the browser fetch, at its heaviest screen and in its heaviest language. */
export interface AreaWeight {
  readonly area: keyof typeof areaBudgets;
  readonly screens: readonly { readonly name: string; readonly scripts: readonly string[] }[];
  readonly all: readonly string[];
  readonly styles: readonly (string | Uint8Array)[];
}

/** What one page makes the browser fetch. */
export interface PageWeight {
  readonly page: string;
  readonly html: string;
  readonly scripts: readonly (string | Uint8Array)[];
  readonly styles: readonly (string | Uint8Array)[];
  readonly font: Uint8Array | undefined;
  /** Files and API calls together. */
  readonly requests: number;
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
const gzip = (files: readonly (string | Uint8Array)[]): number =>
  sum(files.map((file) => gzipSync(file).length));

/** One line a page and one sentence a breach; the build prints the first and fails on the second. */
export const weigh = (
  pages: readonly PageWeight[],
): { readonly table: string; readonly breaches: readonly string[] } => {
  const breaches: string[] = [];
  const columns = ["page", "JS gz", "CSS gz", "HTML br", "font", "requests"];
  const limits = [
    "limit",
    ...[
      budgets.scriptsGzip,
      budgets.stylesGzip,
      budgets.htmlBrotli,
      budgets.arabicFont,
      budgets.requests,
    ].map(String),
  ];
  const rows = pages.map((page) => {
    const measured = [
      ["JS", gzip(page.scripts), budgets.scriptsGzip],
      ["CSS", gzip(page.styles), budgets.stylesGzip],
      ["HTML", brotliCompressSync(page.html).length, budgets.htmlBrotli],
      ["font", page.font?.length ?? 0, budgets.arabicFont],
      ["requests", page.requests, budgets.requests],
    ] as const;
    for (const [what, size, limit] of measured) {
      if (size > limit) breaches.push(`${page.page}: ${what} is ${size}, the limit is ${limit}.`);
    }
    return [page.page, ...measured.map(([, size]) => String(size))];
  });
  const lines = [columns, ...rows, limits].map((cells) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(22) : cell.padStart(9))).join(""),
  );
  return { table: lines.join("\n"), breaches };
};

/** As {@link weigh}, for the areas. */
export const weighAreas = (
  areas: readonly AreaWeight[],
): { readonly table: string; readonly breaches: readonly string[] } => {
  const breaches: string[] = [];
  const lines = areas.map(({ area, screens, all, styles }) => {
    const limits = areaBudgets[area];
    const weights = screens.map(({ name, scripts }) => ({ name, size: gzip(scripts) }));
    const heaviest = weights.toSorted((a, b) => b.size - a.size)[0] ?? { name: "", size: 0 };
    const css = gzip(styles);
    const whole = gzip(all);
    for (const { name, size } of weights) {
      if (size > limits.screen)
        breaches.push(`/${area}/ ${name}: JS is ${size}, the limit is ${limits.screen}.`);
    }
    if (whole > limits.all) breaches.push(`/${area}/: all JS is ${whole}, the limit is ${limits.all}.`);
    if (css > budgets.stylesGzip)
      breaches.push(`/${area}/: CSS is ${css}, the limit is ${budgets.stylesGzip}.`);
    return (
      `/${area}/`.padEnd(22) +
      [heaviest.size, whole, css].map((n) => String(n).padStart(9)).join("") +
      `  ${heaviest.name}`
    );
  });
  const head = `${"area".padEnd(22)}${["screen", "all JS", "CSS gz"].map((word) => word.padStart(9)).join("")}  heaviest`;
  return { table: [head, ...lines].join("\n"), breaches };
};
