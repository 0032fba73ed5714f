import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInCitizen as signInByApi, signInStaff as staffByApi } from "#local/client/sign-in.ts";
import { uploadPapers } from "#local/client/upload.ts";
import { callApi } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { axeFindings, type Browser, newPage, openBrowser, overflow } from "#test/journey/pages.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";
import { arrived, goOn, requestIdIn, sendPaper, typePerson } from "#test/journey/support/requests.ts";
import { signInCitizen } from "#test/journey/support/sign-in.ts";
import { jpegPage } from "#test/support/samples/pictures.ts";
import { chromiumPath } from "#web/build/chromium.ts";
import { languages } from "#web/i18n/language.ts";

const here = chromiumPath() !== undefined;
const phone = { viewport: { width: 360, height: 780 } };
const desk = { viewport: { width: 1280, height: 860 } };

let platform: JourneyPlatform;
let browser: Browser;
let page1: Buffer;

beforeAll(async () => {
  const opened = await openBrowser();
  if (opened === undefined) return;
  browser = opened;
  [platform, page1] = await Promise.all([startJourneyPlatform(), jpegPage({ width: 620, height: 877 })]);
});

afterAll(async () => {
  if (!here) return;
  await browser.close();
  await platform.stop();
});

const port = () => Number(new URL(platform.places.site).port);

/** Somebody new, signed in and on the page of a hash. */
const person = async (
  language: string,
  number: string,
  hash: string,
  view: { viewport: { width: number; height: number } },
) => {
  const watched = await newPage(browser, view);
  await watched.page.goto(`${platform.places.site}/${language}/my/#${hash}`);
  await watched.page.locator("main form").waitFor();
  await signInCitizen(watched.page, platform.places, number);
  return watched;
};

const tokenOf = async (number: string): Promise<string> =>
  (await signInByApi({ phone: number, port: port() })).accessToken;

/** No axe finding, nothing wider than the window. */
const sound = async (page: Page): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};

/** Waits until a field has this value: the screen before may have had the field too. */
const shows = (page: Page, selector: string, value: string) =>
  expect.poll(() => page.locator(selector).inputValue(), { timeout: 20_000 }).toBe(value);

const seriously = (complaints: readonly string[]) =>
  // The first call of a new account is refused once, before it is opened; a lost connection is provoked.
  complaints.filter((each) => !each.startsWith("Failed to load resource"));

const amrani = {
  familyName: "Amrani",
  givenNames: "Nadia",
  birth: ["7", "5", "1990"],
  cin: "ab 123456",
} as const;

describe.runIf(here)("R1 R3 a request, from the first question to sent", () => {
  it.each(languages)(
    "at 360 px in %s: every screen sound, nothing sent before the last press",
    async (language) => {
      const number = `+3363998${2100 + languages.indexOf(language)}`;
      const { page, complaints } = await person(language, number, "/new", phone);
      await page.locator("input[value=consular-registration]").check();
      await sound(page);
      await goOn(page);

      await arrived(page, /new\/post/);
      await page.locator("#sought").fill("paris");
      await page.locator("input[value=fr-paris]").check();
      await page.locator("#order").selectOption("be-liege");
      await page.locator("#post .hint", { hasText: /\d/ }).first().waitFor();
      await sound(page);
      await goOn(page);

      await arrived(page, /new\/people/);
      await sound(page);
      await goOn(page);

      await arrived(page, /new\/person/);
      await goOn(page);
      await page.locator(".error-list").waitFor();
      expect(await page.locator(".error-list a").count()).toBe(2);
      await sound(page);
      await typePerson(page, amrani);
      await goOn(page);

      await arrived(page, /people$/);
      await page.locator(".card").waitFor();
      await sound(page);
      await goOn(page);

      await arrived(page, /papers$/);
      await page.locator(".papers li").first().waitFor();
      await sound(page);
      await goOn(page);
      await arrived(page, /papers\/1\/passport-or-cnie$/);
      await page.locator("input[type=file][capture=environment]").waitFor({ state: "attached" });
      await sound(page);
      await sendPaper(page, page1);
      await sound(page);
      await goOn(page);
      await arrived(page, /papers\/1\/proof-of-residence$/);
      await sendPaper(page, page1);
      await goOn(page);
      await arrived(page, /papers$/);
      await goOn(page);

      await arrived(page, /check$/);
      await page.locator(".summary-list").waitFor();
      await sound(page);
      const requestId = requestIdIn(page);
      await goOn(page);
      await arrived(page, /sent$/);
      await page.locator(".reference").waitFor();
      await sound(page);

      // Back leads to the request's own page: there is nothing left to send.
      await page.goBack();
      await arrived(page, new RegExp(`${requestId}$`));
      await page.locator(".summary-list").first().waitFor();
      await sound(page);
      await page.goto(`${platform.places.site}/${language}/my/#/requests/${requestId}/withdrawal`);
      await page.locator(".button-danger").waitFor();
      await sound(page);
      await page.locator(".button-danger").click();
      await arrived(page, new RegExp(`${requestId}$`));
      await page.locator("a[href$=erasure]").click();
      await page.locator(".button-danger").waitFor();
      await sound(page);
      expect(seriously(complaints)).toEqual([]);
      await page.context().close();
    },
  );

  it("R1 for a family of five from the first page, at 1280 px: Back, reload, a double click and a lost answer change nothing", async () => {
    const number = "+33639982110";
    const { page, complaints } = await person(
      "fr",
      number,
      "/new?post=fr-paris&procedure=life-certificate",
      desk,
    );
    await page.locator("input[value='5']").check();
    await goOn(page);
    await arrived(page, /new\/person/);

    const long = "Abdelmoughit-Benabderrahmane El Idrissi El Hassani Bensouda";
    await typePerson(page, { ...amrani, familyName: long.slice(0, 60), cin: "K1" });
    await page.reload();
    await shows(page, "#familyName", long.slice(0, 60));
    await page.locator("main .button-primary").last().dblclick();
    for (const [index, name] of ["Sara", "Ilyas", "Nour", "Hind"].entries()) {
      const n = index + 2;
      await arrived(page, new RegExp(`people/${n}\\?of=5$`));
      // One name only, and a child without a card.
      await typePerson(page, { familyName: name, birth: ["1", "2", `201${index}`] });
      if (n === 3) {
        await page.goBack();
        await shows(page, "#familyName", "Sara");
        await page.goForward();
        await shows(page, "#familyName", "Ilyas");
      }
      await goOn(page);
    }
    await arrived(page, /people$/);
    await page.locator(".card").nth(4).waitFor();
    await sound(page);

    const requestId = requestIdIn(page);
    const token = await tokenOf(number);
    const verdicts = await uploadPapers(platform.places.api, token, requestId);
    expect(verdicts).toEqual(["passed", "passed", "passed", "passed", "passed"]);
    await goOn(page);
    await arrived(page, /papers$/);
    await goOn(page);
    await arrived(page, /check$/);
    await page.locator(".summary-list").waitFor();

    let presses = 0;
    await page.route("**/submission", async (route) => {
      presses += 1;
      if (presses > 1) return route.continue();
      // It arrives, but the answer is lost.
      await route.fetch();
      await route.abort();
    });
    await goOn(page);
    await page.locator("main .notice-warning .button").click();
    await arrived(page, /sent$/);
    expect(presses).toBe(2);
    const { requests } = (await callApi(platform.places.api, "GET", "/requests", { token })).body;
    expect(list(requests).map((each) => obj(each)["state"])).toEqual(["valid"]);
    expect(seriously(complaints)).toEqual([]);
    await page.context().close();
  });

  it("R2 who types Arabic only is asked for Latin letters, keeps what was typed, and may use Arabic digits", async () => {
    const { page } = await person(
      "ar",
      "+33639982111",
      "/new/person?procedure=life-certificate&post=fr-paris&people=1",
      phone,
    );
    await typePerson(page, {
      familyName: "العمراني",
      givenNames: "نادية",
      birth: ["٧", "٥", "١٩٩٠"],
      cin: "AB١٢٣",
    });
    await goOn(page);
    await page.locator(".error-list").waitFor();
    expect(await page.locator("#familyNameArabic").inputValue()).toBe("العمراني");
    expect(await page.locator("#familyName").inputValue()).toBe("");
    await page.locator("#familyName").fill("Amrani");
    await page.locator("#givenNames").fill("Nadia");
    await goOn(page);
    await arrived(page, /people$/);
    await page.locator(".card").waitFor();
    expect(await page.locator(".card").textContent()).toContain("1990");
    await page.context().close();
  });
});

describe.runIf(here)("R4 a refused paper", () => {
  it("shows the officer's reason on that very paper, is replaced there, sent again, and accepted", async () => {
    const number = "+33639982112";
    const { api } = platform.places;
    const { page, complaints } = await person("fr", number, "/", phone);
    const token = await tokenOf(number);
    await callApi(api, "PUT", "/account", { token, body: { language: "fr" } });
    const filed = await callApi(api, "POST", "/requests", {
      token,
      body: {
        postId: "fr-paris",
        procedureId: "consular-registration",
        beneficiaries: [{ familyName: "Amrani", birthDate: "1990-05-07", cin: "AB778899" }],
      },
    });
    const requestId = str(filed.body["requestId"]);
    await uploadPapers(api, token, requestId);
    await callApi(api, "POST", `/requests/${requestId}/submission`, { token });

    const officer = (await staffByApi({ email: "officer.paris@wisal.example", port: port() })).accessToken;
    const review = (documents: readonly unknown[]) =>
      callApi(api, "POST", `/staff/posts/fr-paris/requests/${requestId}/review`, {
        token: officer,
        body: { documents },
      });
    const passport = { beneficiary: 1, documentId: "passport-or-cnie" };
    const residence = { beneficiary: 1, documentId: "proof-of-residence" };
    const refused = await review([
      { ...passport, decision: "accept" },
      { ...residence, decision: "reject", reason: "expired", note: "Valable jusqu’en 2021" },
    ]);
    expect(refused.status).toBe(200);

    await page.goto(`${platform.places.site}/fr/my/#/requests/${requestId}`);
    const paper = page.locator(".papers li", { has: page.locator("a[href$=proof-of-residence]") });
    await paper.locator("q").waitFor();
    expect(await paper.textContent()).toContain("n’est plus valable");
    expect(await paper.locator("q").textContent()).toBe("Valable jusqu’en 2021");
    expect(
      await page.locator(".papers li", { has: page.locator("a[href$=passport-or-cnie]") }).textContent(),
    ).toContain("Accepté");
    await sound(page);
    await paper.locator("a").click();
    await arrived(page, /proof-of-residence$/);
    await page.locator("main q").waitFor();
    await sound(page);

    // Too small to be read: said in seconds, in words, and taken again in place.
    await sendPaper(page, await jpegPage({ width: 200, height: 280 }), "bad");
    await sendPaper(page, page1);
    const link = page.waitForEvent("download");
    await page.locator("main .button-plain", { hasText: "Ouvrir" }).click();
    expect((await link).suggestedFilename()).toMatch(/proof-of-residence/);
    await goOn(page);
    await arrived(page, new RegExp(`${requestId}$`));
    await page.locator("main button.button-primary").click();
    await page.locator(".notice-info").waitFor();
    expect((await review([{ ...residence, decision: "accept" }])).status).toBe(200);
    await page.reload();
    await page.locator(".notice-good a[href$=slots]").waitFor();
    await sound(page);

    await page.locator("a[href$=post]").click();
    await arrived(page, /post$/);
    await page.locator("#sought").fill("lyon");
    await page.locator("input[value=fr-lyon]").check();
    await goOn(page);
    await arrived(page, new RegExp(`${requestId}$`));
    await page.locator(".summary-list", { hasText: "Lyon" }).waitFor();
    expect(seriously(complaints)).toEqual([]);
    await page.context().close();
  });
});
