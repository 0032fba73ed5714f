import { describe, expect, it } from "vitest";
import { newPage } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { looksRight, ownComplaints } from "#test/journey/support/looks.ts";
import { newPhone } from "#test/journey/support/people.ts";
import { signInCitizen } from "#test/journey/support/sign-in.ts";
import { languages } from "#web/i18n/language.ts";

/** The way in and out. */
export const areaJourneys = (stage: () => Stage): void => {
  describe("a citizen without a request", () => {
    it.each(languages)(
      "starts from the first page, signs in, sees what to do and signs out in %s",
      async (language) => {
        const { platform, browser } = stage();
        const { page, complaints } = await newPage(browser, { viewport: { width: 360, height: 780 } });
        await page.goto(`${platform.places.site}/${language}/?post=be-liege&procedure=passport-adult`);
        await page.locator("#passport-adult .procedure-start a").click();
        await page.waitForURL(`**/${language}/my/#/new?post=be-liege&procedure=passport-adult`);

        await page.goto(`${platform.places.site}/${language}/my/`);
        await page.locator("main form").waitFor();
        await looksRight(page);
        await signInCitizen(page, platform.places, newPhone());

        await page.locator(".empty").waitFor();
        expect(new URL(page.url()).search).toBe("");
        await looksRight(page);
        expect(await page.evaluate(() => localStorage.length)).toBe(0);

        const other = language === "es" ? "fr" : "es";
        await page.locator(`.languages a[hreflang=${other}]`).click();
        await page.waitForURL(`**/${other}/my/`);
        await page.locator(".empty").waitFor();

        await page.locator(".app-menu button").click();
        await page.locator("button[name=logout]").click();
        await page.waitForURL(`**/${other}/`);
        await page.goto(`${platform.places.site}/${other}/my/`);
        await page.locator("main form").waitFor();
        // The first call of a new account is refused once, before it is opened; policy violations would be others.
        expect(ownComplaints(complaints)).toEqual([]);
        await page.context().close();
      },
    );
  });
};
