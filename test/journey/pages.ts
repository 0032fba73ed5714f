import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page, Response } from "playwright-core";
import { chromiumPath, openChromium } from "#web/build/chromium.ts";

/** What the page could do wrong without looking wrong: policy violations and script errors. */
export interface WatchedPage {
  readonly page: Page;
  readonly responses: readonly Response[];
  /** Script errors, and console errors, which is how Chromium reports a violation of the policy. */
  readonly complaints: readonly string[];
}

/** The browser of a journey; {@link openBrowser} must have found one. */
export type Browser = Awaited<ReturnType<typeof openChromium>>;

/** Chromium, or undefined when the machine has none. */
export const openBrowser = async (): Promise<Browser | undefined> => {
  const path = chromiumPath();
  return path === undefined ? undefined : await openChromium(path);
};

const PATIENCE_MS = 90_000;

/** A page in a context of its own, watched from its first byte. */
export const newPage = async (browser: Browser, options: BrowserContextOptions): Promise<WatchedPage> => {
  const context = await browser.newContext({ serviceWorkers: "block", ...options });
  // A busy machine is no fault of a page's.
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  const responses: Response[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("response", (response) => responses.push(response));
  return { page, responses, complaints };
};

/** Opens a page and waits until the API has answered and the page shows it. */
export const openReady = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  await page.locator(".live-note-ready").waitFor();
};

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Axe's findings, AAA text contrast included: one line each with its place. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  // Half-way from one colour to another, what was just pressed has a contrast of its own.
  await page.evaluate(async () => {
    const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page })
    // Our pages have no frames: a run in the page itself finds the same, without a second page for each.
    .setLegacyMode()
    .options({
      runOnly: rules,
      rules: { "color-contrast-enhanced": { enabled: true } },
      resultTypes: ["violations"],
    })
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} (${node.failureSummary ?? ""})`),
  );
};

/** How many CSS pixels the page is wider than its window, a screen than its column, or a table than its place. */
export const overflow = async (page: Page): Promise<number> =>
  await page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll(".page, .table-wide")].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      ),
    ),
  );

/**
 * Where pieces of an element's text stand on the screen: the horizontal middle of each, found through DOM ranges,
 * which see what the eye sees whatever the order in the source. A missing piece is NaN.
 */
export const middles = async (
  page: Page,
  selector: string,
  pieces: readonly string[],
): Promise<readonly number[]> =>
  await page
    .locator(selector)
    .first()
    .evaluate((element, wanted) => {
      const middleOf = (piece: string): number => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const start = (node.textContent ?? "").indexOf(piece);
          if (start < 0) continue;
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + piece.length);
          const { left, right } = range.getBoundingClientRect();
          return (left + right) / 2;
        }
        return Number.NaN;
      };
      return wanted.map(middleOf);
    }, pieces);

/** Whether numbers grow from the first to the last. */
export const growing = (numbers: readonly number[]): boolean =>
  numbers.every((each, index) => index === 0 || each > (numbers[index - 1] ?? Number.NaN)) &&
  !numbers.some(Number.isNaN);

/** Presses Tab (or Shift+Tab) until the focus is on an element that matches; every stop must be visible. */
export const tabTo = async (
  page: Page,
  selector: string,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const seen = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (element === null || element === document.body) return { there: false, visible: true, name: "body" };
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        there: element.matches(wanted),
        visible: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
        name: `${element.tagName}.${element.className}`,
      };
    }, selector);
    if (!seen.visible) throw new Error(`The focus is not visible on ${seen.name}.`);
    if (seen.there) return;
  }
  throw new Error(`Sixty presses of ${key} did not reach ${selector}.`);
};

interface SlowVisit {
  /** Largest contentful paint, milliseconds after the start of the visit. */
  readonly largestMs: number;
  /** Cumulative layout shift. */
  readonly shift: number;
}

/** A first visit on slow 4G (1.6 Mbit/s down, 150 ms) with a processor four times slower. */
export const slowVisit = async (browser: Browser, url: string, ready: string): Promise<SlowVisit> => {
  const { page } = await newPage(browser, { viewport: { width: 360, height: 780 } });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 93_750,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    // At this moment the document has no root element yet.
    const keep = (name: string, value: number) => {
      document.documentElement.dataset[name] = String(value);
    };
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) keep("largestMs", entry.startTime);
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && typeof entry.value === "number") shift += entry.value;
      }
      keep("shift", shift);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(url);
  await page.locator(ready).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const seen = await page.evaluate(() => {
    const { largestMs, shift } = document.documentElement.dataset;
    return { largestMs: Number(largestMs ?? 0), shift: Number(shift ?? 0) };
  });
  await page.context().close();
  return seen;
};
