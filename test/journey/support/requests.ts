import type { Page } from "playwright-core";
import { newPage, type WatchedPage } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { newPhone } from "./people.ts";
import { signInCitizen } from "./sign-in.ts";

/** What a person's form is filled in with. */
export interface TypedPerson {
  readonly familyName?: string;
  readonly givenNames?: string;
  readonly birth?: readonly [day: string, month: string, year: string];
  readonly cin?: string;
}

/** Fills in the form of one person; nothing is saved. */
export const typePerson = async (page: Page, person: TypedPerson): Promise<void> => {
  const { familyName, givenNames, birth, cin } = person;
  await page.locator("#familyName").waitFor();
  if (familyName !== undefined) await page.locator("#familyName").fill(familyName);
  if (givenNames !== undefined) await page.locator("#givenNames").fill(givenNames);
  const parts = page.locator("#birthDate input");
  for (const [index, part] of (birth ?? []).entries()) await parts.nth(index).fill(part);
  if (cin !== undefined) await page.locator("#cin").fill(cin);
};

/** The button or link that leads on. */
export const goOn = (page: Page): Promise<void> =>
  page.locator("main .button-primary:visible").last().click();

/** Waits for the screen that a press led to: its hash, and its heading, which gets the focus. */
export const arrived = async (page: Page, end: RegExp): Promise<void> => {
  await page.waitForURL((url) => end.test(url.hash));
  await page.locator("main h1:focus").waitFor();
};

export const requestIdIn = (page: Page): string => /req_\w+/.exec(page.url())?.[0] ?? "";

/** Chooses a file for the paper that the page is about, and waits for its verdict. */
export const sendPaper = async (
  page: Page,
  buffer: Buffer,
  outcome: "good" | "bad" | "warning" = "good",
): Promise<void> => {
  await page.locator("#file").setInputFiles({ name: "papier.jpg", mimeType: "image/jpeg", buffer });
  await page.locator(`main .notice-${outcome}[role=alert]`).waitFor();
};

/** Somebody new, signed in and on the page of a hash. */
export const person = async (
  { platform, browser }: Stage,
  language: string,
  hash: string,
  { width, phone = newPhone() }: { readonly width: 360 | 1280; readonly phone?: string },
): Promise<WatchedPage> => {
  const watched = await newPage(browser, { viewport: { width, height: width === 360 ? 780 : 860 } });
  await watched.page.goto(`${platform.places.site}/${language}/my/#${hash}`);
  await watched.page.locator("main form").waitFor();
  await signInCitizen(watched.page, platform.places, phone);
  return watched;
};
