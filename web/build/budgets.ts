import { brotliCompressSync, gzipSync } from "node:zlib";

/** Kilobytes here are 1,000 bytes. The limits keep the first page under 1.5 s on a slow 4G phone. */
export const budgets = {
  scriptsGzip: 25_000,
  stylesGzip: 10_000,
  htmlBrotli: 14_000,
  arabicFont: 20_000,
  requests: 8,
} as const;

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
