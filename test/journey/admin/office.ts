import type { Page } from "playwright-core";
import { beforeAll } from "vitest";
import type { Places } from "#local/client/wisal.ts";
import { newPage, type WatchedPage } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { signInStaff } from "#test/journey/support/sign-in.ts";

const HEAD = "head.paris@wisal.example";
export const NETWORK = "network@wisal.example";

/** Two people's sign-ins on a busy machine. */
const SIGN_INS_MS = 240_000;

/** Who administers, each in a tab of their own. */
export interface Office {
  readonly places: Places;
  /** The head of a post, on a phone. */
  readonly head: WatchedPage;
  /** The network's administrator, on a desk. */
  readonly network: WatchedPage;
}

/** A tab in which somebody is signed in; the session stays for all that follows in it. */
const signedIn = async ({ platform, browser }: Stage, email: string, width: number): Promise<WatchedPage> => {
  const watched = await newPage(browser, { viewport: { width, height: 860 } });
  await watched.page.goto(`${platform.places.site}/fr/admin/#/`);
  await signInStaff(watched.page, platform.places, email);
  return watched;
};

/**
 * Opens a screen in a language and waits for `ready`. Where only the hash changes, the screen before stays for a moment,
 * and may have what is waited for; the new one's heading gets the focus.
 */
export const open = async (
  page: Page,
  { site }: Places,
  language: string,
  path: string,
  ready: string,
): Promise<void> => {
  const address = `${site}/${language}/admin/#${path}`;
  const here = page.url();
  const stays = here !== address && here.split("#")[0] === address.split("#")[0];
  if (stays)
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  await page.goto(address);
  if (stays) await page.locator("main h1:focus").waitFor();
  await page.locator(ready).first().waitFor();
};

/** Presses the button at the end of the form. */
export const save = (page: Page): Promise<void> => page.locator("form > p:last-child button").click();

/** Signs both in before what follows. */
export const useOffice = (stage: () => Stage): (() => Office) => {
  let office: Office | undefined;
  beforeAll(async () => {
    const head = await signedIn(stage(), HEAD, 360);
    office = { places: stage().platform.places, head, network: await signedIn(stage(), NETWORK, 1280) };
  }, SIGN_INS_MS);
  return () => {
    if (office === undefined) throw new Error("Nobody is in the office.");
    return office;
  };
};
