import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { callApi } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { faultsIn, readDraw } from "#local/verify-draw.ts";
import { CONFIRM, phoneOf, type Scene, SMALL_POST } from "#test/journey/appointments/scene.ts";
import { newPage } from "#test/journey/pages.ts";
import { firstSlot, holdSlot, validRequest } from "#test/journey/support/booking.ts";
import { looksRight, looksRightInAll } from "#test/journey/support/looks.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";
import { languages } from "#web/i18n/language.ts";

const HOUR_MS = 3_600_000;
const OPENS_IN_MS = 4_000;
const OPEN_FOR_MS = 15_000;

/** Somebody waits by the page for the day on which others then give their six places back. */
const offered = async (scene: Scene, page: Page, language: string): Promise<string> => {
  const { platform, booker, other } = scene;
  const six = await validRequest(platform, other, { postId: SMALL_POST, party: 6 });
  const slotId = await firstSlot(other, six);
  const held = await holdSlot(other, six, slotId);
  await other.call("POST", `/requests/${six}/appointment`, { holdToken: held });
  const requestId = await validRequest(platform, booker, { postId: SMALL_POST });
  await page.goto(`${platform.places.site}/${language}/my/#/requests/${requestId}/waiting`);
  await page.locator("main form button[type=submit]").click();
  await page.locator(".notice-good .button").waitFor();
  await other.call("POST", `/requests/${six}/appointment/cancellation`);
  await eventually(
    "the offer",
    async () => (await booker.call("GET", `/requests/${requestId}/waiting`)).body["offer"] !== null,
    { withinMs: 120_000, everyMs: 200 },
  );
  await page.reload();
  await page.locator(".notice-warning .button-primary").click();
  await page.locator(CONFIRM).waitFor();
  return requestId;
};

/** What the waiting list offers, and draws. */
export const offerJourneys = (sceneOf: () => Scene): void => {
  describe("what the waiting list offers", () => {
    it("is accepted by one press, in Arabic (A5)", async () => {
      const scene = sceneOf();
      const { booker } = scene;
      const page = await phoneOf(scene);
      const requestId = await offered(scene, page, "ar");
      await looksRightInAll(page, CONFIRM);
      await page.locator(CONFIRM).click();
      await page.waitForURL("**/appointment");
      expect((await booker.call("GET", `/requests/${requestId}/appointment`)).body["state"]).toBe("booked");
      await page.context().close();
    });

    it("is declined in two steps, and looking at it changes nothing (A5, A8)", async () => {
      const scene = sceneOf();
      const { booker } = scene;
      const page = await phoneOf(scene);
      const requestId = await offered(scene, page, "es");
      const offerOf = async () => {
        const { body } = await booker.call("GET", `/requests/${requestId}/waiting`);
        return obj(body["offer"])["holdToken"];
      };
      const shown = await offerOf();
      await page.locator(".actions .button-plain").click();
      expect(await offerOf()).toBe(shown);
      await page.locator(".button-danger").click();
      await page.locator(".notice-good").waitFor();
      // Other places may be offered at once; these are not.
      expect(await offerOf()).not.toBe(shown);
      await page.context().close();
    });
  });

  describe("a draw", () => {
    /** Announces one for a date: open in a moment, then closed and drawn; its id. */
    const announce = async (date: string, openForMs: number, drawnAfterMs: number): Promise<string> => {
      const { places } = sceneOf().platform;
      const token = await staffToken(places, "network@wisal.example");
      const at = (ms: number) => new Date(Date.now() + OPENS_IN_MS + ms).toISOString();
      const times = { opensAt: at(0), closesAt: at(openForMs), drawAt: at(openForMs + drawnAfterMs) };
      const body = { from: date, to: date, confirmHours: 1, ...times };
      const path = `/staff/posts/${SMALL_POST}/calendars/acts/draws`;
      return str((await callApi(places.api, "POST", path, { token, body })).body["drawId"]);
    };

    /** Somebody without an account, on a phone. */
    const anybody = async (language: string, path: string): Promise<Page> => {
      const { platform, browser } = sceneOf();
      const { page } = await newPage(browser, { viewport: { width: 360, height: 780 } });
      await page.goto(`${platform.places.site}/${language}/draws/${path}`);
      return page;
    };

    it("is entered with wishes in their order; anybody finds its log, and the registration leads there (S2)", async () => {
      const scene = sceneOf();
      const { platform, booker } = scene;
      const requestId = await validRequest(platform, booker, { postId: SMALL_POST });
      const days = await booker.call("GET", `/requests/${requestId}/days`);
      const date = str(obj(list(days.body["days"]).at(-1))["date"]);
      const drawId = await announce(date, HOUR_MS, HOUR_MS);
      const page = await phoneOf(scene);
      const open = page.locator(".card .button-primary");
      await page.goto(`${platform.places.site}/fr/my/#/requests/${requestId}/draw`);
      // It opens before one's eyes, without a reload.
      await open.first().waitFor();
      await looksRightInAll(page, ".card .button-primary");
      await open.click();
      await looksRightInAll(page, "#wishes input");
      await page.locator("main form button[type=submit]").click();
      await page.locator("[role=alert] a").waitFor();
      await page.locator("#wishes .choice").first().click();
      await looksRight(page, "wishes");
      await page.locator("main form button[type=submit]").click();
      await page.locator(".notice-good").waitFor();
      await looksRight(page, "registered");
      const seen = await booker.call("GET", `/requests/${requestId}/registration`);
      expect(seen.body).toMatchObject({ preferences: [date], outcome: "waiting" });
      await page.locator(`a[href="/fr/draws/#/${SMALL_POST}/${drawId}"]`).click();
      await page.locator("#verify").waitFor();
      await page.context().close();

      const reader = await anybody("ar", "");
      await looksRightInAll(reader, `.posts a[href="#/${SMALL_POST}"]`);
      await reader.locator(`.posts a[href="#/${SMALL_POST}"]`).click();
      await looksRightInAll(reader, `.card a[href$="${drawId}"]`);
      await reader.locator(`.card a[href$="${drawId}"]`).click();
      await looksRightInAll(reader, "#verify");
      // Nothing to recompute before the seed is out.
      expect(await reader.locator(".command").count()).toBe(0);
      await reader.context().close();
    });

    it("has a log that tells, once drawn, seed, ranks and places in four languages, and the command that recomputes it (S2)", async () => {
      const { platform, booker } = sceneOf();
      const requestId = await validRequest(platform, booker, { postId: SMALL_POST });
      const days = await booker.call("GET", `/requests/${requestId}/days`);
      const date = str(obj(list(days.body["days"]).at(-2))["date"]);
      const drawId = await announce(date, OPEN_FOR_MS, 0);
      const register = { drawId, preferences: [date] };
      const wish = () => booker.call("PUT", `/requests/${requestId}/registration`, register);
      await eventually("the window", async () => (await wish()).status === 200, {
        withinMs: OPENS_IN_MS + OPEN_FOR_MS,
      });
      const drawn = await eventually(
        "the draw",
        async () => {
          const { body } = await booker.call("GET", `/requests/${requestId}/registration`);
          return body["outcome"] === "won" && body;
        },
        { withinMs: 120_000, everyMs: 500 },
      );
      const seed = str(obj(drawn["draw"])["seed"]);
      for (const language of languages) {
        const page = await anybody(language, `#/${SMALL_POST}/${drawId}`);
        const line = page.locator("tbody tr", { hasText: str(drawn["ticket"]) });
        await line.waitFor();
        const shown = await line.locator("td, th").allTextContents();
        expect(shown[2]).toBe("1");
        expect(shown[3]).toContain(date);
        expect(await page.locator(".summary-list").textContent()).toContain(seed);
        const command = (await page.locator(".command").textContent()) ?? "";
        const [address = ""] = command.match(/http\S+$/) ?? [];
        expect(command.startsWith("npm run draw:verify -- http")).toBe(true);
        expect(faultsIn(await readDraw(address))).toEqual([]);
        await looksRight(page, "log of a drawn one");
        await page.context().close();
      }
    });
  });
};
