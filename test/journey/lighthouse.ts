import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { sessionOf } from "#test/journey/exhibits/tab.ts";
import { daysCounted, newBooker, validRequest } from "#test/journey/support/booking.ts";
import { type Judged, judge } from "#test/journey/support/lighthouse.ts";
import { startJourneyPlatform } from "#test/journey/support/platform.ts";
import { chromiumPath } from "#web/build/chromium.ts";

/** What each page must reach in each category, of 100. */
const BAR = 95;
const REPORTS = ".cache/lighthouse/reports";

/** The five busiest pages; the last two are behind a sign-in. */
const busiest = (
  site: string,
  language: string,
  requestId: string,
  tab: Judged["tab"],
): readonly Judged[] => {
  const root = `${site}/${language}`;
  return [
    { name: "first page", url: `${root}/`, tab: {} },
    { name: "post chosen", url: `${root}/?post=be-liege&procedure=passport-adult`, tab: {} },
    { name: "sign-in", url: `${root}/my/`, tab: {} },
    { name: "status of a request", url: `${root}/my/#/requests/${requestId}`, tab },
    { name: "choice of a slot", url: `${root}/my/#/requests/${requestId}/slots`, tab },
  ];
};

/** Judges the busiest pages in these languages; how many scores are below the bar. */
const judgeAll = async (executablePath: string, spoken: readonly string[]): Promise<number> => {
  const platform = await startJourneyPlatform();
  let below = 0;
  try {
    await mkdir(REPORTS, { recursive: true });
    const booker = await newBooker(platform);
    await daysCounted(platform, booker, "fr-lyon");
    const requestId = await validRequest(platform, booker);
    const tab = sessionOf("citizen", booker.token);
    for (const language of spoken) {
      for (const page of busiest(platform.places.site, language, requestId, tab)) {
        const report = join(REPORTS, `${page.name.replaceAll(" ", "-")}-${language}`);
        const scores = await judge(executablePath, page, report);
        below += scores.filter(({ score }) => score < BAR).length;
        const shown = scores.map(({ score }) => String(score).padStart(14)).join("");
        console.log(`${language}  ${page.name.padEnd(20)}${shown}`);
        for (const { category, lost } of scores)
          if (lost.length > 0) console.log(`      ${category}: ${lost.join(", ")}`);
      }
    }
  } finally {
    await platform.stop();
  }
  return below;
};

const path = chromiumPath();
if (path === undefined) throw new Error("No Chromium here: install it, or name it in WISAL_CHROMIUM.");
const named = process.argv.slice(2);
console.log(`performance, accessibility and best practices of 100; the bar is ${BAR}`);
const below = await judgeAll(path, named.length > 0 ? named : ["fr", "ar"]);
console.log(below === 0 ? `every score is ${BAR} or more` : `${below} scores are below ${BAR}`);
console.log(`reports in ${REPORTS}`);
process.exitCode = below === 0 ? 0 : 1;
