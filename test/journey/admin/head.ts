import { describe, expect, it } from "vitest";
import { callApi } from "#local/client/wisal.ts";
import { num } from "#local/json.ts";
import { NETWORK, type Office, open, save } from "#test/journey/admin/office.ts";
import { looksRight } from "#test/journey/support/looks.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";
import { languages } from "#web/i18n/language.ts";

const CALENDAR = "/staff/posts/fr-paris/calendars/acts";

/** What the head of a post does, on a phone. */
export const headJourneys = (office: () => Office): void => {
  describe("the head of a post", () => {
    it.each(languages)(
      "S1 S6 is warned before an unusual calendar is published, and publishes it in two steps, in %s",
      async (language) => {
        const { places, head } = office();
        const { page } = head;
        await open(page, places, language, "/calendars", "table");
        await page.locator('a[href="#/calendars/acts"]').click();
        await page.locator("#desks").waitFor();

        // Fewer places than are kept back contradict themselves: nothing is published, the field is named.
        const few = (await page.locator("#desks").inputValue()) === "6";
        await page.locator("#reserved-urgent").fill("13");
        await save(page);
        await page.locator('.notice-bad a[href="#reserved"]').waitFor();
        await page.locator("#reserved-urgent").fill("0");
        await page.locator("#desks").fill(few ? "2" : "6");
        await save(page);

        await page.locator(".preview .notice-warning").waitFor();
        await looksRight(page);
        await page.locator(".preview .button-primary").click();
        await page.locator('.preview a[href="#sure"]').waitFor();
        await page.locator("#sure").check();
        await page.locator(".preview .button-primary").click();
        await page.locator(".notice-good").waitFor();
      },
    );

    it("S1 is told of a version published meanwhile, loses nothing that was typed, and publishes after a second look", async () => {
      const { places, head } = office();
      const { page } = head;
      await open(page, places, "fr", "/calendars/acts", "#desks");
      await page.locator("#horizonDays").fill("13");
      await page.locator(".part button").first().waitFor();
      await save(page);
      await page.locator(".preview").waitFor();

      const token = await staffToken(places, NETWORK);
      const { api } = places;
      const current = await callApi(api, "GET", CALENDAR, { token });
      const body = { version: num(current.body["version"], 0), calendar: current.body["calendar"] };
      const other = await callApi(api, "PUT", CALENDAR, { token, body });
      expect(other.status).toBe(200);

      await page.locator(".preview .button-primary").click();
      await page.locator(".notice-warning .button-primary").waitFor();
      await looksRight(page);
      await page.reload();
      await page.locator(".notice-warning .button-primary").waitFor();
      expect(await page.locator("#horizonDays").inputValue()).toBe("13");

      await page.locator(".notice-warning .button-primary").click();
      await page.locator(".preview .button-primary").click();
      await page.locator(".notice-good").waitFor();
      expect(await page.locator("#horizonDays").inputValue()).toBe("13");
    });

    const screens = [
      ["/", ".todo-row"],
      ["/calendars", "table"],
      ["/calendars/acts", "#desks"],
      ["/calendars/acts/conflicts", ".empty"],
      ["/figures", ".chart"],
      ["/services", ".tiles"],
      ["/breaches", ".empty"],
      ["/agents", "main table, .empty"],
      ["/proposals", "main .sheet"],
      ["/proposals/new", "#orderId"],
      ["/refunds", ".empty"],
      ["/draws", "main .sheet"],
      ["/draws/new", "#opens-day"],
      ["/staff", "table"],
      ["/staff/new", "#email"],
      ["/audit", "#actor"],
    ] as const;

    it.each(languages)("finds every screen whole on a phone in %s", async (language) => {
      const { places, head } = office();
      for (const [path, ready] of screens) {
        await open(head.page, places, language, path, ready);
        await looksRight(head.page);
      }
    });

    it("E2 sees figures in the dark, takes the table home, and is kept out of the network's money", async () => {
      const { places, head } = office();
      const { page } = head;
      await open(page, places, "fr", "/figures", ".chart");
      const saved = page.waitForEvent("download");
      await page.locator(".actions .button-plain").first().click();
      expect((await saved).suggestedFilename()).toMatch(/^fr-paris-.*\.csv$/);
      await page.locator(".languages button").click();
      await looksRight(page);
      await page.locator(".languages button").click();
      await open(page, places, "fr", "/tariffs", ".notice-warning");
      expect(await page.locator("#procedure").count()).toBe(0);
    });
  });
};
