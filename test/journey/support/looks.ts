import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeFindings, overflow } from "#test/journey/pages.ts";
import { findRoute } from "#web/app/routes.tsx";
import { routes as admin } from "#web/areas/admin/routes.ts";
import { routes as desk } from "#web/areas/desk/routes.ts";
import { routes as draws } from "#web/areas/draws/routes.ts";
import { routes as my } from "#web/areas/my/routes.ts";
import { languages } from "#web/i18n/language.ts";

const areas = new Map(Object.entries({ my, desk, admin, draws }));

/** Leads on at once: there is nothing to look at. */
const LEADS_ON = "/new";

/** Screens that were looked at, each with its language. */
const looked = new Set<string>();

/** The language in which screens are looked at in the dark, where they have it: colours are the same in all. */
const IN_THE_DARK = "en";

const findings = async (page: Page, language: string | null): Promise<readonly string[]> => {
  if (language !== IN_THE_DARK) return await axeFindings(page);
  const choose = (theme: string) =>
    page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);
  await choose("dark");
  const found = await axeFindings(page);
  await choose("light");
  return found;
};

/** Axe finds nothing, and nothing is wider than the window; `where` is said when it is not so. */
export const looksRight = async (page: Page, where: string = new URL(page.url()).hash): Promise<void> => {
  await page.locator("main h1").waitFor();
  const language = await page.locator("html").getAttribute("lang");
  expect([language, where, await findings(page, language), (await overflow(page)) <= 0]).toEqual([
    language,
    where,
    [],
    true,
  ]);
  const { pathname, hash } = new URL(page.url());
  const [, spoken = "", area = ""] = pathname.split("/");
  const screen = findRoute(areas.get(area) ?? [], hash)?.route.pattern;
  if (screen !== undefined) looked.add(`${spoken} ${area} ${screen}`);
};

/** The screen of this address in every language: what `ready` names is there, and it looks right. */
export const looksRightInAll = async (page: Page, ready: string): Promise<void> => {
  // Once the screen is there, its address is too: a press that led to it may still be under way.
  await page.locator(ready).first().waitFor();
  const here = new URL(page.url());
  for (const language of languages) {
    const there = here.href.replace(/^(https?:\/\/[^/]+)\/[a-z]+\//, `$1/${language}/`);
    await page.goto(there);
    await page.locator(ready).first().waitFor();
    await looksRight(page);
  }
  await page.goto(here.href);
  await page.locator(ready).first().waitFor();
};

/** Screens that nobody has looked at in some language. */
export const unlooked = (): readonly string[] =>
  [...areas].flatMap(([area, routes]) =>
    routes
      .filter(({ pattern }) => pattern !== LEADS_ON)
      .flatMap(({ pattern }) => languages.map((spoken) => `${spoken} ${area} ${pattern}`))
      .filter((each) => !looked.has(each)),
  );

/** What a page complained of; the browser reports a refusal or a lost connection too, and journeys provoke those. */
export const ownComplaints = (complaints: readonly string[]): readonly string[] =>
  complaints.filter((each) => !/Failed to load resource|ERR_INTERNET/.test(each));
