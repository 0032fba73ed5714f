import type { BrowserContextOptions } from "playwright-core";
import { type Browser, newPage, type WatchedPage } from "#test/journey/pages.ts";

const DAY_MS = 86_400_000;

/** What the tab of somebody signed in holds. */
export const sessionOf = (kind: "citizen" | "staff", access: string): Readonly<Record<string, unknown>> => ({
  [`wisal.session.${kind}`]: { access, expiresAt: Date.now() + DAY_MS, shared: false },
});

/** A tab that holds from its first load on what somebody's tab would. */
export const tabOf = async (
  browser: Browser,
  held: Readonly<Record<string, unknown>>,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> => {
  const watched = await newPage(browser, options);
  await watched.page.addInitScript((items) => {
    if (location.protocol === "about:") return;
    for (const [name, item] of Object.entries(items)) {
      if (sessionStorage.getItem(name) === null) sessionStorage.setItem(name, JSON.stringify(item));
    }
  }, held);
  return watched;
};
