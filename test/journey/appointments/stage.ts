import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { axeFindings, type Browser, newPage, openBrowser, overflow } from "#test/journey/pages.ts";
import { type Booker, daysCounted, newBooker, signedIn } from "#test/journey/support/booking.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";

/** The platform's start, and the first count of the days. */
const START_MS = 300_000;
/** Six public places in a slot of the acts' calendar. */
export const SMALL_POST = "us-washington-dc";
/** The one button that books, moves or accepts. */
export const CONFIRM = ".stack > .actions .button-primary";

/** One platform, one browser and two people for all journeys about appointments. */
export interface Stage {
  readonly platform: JourneyPlatform;
  readonly browser: Browser;
  readonly booker: Booker;
  readonly other: Booker;
}

/** Sets the stage before all tests of a file; read it within them. */
export const useStage = (): (() => Stage) => {
  let stage: Stage | undefined;
  beforeAll(async () => {
    const browser = await openBrowser();
    if (browser === undefined) return;
    const platform = await startJourneyPlatform();
    const booker = await newBooker(platform);
    stage = { platform, browser, booker, other: await newBooker(platform) };
    await daysCounted(platform, booker, "fr-paris");
    await daysCounted(platform, booker, SMALL_POST);
  }, START_MS);
  afterAll(async () => {
    await stage?.browser.close();
    await stage?.platform.stop();
  });
  return () => {
    if (stage === undefined) throw new Error("The stage is not set.");
    return stage;
  };
};

/** Axe finds nothing, and nothing is wider than the window. */
export const looksRight = async (page: Page, where: string): Promise<void> => {
  await page.locator("main h1").waitFor();
  expect([where, await axeFindings(page), (await overflow(page)) <= 0]).toEqual([where, [], true]);
};

/** A phone of the booker's; `prepare` comes before its first load. */
export const phoneOf = async (
  { browser, booker }: Stage,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Page> => {
  const { page } = await newPage(browser, { viewport: { width: 360, height: 780 } });
  await prepare(page);
  await signedIn(page, booker);
  return page;
};
