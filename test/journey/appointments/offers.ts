import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { callApi } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { CONFIRM, phoneOf, type Scene, SMALL_POST } from "#test/journey/appointments/scene.ts";
import { newPage } from "#test/journey/pages.ts";
import { firstSlot, holdSlot, validRequest } from "#test/journey/support/booking.ts";
import { looksRight, looksRightInAll } from "#test/journey/support/looks.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";

const HOUR_MS = 3_600_000;

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
    it("is entered with wishes in their order, and its log is open to anybody (S2)", async () => {
      const scene = sceneOf();
      const { platform, browser, booker } = scene;
      const requestId = await validRequest(platform, booker, { postId: SMALL_POST });
      const days = await booker.call("GET", `/requests/${requestId}/days`);
      const date = str(obj(list(days.body["days"]).at(-1))["date"]);
      const at = (ms: number) => new Date(Date.now() + ms).toISOString();
      const announced = await callApi(
        platform.places.api,
        "POST",
        `/staff/posts/${SMALL_POST}/calendars/acts/draws`,
        {
          token: await staffToken(platform.places, "network@wisal.example"),
          body: {
            ...{ from: date, to: date, confirmHours: 1 },
            ...{ opensAt: at(1_500), closesAt: at(HOUR_MS), drawAt: at(2 * HOUR_MS) },
          },
        },
      );
      const drawId = str(announced.body["drawId"]);
      const page = await phoneOf(scene);
      const open = page.locator(".card .button-primary");
      await page.goto(`${platform.places.site}/fr/my/#/requests/${requestId}/draw`);
      await eventually(
        "the window",
        async () => {
          await page.reload();
          await page.locator(".card").waitFor();
          return (await open.count()) > 0;
        },
        { withinMs: 60_000 },
      );
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
      await page.context().close();

      const { page: anybody } = await newPage(browser, { viewport: { width: 360, height: 780 } });
      await anybody.goto(`${platform.places.site}/ar/my/#/draws/${SMALL_POST}`);
      await looksRightInAll(anybody, ".card a");
      await anybody.locator(".card a").click();
      await anybody.waitForURL(`**/${drawId}`);
      await looksRightInAll(anybody, ".summary-list");
      await anybody.context().close();
    });
  });
};
