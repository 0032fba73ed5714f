import type { Page, Request, Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { list, obj, str } from "#local/json.ts";
import { CONFIRM, phoneOf, type Scene, SMALL_POST } from "#test/journey/appointments/scene.ts";
import { newPage, tabTo } from "#test/journey/pages.ts";
import { firstSlot, holdSlot, signedIn, validRequest } from "#test/journey/support/booking.ts";

const addressOf = ({ platform }: Scene, requestId: string, screen: string): string =>
  `${platform.places.site}/fr/my/#/requests/${requestId}/${screen}`;

const phoneOn = async (
  scene: Scene,
  requestId: string,
  screen: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<Page> => {
  const page = await phoneOf(scene, prepare);
  await page.goto(addressOf(scene, requestId, screen));
  return page;
};

/** The second day with places: the first may be today, whose times may be over. */
const LATER_DAY = ".day:nth-child(2) a";

/** From the times of a day to the check page. */
const keepFirst = async (page: Page): Promise<void> => {
  await page.locator(LATER_DAY).click();
  await page.locator(".time").first().click();
  await page.locator(CONFIRM).waitFor();
};

const isConfirming = (request: Request): boolean =>
  request.method() === "POST" && new URL(request.url()).pathname.endsWith("/appointment");

const appointmentOf = async ({ booker }: Scene, requestId: string) =>
  (await booker.call("GET", `/requests/${requestId}/appointment`)).body;

/** What goes wrong on the way: lapse, race, double press, lost connection, wrong clock. */
export const caseJourneys = (sceneOf: () => Scene): void => {
  describe("on the check page", () => {
    it("the hold lapses by the page's timer, and the way to choose again is there (A1)", async () => {
      const scene = sceneOf();
      const { platform, booker } = scene;
      const requestId = await validRequest(platform, booker);
      const page = await phoneOn(scene, requestId, "slots", (each) => each.clock.install());
      await keepFirst(page);
      await page.clock.fastForward("11:00");
      await page.locator(".empty a").waitFor();
      expect((await appointmentOf(scene, requestId))["code"]).toBe("appointment-none");
      await page.context().close();
    });

    it("the places are gone when the button is pressed: nothing is booked, and it is said (A1)", async () => {
      const scene = sceneOf();
      const { platform, booker } = scene;
      const requestId = await validRequest(platform, booker);
      const page = await phoneOn(scene, requestId, "slots");
      await keepFirst(page);
      await booker.call("DELETE", `/requests/${requestId}/hold`);
      await page.locator(CONFIRM).click();
      await page.locator(".empty [role=alert]").waitFor();
      expect((await appointmentOf(scene, requestId))["code"]).toBe("appointment-none");
      await page.context().close();
    });

    it("a reload keeps the places, a double click books once, and Back afterwards says so (A2)", async () => {
      const scene = sceneOf();
      const { platform, booker } = scene;
      const requestId = await validRequest(platform, booker);
      const page = await phoneOn(scene, requestId, "slots");
      await keepFirst(page);
      await page.reload();
      await page.locator(CONFIRM).waitFor();
      const sent: string[] = [];
      page.on("request", (request) => {
        if (isConfirming(request)) sent.push(request.url());
      });
      await page.locator(CONFIRM).dblclick();
      await page.waitForURL("**/appointment");
      expect(sent).toHaveLength(1);
      await page.locator(".qr").waitFor();
      await page.goBack();
      await page.locator(".notice-good .button-primary").waitFor();
      expect(await page.locator(".time").count()).toBe(0);
      await page.context().close();
    });

    it("a connection lost at the press is tried again with the same key: one appointment (E3, A3)", async () => {
      const scene = sceneOf();
      const { platform, booker } = scene;
      const requestId = await validRequest(platform, booker);
      const page = await phoneOn(scene, requestId, "slots");
      await keepFirst(page);
      const keys: (string | undefined)[] = [];
      await page.route("**/appointment", async (route: Route) => {
        if (!isConfirming(route.request())) return route.continue();
        keys.push(route.request().headers()["idempotency-key"]);
        if (keys.length > 1) return route.continue();
        // The API books; the answer never comes.
        await route.fetch();
        return route.abort("connectionreset");
      });
      await page.locator(CONFIRM).click();
      await page.locator(".notice-warning .button-plain").click();
      await page.waitForURL("**/appointment");
      expect(keys).toHaveLength(2);
      expect(keys[1]).toBe(keys[0]);
      expect((await appointmentOf(scene, requestId))["state"]).toBe("booked");
      await page.context().close();
    });

    it("is reached and left by keyboard alone, from the days to the appointment, in Arabic (A1)", async () => {
      const { platform, browser, booker } = sceneOf();
      const requestId = await validRequest(platform, booker);
      const { page } = await newPage(browser, { viewport: { width: 1280, height: 860 } });
      await signedIn(page, booker);
      await page.goto(`${platform.places.site}/ar/my/#/requests/${requestId}/slots`);
      for (const [ready, heading] of [
        [LATER_DAY, /slots$/],
        [".time", /slots\/[\d-]+$/],
        [CONFIRM, /hold$/],
      ] as const) {
        await page.waitForURL((url) => heading.test(url.hash));
        await page.locator(ready).first().waitFor();
        await tabTo(page, ready);
        await page.keyboard.press("Enter");
      }
      await page.waitForURL("**/appointment");
      // The new screen says where one is: its heading has the focus.
      await page.locator("main h1:focus").waitFor();
      expect((await appointmentOf(sceneOf(), requestId))["state"]).toBe("booked");
      await page.context().close();
    });

    it("a device three hours ahead counts the minutes by the API's clock (A1)", async () => {
      const scene = sceneOf();
      const { platform, booker } = scene;
      const requestId = await validRequest(platform, booker);
      const page = await phoneOn(scene, requestId, "slots", (each) =>
        each.clock.install({ time: Date.now() + 3 * 3_600_000 }),
      );
      await keepFirst(page);
      expect(await page.locator(".timer").textContent()).toMatch(/^Il reste (?:9|10) minutes/);
      await page.context().close();
    });
  });

  describe("among others", () => {
    it("a slot taken between list and press: the nearest are offered, and one press keeps one (A1)", async () => {
      const scene = sceneOf();
      const { platform, booker, other } = scene;
      const requestId = await validRequest(platform, booker, { postId: SMALL_POST });
      const slotId = await firstSlot(booker, requestId);
      const page = await phoneOn(scene, requestId, `slots/${slotId.slice(0, 10)}`);
      await page.locator(".time").first().waitFor();
      const six = await validRequest(platform, other, { postId: SMALL_POST, party: 6 });
      await holdSlot(other, six, slotId);
      await page.locator(".time").first().click();
      await page.locator(".notice-warning .time").first().waitFor();
      expect(await page.locator(".notice-warning").textContent()).toContain(slotId.slice(11));
      await page.locator(".notice-warning .time").first().click();
      await page.locator(CONFIRM).waitFor();
      await page.context().close();
    });

    it("a family of three sits together, or one after another where it is told so (A1)", async () => {
      const scene = sceneOf();
      const { platform, booker, other } = scene;
      const requestId = await validRequest(platform, booker, { postId: SMALL_POST, party: 3 });
      const slotId = await firstSlot(booker, requestId);
      const four = await validRequest(platform, other, { postId: SMALL_POST, party: 4 });
      await holdSlot(other, four, slotId);
      const page = await phoneOn(scene, requestId, `slots/${slotId.slice(0, 10)}`);
      const run = page.locator(".time", { hasText: `${slotId.slice(11)}, ` });
      await run.click();
      await page.locator(CONFIRM).click();
      await page.waitForURL("**/appointment");
      await page.locator(".qr").waitFor();
      const { people, more } = await appointmentOf(scene, requestId);
      expect([list(people).length, list(more).length]).toEqual([3, 1]);
      expect(await page.locator(".summary-list").textContent()).toContain(str(list(more)[0]));
      await page.context().close();
    });
  });

  describe("an address of an appointment", () => {
    it("tells apart what was never there, what is nobody's of this account, and what was cancelled (A8, E2)", async () => {
      const scene = sceneOf();
      const { platform, booker, other } = scene;
      const none = await validRequest(platform, booker);
      const foreign = await validRequest(platform, other);
      const cancelled = await validRequest(platform, booker);
      const slotId = await firstSlot(booker, cancelled);
      const held = await holdSlot(booker, cancelled, slotId);
      await booker.call("POST", `/requests/${cancelled}/appointment`, { holdToken: held });
      // Merely opened, its page changes nothing.
      const page = await phoneOn(scene, cancelled, "appointment");
      await page.locator(".qr").waitFor();
      expect(obj(await appointmentOf(scene, cancelled))["state"]).toBe("booked");
      await booker.call("POST", `/requests/${cancelled}/appointment/cancellation`);
      const headings: string[] = [];
      for (const requestId of [none, foreign, cancelled]) {
        await page.goto(addressOf(scene, requestId, "appointment"));
        await page.reload();
        const said = page.locator(requestId === cancelled ? "main .lead" : ".empty h2");
        await said.waitFor();
        headings.push((await page.locator(requestId === cancelled ? "h1" : ".empty h2").textContent()) ?? "");
      }
      expect(new Set(headings).size).toBe(3);
      await page.context().close();
    });
  });
};
