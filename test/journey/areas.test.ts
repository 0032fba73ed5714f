import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, type Browser, newPage, openBrowser, overflow } from "#test/journey/pages.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";
import { signInCitizen } from "#test/journey/support/sign-in.ts";
import { chromiumPath } from "#web/build/chromium.ts";
import { languages } from "#web/i18n/language.ts";

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

describe.runIf(here)("a citizen without a request", () => {
  it.each(languages)(
    "starts from the first page, signs in, sees what to do and signs out in %s",
    async (language) => {
      const { page, complaints } = await newPage(browser, { viewport: { width: 360, height: 780 } });
      await page.goto(`${platform.places.site}/${language}/?post=be-liege&procedure=passport-adult`);
      await page.locator("#passport-adult .procedure-start a").click();
      await page.waitForURL(`**/${language}/my/#/new?post=be-liege&procedure=passport-adult`);

      await page.goto(`${platform.places.site}/${language}/my/`);
      await page.locator("main form").waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await signInCitizen(page, platform.places, `+3363998${1100 + languages.indexOf(language)}`);

      await page.locator(".empty").waitFor();
      expect(new URL(page.url()).search).toBe("");
      expect(await axeFindings(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);

      await page.locator(".languages a[hreflang=es]").click();
      await page.waitForURL("**/es/my/");
      await page.locator(".empty").waitFor();

      await page.locator(".app-menu button").click();
      await page.locator("button[name=logout]").click();
      await page.waitForURL("**/es/");
      await page.goto(`${platform.places.site}/es/my/`);
      await page.locator("main form").waitFor();
      // The first call of a new account is refused once, before it is opened; policy violations would be others.
      expect(complaints.filter((each) => !each.startsWith("Failed to load resource"))).toEqual([]);
      await page.context().close();
    },
  );
});
