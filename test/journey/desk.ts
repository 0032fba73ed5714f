import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { posts } from "#shared/catalogue/posts.ts";
import { people } from "#test/journey/exhibits/people.ts";
import { axeFindings, newPage, tabTo } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { deskDay, type Expected } from "#test/journey/support/desk-day.ts";
import { looksRight, looksRightInAll, ownComplaints } from "#test/journey/support/looks.ts";
import { newPhone } from "#test/journey/support/people.ts";
import { scan } from "#test/journey/support/scanner.ts";
import { signInStaff } from "#test/journey/support/sign-in.ts";
import { jpegPage } from "#test/support/samples/pictures.ts";
import { wholeWords } from "#web/build/whole-words-plugin.ts";
import { languages } from "#web/i18n/language.ts";

/** A day at a desk: who comes, is received, reviewed, helped; and what the device keeps of them. */
export const deskJourneys = (stage: () => Stage): void => {
  let page: Page;
  let postId: string;
  let city: string;
  let complaints: readonly string[];
  let family: Expected;
  let alone: Expected;
  let codes: readonly string[];
  let colleague: (visit: Expected) => Promise<void>;
  let inReview: { readonly requestId: string; readonly reference: string };

  const open = async (language: string, path: string): Promise<void> => {
    await page.goto(`${stage().platform.places.site}/${language}/desk/#${path}`);
  };

  beforeAll(async () => {
    const { platform, browser } = stage();
    const day = await deskDay(platform);
    const rachid = await day.citizen();
    const others = await day.citizen();
    const nadia = { familyName: "El Amrani", givenNames: "Nadia", birthDate: "1983-09-21", cin: "AB100002" };
    const [filed, second, third, bought] = await Promise.all([
      day.file(rachid.token, "signature-legalisation", [people.rachid, nadia]),
      day.file(others.token, "life-certificate", [
        { familyName: "Filali", givenNames: "Anas", birthDate: "1988-08-08", cin: "AB100003" },
      ]),
      day.file(
        others.token,
        "passport-adult",
        [{ familyName: "Filali", givenNames: "Anas", birthDate: "1988-08-08", cin: "AB100003" }],
        "seen",
      ),
      day.buy(rachid, 3),
    ]);
    family = await day.book(rachid.token, filed);
    alone = await day.book(others.token, second);
    inReview = third;
    codes = bought;
    colleague = day.arrive;
    ({ postId } = day.post);
    city = posts.find(({ id }) => id === postId)?.city ?? "";
    ({ page, complaints } = await newPage(browser, { viewport: { width: 1280, height: 860 } }));
    await open("fr", "/");
    await page.locator("main form").waitFor();
    await signInStaff(page, platform.places, day.post.officer);
  }, 300_000);

  /** A convocation's code as it is printed; the desk believes what is stored, so the seal may be anybody's. */
  const convocationOf = ({ appointmentId, reference, date, time }: Expected): string => {
    const claims = { a: appointmentId, r: reference, p: postId, t: `${date}T${time}`, n: 2, s: 0 };
    return `WISAL1:A:e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
  };

  const row = (visit: Expected) => page.locator(".visit-row", { hasText: visit.reference });

  describe("an officer's day", () => {
    it("shows who is due, finds them by name and by reference, in four languages", async () => {
      for (const language of languages) {
        await open(language, "/");
        await page.locator(".visit-row").nth(1).waitFor();
        await looksRight(page);
      }
      const search = page.locator("#search");
      for (const [typed, found] of [
        ["amrani NAD", [family]],
        [alone.reference, [alone]],
        ["zz", []],
      ] as const) {
        await search.fill(typed);
        // Rows of the search before may still stand.
        const references = found.map(({ reference }) => reference);
        await expect
          .poll(async () => {
            const rows = await page.locator(".visit-row").allTextContents();
            return rows.map((row) => references.find((reference) => row.includes(reference)));
          })
          .toEqual(references);
      }
      await search.fill("");
    });

    it("prints the day as one sheet, black on white from the dark too", async () => {
      for (const language of ["ar", "fr"] as const) {
        await open(language, "/");
        await row(alone).waitFor();
        await page.locator(".languages button").click();
        await page.emulateMedia({ media: "print" });
        const sheet = page.locator(".day-sheet");
        await sheet.waitFor();
        for (const { reference, time } of [family, alone]) {
          const line = sheet.locator("tr", { hasText: reference });
          expect(await line.locator("td").first().textContent()).toBe(time);
        }
        expect(await page.locator("main :is(h1, button, input, .visit-row):visible").count()).toBe(0);
        // The page's heading is the sheet's caption there.
        expect((await axeFindings(page)).filter((each) => !each.startsWith("page-has-heading"))).toEqual([]);
        await page.emulateMedia({ media: "screen" });
        await page.locator(".languages button").click();
      }
    });

    it("keeps the day without a network, notes arrivals, sends them once it is back, and tells what was refused", async () => {
      await open("fr", "/");
      await row(alone).waitFor();
      await page.context().setOffline(true);
      await row(family).getByRole("button").click();
      await row(alone).getByRole("button").click();
      await expect.poll(() => page.locator(".desk-bar").textContent()).toContain("2 arrivées à envoyer");
      expect(await row(family).textContent()).toContain("pas encore envoyé");
      // Meanwhile a colleague, who has a network, records one of the two.
      await colleague(alone);
      await page.context().setOffline(false);
      await page.locator(".notice", { hasText: alone.reference }).waitFor();
      await row(family).locator("a.button-primary").waitFor();
      await looksRight(page);
      await page.locator(".notice button").click();
      await expect.poll(() => page.locator(".notice").count()).toBe(0);
    });

    it("hears the scanner in every layout, whatever has the focus; checks, then uses; says when a stamp was used (T8, A8)", async () => {
      await open("ar", "/");
      await row(family).waitFor();
      await page.locator("#search").fill("a");
      await scan(page, convocationOf(family), "azerty");
      await page.waitForURL(`**/days/${family.date}/visits/${family.appointmentId}`);
      await open("fr", `/days/${family.date}/visits/${family.appointmentId}`);
      await page.locator("#stamp").focus();
      await scan(page, codes[0] ?? "", "azerty");
      await page.locator(".stamps-given li").waitFor();
      expect(await page.locator("#stamp").inputValue()).toBe("");
      await scan(page, codes[0] ?? "", "qwerty");
      await page.locator(".notice-warning").waitFor();
      await looksRight(page);
      await page.locator("h1").focus();
      await scan(page, codes[1] ?? "", "arabic");
      await page.locator("#desk").fill("3");
      await page.locator(".step button[type=submit]").click();
      await page.locator(".step .notice-warning").waitFor();
      await page.locator(".step button[type=submit]").click();
      await page.locator(".notice-good", { hasText: "guichet" }).waitFor();
      await looksRight(page);
      await scan(page, codes[0] ?? "", "arabic");
      await page.waitForURL("**/#/stamps");
      await page.locator(".stamp-use", { hasText: city }).waitFor();
      await looksRight(page);
      await scan(page, codes[2] ?? "");
      await page.locator(".scan-good").waitFor();
      expect(page.url()).not.toContain(codes[2] ?? "none");
    });

    it.each(languages)("finds every other screen whole in %s", async (language) => {
      const screens = [
        [`/days/${family.date}/visits/${family.appointmentId}`, ".visit-head"],
        ["/scan", "#code"],
        ["/stamps", "#stamp"],
        ["/review", ".queue-row"],
        ["/review-late", ".notice"],
        [`/review/${inReview.requestId}`, ".viewer-pages img"],
        ["/behalf", "#reference"],
      ] as const;
      for (const [path, ready] of screens) {
        await open(language, path);
        await page.locator(ready).first().waitFor();
        await looksRight(page);
      }
    });

    it("goes through a review by keyboard alone, one paper after another (R4)", async () => {
      await open("fr", "/review");
      await page.locator(".queue-row", { hasText: inReview.reference }).waitFor();
      await looksRight(page);
      await tabTo(page, ".page .actions .button-primary");
      await page.keyboard.press("Enter");
      for (const position of [1, 2, 3]) {
        await page.locator("h2", { hasText: `Pièce ${position} sur 4` }).waitFor();
        await page.locator(".viewer-pages img").first().waitFor();
        await page.locator(".decide .button-primary:focus").waitFor();
        if (position === 1) await looksRight(page);
        await page.keyboard.press("Enter");
      }
      await page.locator("h2", { hasText: "Pièce 4 sur 4" }).waitFor();
      await page.locator(".decide .button-primary:focus").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator("input[type=radio]:focus").waitFor();
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await page.locator(".button-primary:focus", { hasText: "Envoyer la décision" }).waitFor();
      await looksRight(page);
      await page.keyboard.press("Enter");
      await page.locator(".notice-good", { hasText: "corriger" }).waitFor();
    });

    it("acts for who gives reference and birth date, and says so all the time (R1)", async () => {
      await open("fr", "/behalf");
      await page.locator("#reference").fill(alone.reference);
      const birth = page.locator("#birth input");
      for (const [at, part] of ["8", "8", "1988"].entries()) await birth.nth(at).fill(part);
      await page.locator("form:has(#reference) button[type=submit]").click();
      await page.locator(".acting-bar").waitFor();
      await page.locator(".card").first().waitFor();
      await looksRight(page);
      await page.locator(".card a").first().click();
      await page.locator(".acting .visit-head").waitFor();
      await looksRightInAll(page, ".acting .visit-head");
    });

    it("opens an account for who walks in, takes their paper and books, step by step (R1)", async () => {
      await page.locator(".acting-bar button").click();
      await page.locator("#phone").fill(newPhone());
      await page.locator("form:has(#phone) button[type=submit]").click();
      await page.locator("#procedure").selectOption("life-certificate");
      await page.locator("#family-0").fill("Bennani");
      await page.locator("#given-0").fill("Ghita");
      const birth = page.locator("#birth-0 input");
      for (const [at, part] of ["7", "5", "1961"].entries()) await birth.nth(at).fill(part);
      await page.locator("form:has(#procedure) button[type=submit]").click();
      await page.locator("#cin-0-error").waitFor();
      await looksRight(page);
      await page.locator("#cin-0").fill("BK200001");
      await page.locator("form:has(#procedure) button[type=submit]").click();
      const buffer = await jpegPage({ width: 620, height: 877 });
      await page
        .locator("#passport-or-cnie-1")
        .setInputFiles({ name: "cnie.jpg", mimeType: "image/jpeg", buffer });
      await page.locator(".papers .tag", { hasText: "Bonne" }).waitFor();
      await looksRight(page);
      await page.locator("button", { hasText: "Envoyer la demande" }).click();
      await page.locator(".slots").first().locator("button").first().click();
      await page.locator(".slots").nth(1).locator("button").first().click();
      await page.locator(".held").waitFor();
      await looksRight(page);
      await page.locator("button", { hasText: wholeWords("Confirmer le rendez-vous") }).click();
      await page.locator(".notice-good", { hasText: wholeWords("Rendez-vous pris") }).waitFor();
      await looksRight(page);
    });

    it("is locked by a key: what is left takes a fresh sign-in, and nobody's name stays on the device", async () => {
      await open("fr", "/");
      await row(alone).waitFor();
      await page.keyboard.press("F8");
      await page.locator("main form button[type=submit]").waitFor();
      const kept = await page.evaluate(() =>
        JSON.stringify([sessionStorage, localStorage].flatMap((each) => Object.entries(each))),
      );
      expect(kept).not.toMatch(/Filali|Amrani|access|wisal\.desk\.mandate/);
      await page.reload();
      await page.locator("main form").waitFor();
      // Refusals are shown as such; a violation of the policy or an error of a script would be another line.
      expect(ownComplaints(complaints)).toEqual([]);
    });
  });
};
