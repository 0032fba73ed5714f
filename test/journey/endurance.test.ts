import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, newPage, openBrowser, overflow } from "#test/journey/pages.ts";
import { deskDay, type Expected } from "#test/journey/support/desk-day.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";
import { signInCitizen, signInStaff } from "#test/journey/support/sign-in.ts";
import { chromiumPath } from "#web/build/chromium.ts";

const here = chromiumPath() !== undefined;
/** 60 characters without a place to break, and a person with one name. */
const longest = `B${"a".repeat(59)}`;
const people = [
  { familyName: longest, givenNames: longest, birthDate: "1979-05-02", cin: "AB200001" },
  { familyName: "Sukarno", birthDate: "1983-09-21", cin: "AB200002" },
];

let platform: JourneyPlatform;
let browser: Browser;
let visit: Expected;
let citizen: Page;
let desk: Page;
let complaints: readonly string[];

/** Two days ahead of the world, from the first script on. */
const withWrongClock = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 2 * 86_400_000;
  });
};

const at = (area: string, path: string, language = "ar"): string =>
  `${platform.places.site}/${language}/${area}/#${path}`;

/** Loads the page anew: where only the hash changes, what is waited for may still be the screen before. */
const open = async (page: Page, area: string, path: string, ready = "main h1"): Promise<void> => {
  await page.goto("about:blank");
  await page.goto(at(area, path));
  await page.locator(ready).first().waitFor();
};

beforeAll(async () => {
  const opened = await openBrowser();
  if (opened === undefined) return;
  browser = opened;
  platform = await startJourneyPlatform();
  const day = await deskDay(platform);
  const person = await day.citizen();
  visit = await day.book(person.token, await day.file(person.token, "signature-legalisation", people));
  // 400 % of a window of 1280 px, in high contrast, without movement, on the other side of the world.
  const phone = await newPage(browser, {
    viewport: { width: 320, height: 640 },
    forcedColors: "active",
    reducedMotion: "reduce",
    timezoneId: "Pacific/Auckland",
  });
  citizen = phone.page;
  await withWrongClock(citizen);
  await citizen.goto(at("my", "/"));
  await citizen.locator("main form").waitFor();
  await signInCitizen(citizen, platform.places, person.phone);
  const device = await newPage(browser, {
    viewport: { width: 1280, height: 860 },
    timezoneId: "Pacific/Auckland",
    serviceWorkers: "allow",
  });
  desk = device.page;
  complaints = device.complaints;
  await withWrongClock(desk);
  await desk.goto(at("desk", "/", "fr"));
  await desk.locator("main form").waitFor();
  await signInStaff(desk, platform.places, day.post.officer);
}, 300_000);

afterAll(async () => {
  if (!here) return;
  await browser.close();
  await platform.stop();
});

describe.runIf(here)("an old phone at 400 %, in forced colours, without movement, with a wrong clock", () => {
  it("shows every screen of the citizen within its width, each control with an edge, nothing moving", async () => {
    const own = `/requests/${visit.requestId}`;
    const screens = [
      ["/", ".card"],
      [own, ".summary-list, .card, h2"],
      [`${own}/appointment`, ".summary-list"],
      // It is booked: this leads to the request's own page.
      [`${own}/post`, ".summary-list"],
      [`${own}/appointment/cancel`, ".button-danger"],
      ["/new/procedure", "input[type=radio]"],
      ["/new/person?procedure=passport-adult&post=fr-paris&people=1", "#familyName"],
      ["/stamps", ".empty"],
      ["/stamps/buy", "select"],
      ["/messages", ".card, .empty"],
      ["/account", "form"],
    ] as const;
    const wrong: string[] = [];
    for (const [path, ready] of screens) {
      await open(citizen, "my", path, ready);
      const found = await citizen.evaluate(() => ({
        moving: document.getAnimations().length,
        edgeless: [
          ...document.querySelectorAll("main .button, main input:not([type=radio], [type=checkbox])"),
        ]
          .filter((element) => element.checkVisibility())
          .filter((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth) < 1)
          .map((element) => element.outerHTML.slice(0, 80)),
      }));
      const wide = await overflow(citizen);
      if (wide > 0) wrong.push(`${path} is ${wide} px too wide`);
      if (found.moving > 0) wrong.push(`${path} moves`);
      wrong.push(...found.edgeless.map((each) => `${path}: no edge on ${each}`));
    }
    expect(wrong).toEqual([]);
  });

  it("R1 shows a name of 60 characters and a single name whole, and the post's time beside the device's", async () => {
    await open(citizen, "my", `/requests/${visit.requestId}/appointment`, ".summary-list");
    const text = await citizen.locator("main").textContent();
    expect(text).toContain(`${longest.toUpperCase()} ${longest}`);
    expect(text).toContain("SUKARNO");
    expect(text).toContain(visit.time);
    expect(await citizen.locator(".date-device").count()).toBeGreaterThan(0);
  });

  it("S2 counts a kept place by the API's clock, not the device's", async () => {
    await open(citizen, "my", `/requests/${visit.requestId}/appointment`, ".summary-list");
    // Two days ahead by the device, the appointment of today would be past: it can still be moved or cancelled.
    expect(await citizen.locator(".manage a").count()).toBeGreaterThan(0);
  });
});

describe.runIf(here)("a desk with a wrong clock and zone, and no network", () => {
  it("S2 shows today by the post, and finds an Arabic name by its Latin sound", async () => {
    await desk.goto(at("desk", "/", "fr"));
    await desk.locator(".group li").first().waitFor();
    // First a name that is not there: that one is found is seen only where none was before.
    await desk.locator("#search").fill("بنجلون");
    await desk.locator(".group li").waitFor({ state: "detached" });
    await desk.locator("#search").fill("سوكارنو");
    await desk.locator(".group li").first().waitFor();
    expect(await desk.locator(".group li").count()).toBe(1);
    await desk.locator("#search").fill("");
  });

  it("keeps the list and a noted arrival through a reload without a network, and sends it afterwards", async () => {
    await desk.goto(at("desk", "/", "fr"));
    await desk.locator(".group li").first().waitFor();
    await desk.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await desk.context().setOffline(true);
    await desk.locator(".group li button").first().click();
    await desk.locator(".desk-bar strong").waitFor();
    await desk.reload();
    await desk.locator(".group-arrived li").waitFor();
    await desk.locator(".desk-bar strong").waitFor();
    await desk.context().setOffline(false);
    await desk.evaluate(() => dispatchEvent(new Event("online")));
    await desk.locator(".desk-bar strong").waitFor({ state: "detached" });
    await desk.locator(".group-arrived li").waitFor();

    const kept = await desk.evaluate(async () => {
      const paths: string[] = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
      }
      return paths;
    });
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.filter((path) => !/^\/(assets\/[\w.-]+|fr\/desk\/|config\.json)$/.test(path))).toEqual([]);
    expect(complaints.filter((each) => !each.startsWith("Failed to load resource"))).toEqual([]);
  });

  it("keeps nothing once it is locked", async () => {
    await desk.keyboard.press("F8");
    await desk.locator("main form").waitFor();
    await desk.waitForFunction(
      async () =>
        (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0,
    );
  });
});
