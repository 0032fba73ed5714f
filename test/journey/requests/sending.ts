import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { signInCitizen as signInByApi } from "#local/client/sign-in.ts";
import { callApi } from "#local/client/wisal.ts";
import { list, obj } from "#local/json.ts";
import type { Stage } from "#test/journey/stage.ts";
import { passPapers } from "#test/journey/support/booking.ts";
import { looksRight, ownComplaints } from "#test/journey/support/looks.ts";
import { newPhone } from "#test/journey/support/people.ts";
import { arrived, goOn, person, requestIdIn, sendPaper, typePerson } from "#test/journey/support/requests.ts";
import { jpegPage } from "#test/support/samples/pictures.ts";
import { languages } from "#web/i18n/language.ts";

/** Waits until a field has this value: the screen before may have had the field too. */
const shows = (page: Page, selector: string, value: string) =>
  expect.poll(() => page.locator(selector).inputValue()).toBe(value);

const amrani = {
  familyName: "Amrani",
  givenNames: "Nadia",
  birth: ["7", "5", "1990"],
  cin: "ab 123456",
} as const;

/** From the first question to a request that is sent. */
export const sendingJourneys = (stage: () => Stage): void => {
  let paper: Buffer;
  beforeAll(async () => {
    paper = await jpegPage({ width: 620, height: 877 });
  });

  describe("R1 R3 a request, from the first question to sent", () => {
    it.each(languages)(
      "at 360 px in %s: every screen sound, nothing sent before the last press",
      async (language) => {
        const { platform } = stage();
        const { page, complaints } = await person(stage(), language, "/new", { width: 360 });
        await page.locator("input[value=consular-registration]").check();
        await looksRight(page);
        await goOn(page);

        await arrived(page, /new\/post/);
        await page.locator("#sought").fill("paris");
        await page.locator("input[value=fr-paris]").check();
        await page.locator("#order").selectOption("be-liege");
        await page.locator("#post .hint", { hasText: /\d/ }).first().waitFor();
        await looksRight(page);
        await goOn(page);

        await arrived(page, /new\/people/);
        await looksRight(page);
        await goOn(page);

        await arrived(page, /new\/person/);
        await goOn(page);
        await page.locator(".error-list").waitFor();
        expect(await page.locator(".error-list a").count()).toBe(2);
        await looksRight(page);
        await typePerson(page, amrani);
        await goOn(page);

        await arrived(page, /people$/);
        await page.locator(".card").waitFor();
        await looksRight(page);
        await page.goto(`${page.url()}/1`);
        await shows(page, "#familyName", "Amrani");
        await looksRight(page);
        await page.goBack();
        await arrived(page, /people$/);
        await page.locator(".card").waitFor();
        await goOn(page);

        await arrived(page, /papers$/);
        await page.locator(".papers li").first().waitFor();
        await looksRight(page);
        await goOn(page);
        await arrived(page, /papers\/1\/passport-or-cnie$/);
        await page.locator("input[type=file][capture=environment]").waitFor({ state: "attached" });
        await looksRight(page);
        await sendPaper(page, paper);
        await looksRight(page);
        await goOn(page);
        await arrived(page, /papers\/1\/proof-of-residence$/);
        await sendPaper(page, paper);
        await goOn(page);
        await arrived(page, /papers$/);
        await goOn(page);

        await arrived(page, /check$/);
        await page.locator(".summary-list").waitFor();
        await looksRight(page);
        const requestId = requestIdIn(page);
        await goOn(page);
        await arrived(page, /sent$/);
        await page.locator(".reference").waitFor();
        await looksRight(page);

        // Back leads to the request's own page: there is nothing left to send.
        await page.goBack();
        await arrived(page, new RegExp(`${requestId}$`));
        await page.locator(".summary-list").first().waitFor();
        await looksRight(page);
        await page.goto(`${platform.places.site}/${language}/my/#/requests/${requestId}/withdrawal`);
        await page.locator(".button-danger").waitFor();
        await looksRight(page);
        await page.locator(".button-danger").click();
        await arrived(page, new RegExp(`${requestId}$`));
        await page.locator("a[href$=erasure]").click();
        await page.locator(".button-danger").waitFor();
        await looksRight(page);
        expect(ownComplaints(complaints)).toEqual([]);
        await page.context().close();
      },
    );

    it("R1 for a family of five from the first page, at 1280 px: Back, reload, a double click and a lost answer change nothing", async () => {
      const { platform } = stage();
      const phone = newPhone();
      const { page, complaints } = await person(
        stage(),
        "fr",
        "/new?post=fr-paris&procedure=life-certificate",
        { width: 1280, phone },
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
      await looksRight(page);

      const requestId = requestIdIn(page);
      await passPapers(platform, requestId);
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
      const { accessToken: token } = await signInByApi({ phone, port: platform.running.ports.site });
      const { requests } = (await callApi(platform.places.api, "GET", "/requests", { token })).body;
      expect(list(requests).map((each) => obj(each)["state"])).toEqual(["valid"]);
      expect(ownComplaints(complaints)).toEqual([]);
      await page.context().close();
    });

    it("R2 who types Arabic only is asked for Latin letters, keeps what was typed, and may use Arabic digits", async () => {
      const { page } = await person(
        stage(),
        "ar",
        "/new/person?procedure=life-certificate&post=fr-paris&people=1",
        { width: 360 },
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
};
