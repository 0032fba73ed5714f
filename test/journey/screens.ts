import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { makeExhibits } from "#test/journey/exhibits/exhibits.ts";
import { type Picture, pathOf, pictures } from "#test/journey/exhibits/pictures.ts";
import { tabOf } from "#test/journey/exhibits/tab.ts";
import { type Browser, openBrowser } from "#test/journey/pages.ts";
import { startJourneyPlatform } from "#test/journey/support/platform.ts";

const folder = join(import.meta.dirname, "../../screens");
const widths = [360, 1280];

interface Studio {
  readonly browser: Browser;
  readonly site: string;
  readonly language: string;
  readonly exhibits: Awaited<ReturnType<typeof makeExhibits>>;
}

/** The pictures of one person, in one tab. */
const shoot = async (studio: Studio, as: Picture["as"], mine: readonly Picture[]): Promise<void> => {
  const { browser, site, language, exhibits } = studio;
  const { page } = await tabOf(browser, exhibits.tabs[as]);
  for (const picture of mine) {
    await page.goto(`${site}/${language}/${pathOf(picture, exhibits.places)}`);
    // The Arabic font is optional on a first visit; the picture shows the second.
    await page.reload({ waitUntil: "networkidle" });
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 360 ? 780 : 860 });
      await page.screenshot({
        path: join(folder, `${picture.name}-${language}-${width}.png`),
        fullPage: true,
      });
    }
  }
  await page.context().close();
};

/** Saves pictures of every screen in French and Arabic, on a phone and on a desk; arguments choose by their names. */
const saveScreens = async (names: readonly string[]): Promise<void> => {
  const browser = await openBrowser();
  if (browser === undefined) throw new Error("No Chromium here: install it, or name it in WISAL_CHROMIUM.");
  await mkdir(folder, { recursive: true });
  const wanted = pictures.filter(
    ({ name }) => names.length === 0 || names.some((part) => name.includes(part)),
  );
  const platform = await startJourneyPlatform();
  try {
    const exhibits = await makeExhibits(platform);
    const { site } = platform.places;
    const tours = [...Map.groupBy(wanted, ({ as }) => as)];
    for (const language of ["fr", "ar"]) {
      const studio = { browser, site, language, exhibits };
      await Promise.all(tours.map(([as, mine]) => shoot(studio, as, mine)));
    }
  } finally {
    await browser.close();
    await platform.stop();
  }
  process.stdout.write(`${wanted.length * widths.length * 2} pictures in ${folder}\n`);
};

await saveScreens(process.argv.slice(2));
