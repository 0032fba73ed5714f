import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problems } from "#shared/http/problems.ts";
import {
  axeFindings,
  type Browser,
  growing,
  middles,
  newPage,
  openBrowser,
  openReady,
  overflow,
  slowVisit,
  tabTo,
} from "#test/journey/pages.ts";
import { openSite } from "#test/support/site.ts";
import { budgets } from "#web/build/budgets.ts";
import { chromiumPath } from "#web/build/chromium.ts";
import { contentSecurityPolicy, type Site } from "#web/build/preview.ts";
import { buildWeb } from "#web/build.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { readPosts } from "#web/public/first-page/live-posts.ts";

const here = chromiumPath() !== undefined;
const required = process.env["CI"] === "true";
if (!here)
  console.warn(
    "NOT RUN, no Chromium on this machine: the journeys of the first page (test/journey/first-page).",
  );

const phone = { width: 360, height: 780 };
const desk = { width: 1280, height: 860 };
const chosen = "?post=be-liege&procedure=passport-adult";

let site: Site;
let browser: Browser;

beforeAll(async () => {
  const opened = await openBrowser();
  if (opened === undefined) return;
  browser = opened;
  if ((process.env["WISAL_SITE_URL"] ?? "") === "") await buildWeb();
  site = await openSite();
});

afterAll(async () => {
  if (!here) return;
  await browser.close();
  await site.close();
});

/** Bytes on the wire, as the CDN compresses: brotli for pages, gzip for the rest, fonts as they are. */
const weightOf = async (response: Response): Promise<number> => {
  const body = await response.body();
  const type = response.headers()["content-type"] ?? "";
  if (type.startsWith("text/html")) return brotliCompressSync(body).length;
  return type.startsWith("font/") ? body.length : gzipSync(body).length;
};

const weightBy = async (responses: readonly Response[], kind: string): Promise<number> => {
  const weights = responses.filter((each) => each.request().resourceType() === kind).map(weightOf);
  return (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
};

describe("the browser of the journeys", () => {
  it("is there wherever CI runs", () => {
    expect(here || !required).toBe(true);
  });
});

const sizes = [phone, desk].flatMap((viewport) => languages.map((language) => ({ viewport, language })));

describe.runIf(here).each(sizes)(
  "the first page in $language at $viewport.width px",
  ({ viewport, language }) => {
    it("keeps its budgets of requests and bytes, fits its window and breaks no policy", async () => {
      const { page, responses, complaints } = await newPage(browser, { viewport });
      await openReady(page, `${site.url}/${language}/`);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.locator("html").getAttribute("dir")).toBe(languageFacts[language].dir);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.locator(".post").count()).toBe(60);
      expect(await page.locator(".procedure").count()).toBe(13);

      expect(responses.length).toBeLessThanOrEqual(budgets.requests);
      expect(await weightBy(responses, "document")).toBeLessThanOrEqual(budgets.htmlBrotli);
      expect(await weightBy(responses, "script")).toBeLessThanOrEqual(budgets.scriptsGzip);
      expect(await weightBy(responses, "stylesheet")).toBeLessThanOrEqual(budgets.stylesGzip);
      const fonts = responses.filter((each) => each.request().resourceType() === "font");
      expect(fonts.length).toBe(language === "ar" ? 1 : 0);
      expect(await weightBy(responses, "font")).toBeLessThanOrEqual(budgets.arabicFont);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("is accessible with a post and a procedure chosen, and gives every control 44 px", async () => {
      const { page, complaints } = await newPage(browser, { viewport });
      await openReady(page, `${site.url}/${language}/${chosen}`);
      await page.locator("#passport-adult .papers").waitFor();
      await page.locator(".summary-rate .code").waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("a:not(.skip), button, input, select, summary")]
          .map((element) => ({ name: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
      );
      expect(small).toEqual([]);
      await page.context().close();
    });
  },
);

describe.runIf(here).each(languages)("the draws for anybody in %s", (language) => {
  it("keep the budgets of public pages at the first look", async () => {
    const { page, responses, complaints } = await newPage(browser, { viewport: phone });
    await page.goto(`${site.url}/${language}/draws/`);
    await page.locator(".posts a").first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.locator(".posts a").count()).toBe(60);

    expect(responses.length).toBeLessThanOrEqual(budgets.requests);
    expect(await weightBy(responses, "document")).toBeLessThanOrEqual(budgets.htmlBrotli);
    expect(await weightBy(responses, "script")).toBeLessThanOrEqual(budgets.scriptsGzip);
    expect(await weightBy(responses, "stylesheet")).toBeLessThanOrEqual(budgets.stylesGzip);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.runIf(here)("the policy", () => {
  it("is sent whole with every page", async () => {
    const { page } = await newPage(browser, { viewport: desk });
    for (const path of ["/", "/fr/", "/problems/", "/no-such-page"]) {
      const sent = (await page.request.get(`${site.url}${path}`)).headers()["content-security-policy"] ?? "";
      // The platform may add directives, and origins to which the pages may speak; nothing else may grow.
      const directives = sent
        .split(";")
        .map((each) => each.trim().replace(/^(connect-src 'self') .*$/, "$1"));
      expect(directives).toEqual(expect.arrayContaining(contentSecurityPolicy.split("; ")));
    }
    await page.context().close();
  });

  it("is enforced: text cannot become markup, and a violation is seen by these journeys", async () => {
    const { page, complaints } = await newPage(browser, { viewport: desk });
    await openReady(page, `${site.url}/fr/`);
    const inject = page.evaluate(() => {
      document.body.innerHTML = "<p>markup</p>";
    });
    await expect(inject).rejects.toThrow("TrustedHTML");
    await expect.poll(() => complaints).toEqual([expect.stringContaining("TrustedHTML")]);
    await page.context().close();
  });
});

describe.runIf(here)("by keyboard alone", () => {
  it("a person skips to the content, finds a post, reads its papers and changes the language", async () => {
    const { page } = await newPage(browser, { viewport: desk });
    await openReady(page, `${site.url}/fr/`);

    await tabTo(page, ".skip");
    await page.keyboard.press("Enter");
    await page.locator("main:focus").waitFor();

    await tabTo(page, "#post-search");
    await page.keyboard.type("liege");
    await expect.poll(() => page.locator(".found").textContent()).toBe("1 poste consulaire");

    await tabTo(page, ".post");
    await page.keyboard.press("Enter");
    await page.locator("#procedures:focus").waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe("?post=be-liege");
    expect(await page.locator(".summary-name").textContent()).toBe("Consulat général à Liège");

    await tabTo(page, "#passport-adult summary");
    await page.keyboard.press("Enter");
    await page.locator("#passport-adult .papers").waitFor();
    expect(await page.locator("#passport-adult .papers li").count()).toBe(4);
    await expect.poll(() => new URL(page.url()).search).toBe(chosen);

    await tabTo(page, ".languages a[hreflang=en]", "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${site.url}/en/${chosen}`);
    await page.locator("#passport-adult .papers").waitFor();
    expect(await page.locator(".summary-name").textContent()).toBe("Consulate General in Liège");
    await page.context().close();
  });
});

describe.runIf(here)("choosing", () => {
  it("goes back with Back", async () => {
    const { page } = await newPage(browser, { viewport: phone });
    await openReady(page, `${site.url}/es/`);
    await page.locator(".post", { hasText: "Lieja" }).click();
    await page.locator("#chosen-post").waitFor();
    await page.goBack();
    await page.locator("#chosen-post").waitFor({ state: "detached" });
    expect(await page.locator(".post[aria-current]").count()).toBe(0);
    await page.context().close();
  });

  it("a procedure changes the next appointment of the posts", async () => {
    const { page } = await newPage(browser, { viewport: desk });
    await openReady(page, `${site.url}/en/`);
    await page.locator("#procedure-choice").selectOption("passport-loss-adult");
    await expect.poll(() => new URL(page.url()).search).toBe("?procedure=passport-loss-adult");
    await page.locator("#passport-loss-adult[open]").waitFor();
    await page.context().close();
  });

  it("finds nothing in words, with the way back", async () => {
    const { page } = await newPage(browser, { viewport: phone });
    await openReady(page, `${site.url}/ar/`);
    await page.locator("#post-search").fill("اشبيليه");
    await expect.poll(() => page.locator(".post").count()).toBe(1);
    await page.locator("#post-search").fill("zzz");
    await expect.poll(() => page.locator(".found").textContent()).toBe("لا يوجد مركز قنصلي يطابق هذا البحث.");
    await page.getByRole("button", { name: "عرض كل المراكز" }).click();
    await expect.poll(() => page.locator(".post").count()).toBe(60);
    await page.context().close();
  });
});

describe.runIf(here)("when the API", () => {
  it("fails, the page says so, keeps what it knows, and loads on retry", async () => {
    const { page } = await newPage(browser, { viewport: phone });
    await page.route("**/api/posts", (route) => route.fulfill({ status: 503, body: "{}" }), { times: 1 });
    await page.goto(`${site.url}/fr/`);
    await page.locator(".live-note-failed").waitFor();
    expect(await page.locator("#passport-adult .fee-mad").textContent()).toBe("860 MAD");
    expect(await page.locator(".availability-unknown").count()).toBe(60);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Réessayer" }).click();
    await page.locator(".live-note-ready").waitFor();
    expect(await page.locator(".availability-known").count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it("answers with a portal's page, the page treats it as a failure", async () => {
    const { page } = await newPage(browser, { viewport: phone });
    await page.route("**/api/posts", (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Wi-Fi</h1>" }),
    );
    await page.goto(`${site.url}/en/`);
    await page.locator(".live-note-failed").waitFor();
    await page.context().close();
  });

  it("is slow, the page says so before it gives up", async () => {
    const { page } = await newPage(browser, { viewport: phone });
    await page.clock.install();
    await page.route("**/api/posts", () => undefined);
    await page.goto(`${site.url}/es/`);
    await page.locator(".live-note-loading").waitFor();
    await page.clock.fastForward(4_500);
    await page.locator(".live-note-slow").waitFor();
    await page.clock.fastForward(20_000);
    await page.locator(".live-note-failed").waitFor();
    await page.context().close();
  });
});

describe.runIf(here)("on a device whose clock is wrong", () => {
  it("the posts' times are still the API's", async () => {
    const { page } = await newPage(browser, { viewport: desk, timezoneId: "Pacific/Auckland" });
    await page.clock.setFixedTime(new Date("2001-01-01T00:00:00Z"));
    const answer = page.waitForResponse("**/api/posts");
    await openReady(page, `${site.url}/en/`);
    const told = readPosts(await (await answer).json())
      ?.get("ca-toronto")
      ?.localTime.slice(11, 16);
    await expect
      .poll(() => page.locator(".post", { hasText: "Toronto" }).locator("time").textContent())
      .toBe(told);
    await page.context().close();
  });
});

describe.runIf(here)("at 400 % zoom", () => {
  it.each(languages)("nothing is cut or scrolls sideways in %s", async (language) => {
    // A window of 1280 × 1024 at 400 %.
    const { page } = await newPage(browser, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    await openReady(page, `${site.url}/${language}/${chosen}`);
    await page.locator("#passport-adult .papers").waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("h1, h2, h3, p, a, button, summary, dd, li, label")]
        .filter((element) => !element.closest(".unseen") && element.scrollWidth > element.clientWidth + 1)
        .filter((element) => getComputedStyle(element).display !== "inline")
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(cut).toEqual([]);
    await page.context().close();
  });
});

describe.runIf(here)("in Arabic", () => {
  it("fees, rates, times and sizes read in the right order", async () => {
    const { page } = await newPage(browser, { viewport: desk });
    await openReady(page, `${site.url}/ar/${chosen}`);
    await page.locator("#passport-adult .papers").waitFor();
    await page.locator(".summary-rate .code").waitFor();
    const at = (selector: string, ...pieces: string[]) => middles(page, selector, pieces);

    // The number is read first, so it stands to the right of its unit.
    expect(growing(await at("#passport-adult .fee-mad", "درهم", "860"))).toBe(true);
    expect(growing(await at("#passport-loss-adult .fee-mad", "درهم", "1.", "080"))).toBe(true);
    expect(growing(await at("#passport-adult .fee-local", "€", "76", "84"))).toBe(true);
    // Left to right inside, whatever the paragraph.
    expect(growing(await at(".summary-rate .code", "1 ", "EUR", "=", "11", "1918", "MAD"))).toBe(true);
    expect(growing(await at("#passport-adult .papers li:last-child", "35", "×", "45"))).toBe(true);
    const time = (await page.locator(".summary-time time bdi").textContent()) ?? "";
    expect(time).toMatch(/^\d\d:\d\d$/);
    expect(growing(await at(".summary-time time bdi", time.slice(0, 3), time.slice(3)))).toBe(true);
    await page.context().close();
  });

  it("the page starts at the right and digits are Western", async () => {
    const { page } = await newPage(browser, { viewport: desk });
    await openReady(page, `${site.url}/ar/`);
    const [title = 0] = await middles(page, "h1", ["قنصليتك"]);
    expect(title).toBeGreaterThan(desk.width / 2);
    expect(await page.locator("body").textContent()).not.toMatch(/[٠-٩۰-۹]/);
    await page.context().close();
  });
});

describe.runIf(here)("without scripts", () => {
  it("posts, fees and papers are there, and nothing dead", async () => {
    const { page } = await newPage(browser, { viewport: phone, javaScriptEnabled: false });
    await page.goto(`${site.url}/fr/`);
    expect(await page.locator(".post").count()).toBe(60);
    expect(await page.locator("#post-search").isVisible()).toBe(false);
    await page.locator("#life-certificate summary").click();
    expect(await page.locator("#life-certificate .papers li").isVisible()).toBe(true);
    await page.context().close();
  });
});

describe.runIf(here)("whoever asks the device", () => {
  it("for less motion gets none", async () => {
    const { page } = await newPage(browser, { viewport: phone, reducedMotion: "reduce" });
    await openReady(page, `${site.url}/fr/`);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")]
          .map((element) => getComputedStyle(element))
          .filter((style) => style.transitionDuration !== "0s" || style.animationName !== "none").length,
    );
    expect(moving).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
    await page.context().close();
  });

  it("for forced colours still sees the steps and the chosen post", async () => {
    const { page } = await newPage(browser, { viewport: phone, forcedColors: "active" });
    await openReady(page, `${site.url}/fr/${chosen}`);
    const star = await page
      .locator(".star")
      .first()
      .evaluate((element) => getComputedStyle(element).clipPath);
    expect(star).toBe("none");
    const post = page.locator(".post[aria-current]");
    expect(await post.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe("3px");
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it("to print gets the papers of every procedure", async () => {
    const { page } = await newPage(browser, { viewport: desk });
    await openReady(page, `${site.url}/fr/`);
    await page.emulateMedia({ media: "print" });
    const heights = await page
      .locator(".procedure .papers")
      .evaluateAll((papers) => papers.map((each) => each.getBoundingClientRect().height));
    expect(heights).toHaveLength(13);
    expect(Math.min(...heights)).toBeGreaterThan(20);
    await page.context().close();
  });
});

describe.runIf(here)("on a slow phone", () => {
  // Other work on the machine only ever adds time, so the best of three runs is nearest to the page's own.
  it.each(["fr", "ar"])(
    "the first page in %s is seen within 1.5 s and does not jump",
    { retry: 2 },
    async (language) => {
      // The lightest page of the site tells how slow the machine itself is at this moment.
      const lightest = await slowVisit(browser, `${site.url}/index.html`, "a.door");
      const seen = await slowVisit(browser, `${site.url}/${language}/`, ".live-note-ready");
      const limitMs = Math.max(1_500, 2 * lightest.largestMs);
      const shift = seen.shift.toFixed(4);
      console.info(
        `${language}, slow 4G, CPU ÷ 4: LCP ${seen.largestMs} ms (limit ${limitMs}), CLS ${shift}`,
      );
      expect(seen.largestMs).toBeGreaterThan(0);
      expect(seen.largestMs).toBeLessThanOrEqual(limitMs);
      expect(seen.shift).toBeLessThan(0.05);
    },
  );
});

describe.runIf(here)("the pages beside it", () => {
  it.each(["/", "/problems/", "/no-such-page"])(
    "%s is accessible, fits 320 px and needs no script",
    async (path) => {
      const { page, responses } = await newPage(browser, { viewport: { width: 320, height: 640 } });
      // The platform may send `/` on to a language; here the page behind it is meant.
      await page.goto(`${site.url}${path === "/" ? "/index.html" : path}`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await axeFindings(page)).toEqual([]);
      expect(responses.filter((each) => each.request().resourceType() === "script")).toEqual([]);
      await page.context().close();
    },
  );

  it("/index.html leads to each language", async () => {
    const { page } = await newPage(browser, { viewport: phone });
    await page.goto(`${site.url}/index.html`);
    const links = await page
      .locator("a.door")
      .evaluateAll((doors) => doors.map((door) => door.getAttribute("href")));
    expect(links).toEqual(languages.map((language) => `/${language}/`));
    await page.context().close();
  });

  it("/problems/ explains every code at its anchor", async () => {
    const { page } = await newPage(browser, { viewport: desk });
    await page.goto(`${site.url}/problems/#slot-full`);
    const ids = await page.locator(".problem").evaluateAll((all) => all.map((each) => each.id));
    expect(ids).toEqual(Object.keys(problems));
    await page.locator("#slot-full:target", { hasText: problems["slot-full"].title }).waitFor();
    await page.context().close();
  });

  it("an unknown address is 404 in four languages", async () => {
    const { page } = await newPage(browser, { viewport: phone });
    const response = await page.goto(`${site.url}/no-such-page`);
    expect(response?.status()).toBe(404);
    expect(await page.locator("h2").count()).toBe(4);
    await page.context().close();
  });
});
