import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messagesTo } from "#local/client/wisal.ts";
import { axeFindings, type Browser, newPage, openBrowser, overflow } from "#test/journey/pages.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";
import { signInCitizen } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";
import { chromiumPath } from "#web/build/chromium.ts";

const here = chromiumPath() !== undefined;

let platform: JourneyPlatform;
let browser: Browser;

beforeAll(async () => {
  const opened = await openBrowser();
  if (opened === undefined) return;
  browser = opened;
  platform = await startJourneyPlatform();
});

afterAll(async () => {
  if (!here) return;
  await browser.close();
  await platform.stop();
});

/** What an SMS to a number says, once one matches. */
const told = (phone: string, words: RegExp): Promise<string> =>
  eventually(`an SMS to ${phone}`, async () => {
    const messages = await messagesTo(platform.places, phone);
    return messages.map(({ text }) => words.exec(text)?.[0]).find((text) => text !== undefined);
  });

describe.runIf(here)("who somebody is", () => {
  it("R1 R2 › signs in by e-mail, confirms a phone, changes it, and signs in with the new one", async () => {
    const [first, second, email] = ["+33639982901", "+33639982902", "amina.journey@example.org"];
    const { page } = await newPage(browser, { viewport: { width: 360, height: 780 } });
    const take = async (phone: string, screen: string) => {
      await page.goto(`${platform.places.site}/ar/my/#/${screen}`);
      await page.locator("#phone").fill(phone);
      expect(await axeFindings(page)).toEqual([]);
      await page.locator("main form button[type=submit]").click();
      await page.locator("#code").fill(await told(phone, /\d{6}/));
      expect(await axeFindings(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator("main form button[type=submit]").click();
      await page.locator("main a[href='#/account']").waitFor();
    };
    await page.goto(`${platform.places.site}/ar/my/`);
    await signInCitizen(page, platform.places, email);
    await page.locator("main a[href='#/account/phone']").first().waitFor();
    await take(first, "account/phone");
    await page.locator("main a[href='#/account']").click();
    await page.locator("main a[href='#/account/phone']").waitFor();
    expect(await page.locator("main dl").innerText()).toContain("01");

    await take(second, "account/phone");
    expect(await told(first, /02/)).toBe("02");
    await page.locator(".app-menu button").click();
    await page.locator("button[name=logout]").click();
    await page.waitForURL("**/ar/");
    await page.goto(`${platform.places.site}/ar/my/#/account`);
    await signInCitizen(page, platform.places, second);
    await page.locator("main a[href='#/account/phone']").waitFor();
    expect(await page.locator("main dl").innerText()).toContain("02");
    await page.context().close();
  });
});
