import type { Page } from "playwright-core";
import { messagesTo, type Places } from "#local/client/wisal.ts";
import { seedStaff } from "#local/seed/people.ts";
import { eventually } from "#test/support/deadline.ts";

const latest = async (places: Places, phone: string): Promise<string> =>
  (await messagesTo(places, phone))[0]?.at ?? "";

const codeAfter = (places: Places, phone: string, since: string): Promise<string> =>
  eventually(`a sign-in code to ${phone}`, async () => {
    const message = (await messagesTo(places, phone)).find(
      ({ from, at }) => from === "identity" && at > since,
    );
    return /\b\d{6}\b/.exec(message?.text ?? "")?.[0];
  });

/** From the area's own page of sign-in, through the issuer's pages, back to where the page was. */
export const signInCitizen = async (page: Page, places: Places, phone: string): Promise<void> => {
  await page.locator("main form button[type=submit]").click();
  await signInAtIssuer(page, places, phone);
};

/** Through the issuer's pages alone, as for a step-up, and back. */
export const signInAtIssuer = async (page: Page, places: Places, phone: string): Promise<void> => {
  await page.locator("#phone").fill(phone);
  const since = await latest(places, phone);
  await page.locator("form button").first().click();
  await page.locator("#code").fill(await codeAfter(places, phone, since));
  await page.locator("form button").first().click();
  await page.locator(".app-menu").waitFor();
};

/** As {@link signInCitizen}, for a seeded member of staff. */
export const signInStaff = async (page: Page, places: Places, email: string): Promise<void> => {
  const staff = seedStaff.find((each) => each.email === email);
  if (staff === undefined) throw new Error(`Nobody of the seeded staff has ${email}`);
  await page.locator("main form button[type=submit]").click();
  await page.locator("#email").fill(staff.email);
  await page.locator("#password").fill(staff.password);
  const since = await latest(places, staff.phone);
  await page.locator("form button").first().click();
  await page.locator("#code").fill(await codeAfter(places, staff.phone, since));
  await page.locator("form button").first().click();
  await page.locator(".app-menu").waitFor();
};
