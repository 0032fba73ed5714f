import type { Page, Request, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { list, obj, str } from "#local/json.ts";
import { type Browser, newPage, openBrowser } from "#test/journey/pages.ts";
import {
  type Booker,
  daysCounted,
  firstSlot,
  holdSlot,
  newBooker,
  signedIn,
  validRequest,
} from "#test/journey/support/booking.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";
import { chromiumPath } from "#web/build/chromium.ts";

const here = chromiumPath() !== undefined;
/** Six public places in a slot of the acts' calendar. */
const SMALL_POST = "us-washington-dc";
const CONFIRM = ".stack > .actions .button-primary";

/** The platform's start, and the first count of the days. */
const START_MS = 300_000;

let platform: JourneyPlatform;
let browser: Browser;
let booker: Booker;
let other: Booker;

beforeAll(async () => {
  const opened = await openBrowser();
  if (opened === undefined) return;
  browser = opened;
  platform = await startJourneyPlatform();
  booker = await newBooker(platform);
  other = await newBooker(platform);
  await daysCounted(platform, booker, "fr-paris");
  await daysCounted(platform, booker, SMALL_POST);
}, START_MS);

afterAll(async () => {
  if (!here) return;
  await browser.close();
  await platform.stop();
});

const addressOf = (requestId: string, screen: string): string =>
  `${platform.places.site}/fr/my/#/requests/${requestId}/${screen}`;

/** A phone of the booker's on a screen of a request; `prepare` comes before its first load. */
const phoneOn = async (
  requestId: string,
  screen: string,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Page> => {
  const { page } = await newPage(browser, { viewport: { width: 360, height: 780 } });
  await prepare(page);
  await signedIn(page, booker);
  await page.goto(addressOf(requestId, screen));
  return page;
};

/** From the times of the first day to the check page. */
const keepFirst = async (page: Page): Promise<void> => {
  await page.locator(".day a").first().click();
  await page.locator(".time").first().click();
  await page.locator(CONFIRM).waitFor();
};

const isConfirming = (request: Request): boolean =>
  request.method() === "POST" && new URL(request.url()).pathname.endsWith("/appointment");

const appointmentOf = async (requestId: string) =>
  (await booker.call("GET", `/requests/${requestId}/appointment`)).body;

describe.runIf(here)("on the check page", () => {
  it("the hold lapses by the page's timer, and the way to choose again is there (A1)", async () => {
    const requestId = await validRequest(platform, booker);
    const page = await phoneOn(requestId, "slots", (each) => each.clock.install());
    await keepFirst(page);
    await page.clock.fastForward("11:00");
    await page.locator(".empty a").waitFor();
    expect((await appointmentOf(requestId))["code"]).toBe("appointment-none");
    await page.context().close();
  });

  it("the places are gone when the button is pressed: nothing is booked, and it is said (A1)", async () => {
    const requestId = await validRequest(platform, booker);
    const page = await phoneOn(requestId, "slots");
    await keepFirst(page);
    await booker.call("DELETE", `/requests/${requestId}/hold`);
    await page.locator(CONFIRM).click();
    await page.locator(".empty [role=alert]").waitFor();
    expect((await appointmentOf(requestId))["code"]).toBe("appointment-none");
    await page.context().close();
  });

  it("a reload keeps the places, a double click books once, and Back afterwards says so (A2)", async () => {
    const requestId = await validRequest(platform, booker);
    const page = await phoneOn(requestId, "slots");
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
    const requestId = await validRequest(platform, booker);
    const page = await phoneOn(requestId, "slots");
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
    expect((await appointmentOf(requestId))["state"]).toBe("booked");
    await page.context().close();
  });

  it("a device three hours ahead counts the minutes by the API's clock (A1)", async () => {
    const requestId = await validRequest(platform, booker);
    const page = await phoneOn(requestId, "slots", (each) =>
      each.clock.install({ time: Date.now() + 3 * 3_600_000 }),
    );
    await keepFirst(page);
    expect(await page.locator(".timer").textContent()).toMatch(/^Il reste (?:9|10) minutes/);
    await page.context().close();
  });
});

describe.runIf(here)("among others", () => {
  it("a slot taken between list and press: the nearest are offered, and one press keeps one (A1)", async () => {
    const requestId = await validRequest(platform, booker, { postId: SMALL_POST });
    const slotId = await firstSlot(booker, requestId);
    const page = await phoneOn(requestId, `slots/${slotId.slice(0, 10)}`);
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
    const requestId = await validRequest(platform, booker, { postId: SMALL_POST, party: 3 });
    const slotId = await firstSlot(booker, requestId);
    const four = await validRequest(platform, other, { postId: SMALL_POST, party: 4 });
    await holdSlot(other, four, slotId);
    const page = await phoneOn(requestId, `slots/${slotId.slice(0, 10)}`);
    const run = page.locator(".time", { hasText: `${slotId.slice(11)}, ` });
    await run.click();
    await page.locator(CONFIRM).click();
    await page.waitForURL("**/appointment");
    await page.locator(".qr").waitFor();
    const { people, more } = await appointmentOf(requestId);
    expect([list(people).length, list(more).length]).toEqual([3, 1]);
    expect(await page.locator(".summary-list").textContent()).toContain(str(list(more)[0]));
    await page.context().close();
  });
});

describe.runIf(here)("an address of an appointment", () => {
  it("tells apart what was never there, what is nobody's of this account, and what was cancelled (A8, E2)", async () => {
    const none = await validRequest(platform, booker);
    const foreign = await validRequest(platform, other);
    const cancelled = await validRequest(platform, booker);
    const slotId = await firstSlot(booker, cancelled);
    const held = await holdSlot(booker, cancelled, slotId);
    await booker.call("POST", `/requests/${cancelled}/appointment`, { holdToken: held });
    // Merely opened, its page changes nothing.
    const page = await phoneOn(cancelled, "appointment");
    await page.locator(".qr").waitFor();
    expect(obj(await appointmentOf(cancelled))["state"]).toBe("booked");
    await booker.call("POST", `/requests/${cancelled}/appointment/cancellation`);
    const headings: string[] = [];
    for (const requestId of [none, foreign, cancelled]) {
      await page.goto(addressOf(requestId, "appointment"));
      await page.reload();
      const said = page.locator(requestId === cancelled ? "main .lead" : ".empty h2");
      await said.waitFor();
      headings.push((await page.locator(requestId === cancelled ? "h1" : ".empty h2").textContent()) ?? "");
    }
    expect(new Set(headings).size).toBe(3);
    await page.context().close();
  });
});
