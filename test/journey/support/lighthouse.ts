import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { type Json, list, num, obj, parseJson, str } from "#local/json.ts";
import { runCommand } from "#test/tooling/command.ts";

const categories = ["performance", "accessibility", "best-practices"] as const;
/** Where the bootstrap puts it: it is no package of this project. */
const LIGHTHOUSE = ".cache/lighthouse/node_modules/lighthouse/cli/index.js";

/** A page to be judged. */
export interface Judged {
  readonly name: string;
  readonly url: string;
  /** What the tab's session storage holds from its first load on: somebody's session, or nothing. */
  readonly tab: Readonly<Record<string, unknown>>;
}

/** Of 100, and what lost points. */
export interface Score {
  readonly category: (typeof categories)[number];
  readonly score: number;
  readonly lost: readonly string[];
}

const scoresOf = (report: Json): readonly Score[] =>
  categories.map((category) => {
    const { score, auditRefs } = obj(obj(obj(report)["categories"])[category]);
    const lost = list(auditRefs)
      .map(obj)
      .filter(({ id, weight }) => {
        const audit = obj(obj(obj(report)["audits"])[str(id)]);
        return num(weight, 0) > 0 && typeof audit["score"] === "number" && audit["score"] < 1;
      });
    return { category, score: Math.round(num(score, 0) * 100), lost: lost.map(({ id }) => str(id)) };
  });

/** Runs Lighthouse as a phone, in a browser that nobody has used: nothing is cached. What it said where it gave no report. */
const run = async (
  executablePath: string,
  { url, tab }: Judged,
  report: string,
): Promise<string | undefined> => {
  const profile = await mkdtemp(join(tmpdir(), "wisal-lighthouse-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    viewport: null,
    args: ["--no-sandbox", "--disable-background-networking", "--remote-debugging-port=0"],
  });
  try {
    // Holds in the tab that Lighthouse opens too.
    await context.addInitScript((items) => {
      if (!location.protocol.startsWith("http")) return;
      for (const [key, item] of Object.entries(items)) sessionStorage.setItem(key, JSON.stringify(item));
    }, tab);
    const [port = ""] = (await readFile(join(profile, "DevToolsActivePort"), "utf8")).split("\n");
    const { code, output } = await runCommand([
      ...(["node", LIGHTHOUSE, url, `--port=${port}`, "--disable-storage-reset", "--quiet"] as const),
      ...[`--only-categories=${categories.join(",")}`, "--no-enable-error-reporting"],
      ...["--output=json", "--output=html", `--output-path=${report}`],
    ]);
    return code === 0 ? undefined : output;
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
};

/** Lighthouse misses the beginning of a page now and then, and asks to be run again. */
const TRIES = 3;

/**
 * A page's scores.
 *
 * @param report - path of the reports to write, without an ending.
 * @throws when Lighthouse gives no report.
 */
export const judge = async (
  executablePath: string,
  page: Judged,
  report: string,
): Promise<readonly Score[]> => {
  let said: string | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    said = await run(executablePath, page, report);
    if (said === undefined) return scoresOf(parseJson(await readFile(`${report}.report.json`, "utf8")));
  }
  throw new Error(`Lighthouse on ${page.name}: ${said}`);
};
