import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Places } from "#local/client/wisal.ts";
import { type Browser, newPage, openBrowser } from "#test/journey/pages.ts";
import { startJourneyPlatform } from "#test/journey/support/platform.ts";
import { type Picture, pictures } from "#test/journey/support/screens.ts";
import { signInCitizen, signInStaff } from "#test/journey/support/sign-in.ts";

const folder = join(import.meta.dirname, "../../screens");
const widths = [360, 1280];
const CITIZEN = "+33639981001";

interface Taken {
  readonly browser: Browser;
  readonly places: Places;
  readonly language: string;
}

/** The pictures of one person, signed in once. */
const shoot = async ({ browser, places, language }: Taken, as: Picture["as"]): Promise<void> => {
  const { page } = await newPage(browser, {});
  const mine = pictures.filter((picture) => picture.as === as);
  for (const { name, path } of mine) {
    await page.goto(`${places.site}/${language}/${path}`, { waitUntil: "networkidle" });
    if (as !== undefined && (await page.locator(".app-menu").count()) === 0) {
      if (as === "citizen") await signInCitizen(page, places, CITIZEN);
      else await signInStaff(page, places, as);
    }
    // The Arabic font is optional on a first visit; the picture shows the second.
    await page.reload({ waitUntil: "networkidle" });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 360 ? 780 : 860 });
      await page.screenshot({ path: join(folder, `${name}-${language}-${width}.png`), fullPage: true });
    }
  }
  await page.context().close();
};

/** Saves a picture of each page in French and Arabic, on a phone and on a desk, under `screens/`. */
const saveScreens = async (): Promise<void> => {
  const browser = await openBrowser();
  if (browser === undefined) throw new Error("No Chromium here: install it, or name it in WISAL_CHROMIUM.");
  await mkdir(folder, { recursive: true });
  const platform = await startJourneyPlatform();
  try {
    for (const language of ["fr", "ar"]) {
      for (const as of new Set(pictures.map((picture) => picture.as))) {
        await shoot({ browser, places: platform.places, language }, as);
      }
    }
  } finally {
    await browser.close();
    await platform.stop();
  }
  process.stdout.write(`${pictures.length * widths.length * 2} pictures in ${folder}\n`);
};

await saveScreens();
