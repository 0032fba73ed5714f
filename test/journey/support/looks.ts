import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeFindings, overflow } from "#test/journey/pages.ts";

/** Axe finds nothing, and nothing is wider than the window; `where` is said when it is not so. */
export const looksRight = async (page: Page, where: string = new URL(page.url()).hash): Promise<void> => {
  await page.locator("main h1").waitFor();
  const language = await page.locator("html").getAttribute("lang");
  expect([language, where, await axeFindings(page), (await overflow(page)) <= 0]).toEqual([
    language,
    where,
    [],
    true,
  ]);
};

/** What a page complained of; the browser reports a refusal or a lost connection too, and journeys provoke those. */
export const ownComplaints = (complaints: readonly string[]): readonly string[] =>
  complaints.filter((each) => !/Failed to load resource|ERR_INTERNET/.test(each));
