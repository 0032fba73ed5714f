import type { Page } from "playwright-core";
import { signInStaff as staffByApi } from "#local/client/sign-in.ts";
import { messagesTo, type Places } from "#local/client/wisal.ts";
import { seedStaff } from "#local/seed/people.ts";
import { eventually } from "#test/support/deadline.ts";

const latest = async (places: Places, phone: string): Promise<string> =>
  (await messagesTo(places, phone))[0]?.at ?? "";

/** An SMS comes at once; the machine may have much else to do. */
const PATIENCE = { withinMs: 60_000, everyMs: 100 };

const codeAfter = (places: Places, phone: string, since: string): Promise<string> =>
  eventually(
    `a sign-in code to ${phone}`,
    async () => {
      const message = (await messagesTo(places, phone)).find(
        ({ from, at }) => from === "identity" && at > since,
      );
      return /\b\d{6}\b/.exec(message?.text ?? "")?.[0];
    },
    PATIENCE,
  );

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

const signIns = new Map<string, Promise<unknown>>();

/** One sign-in of a member of staff after the other: two codes on one phone could not be told apart. */
const inTurn = <T>(email: string, signIn: () => Promise<T>): Promise<T> => {
  const mine = (signIns.get(email) ?? Promise.resolve()).then(signIn, signIn);
  signIns.set(email, mine);
  return mine;
};

/** As {@link signInCitizen}, for a seeded member of staff. */
export const signInStaff = (page: Page, places: Places, email: string): Promise<void> =>
  inTurn(email, async () => {
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
  });

/** A token for a seeded member of staff, without a page. */
export const staffToken = ({ site }: Places, email: string): Promise<string> =>
  inTurn(email, async () => (await staffByApi({ email, port: Number(new URL(site).port) })).accessToken);
