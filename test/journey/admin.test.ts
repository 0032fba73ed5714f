import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as client from "#local/client/sign-in.ts";
import { callApi, payOnCardPage } from "#local/client/wisal.ts";
import { list, num, obj, str } from "#local/json.ts";
import { deedJourneys } from "#test/journey/admin/deeds.ts";
import {
  axeFindings,
  type Browser,
  newPage,
  openBrowser,
  overflow,
  type WatchedPage,
} from "#test/journey/pages.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";
import { signInStaff } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";
import { chromiumPath } from "#web/build/chromium.ts";
import { languages } from "#web/i18n/language.ts";

const here = chromiumPath() !== undefined;
const HEAD = "head.paris@wisal.example";
const NETWORK = "network@wisal.example";
const CALENDAR = "/staff/posts/fr-paris/calendars/acts";

let platform: JourneyPlatform;
let browser: Browser;
let head: WatchedPage;
let network: WatchedPage;

const screen = (language: string, path: string): string =>
  `${platform.places.site}/${language}/admin/#${path}`;

const portOf = (): number => Number(new URL(platform.places.site).port);

/** A tab in which somebody is signed in; the session stays for the whole file. */
const signedIn = async (email: string, width: number): Promise<WatchedPage> => {
  const watched = await newPage(browser, { viewport: { width, height: 860 } });
  await watched.page.goto(screen("fr", "/"));
  await watched.page.locator("main form").waitFor();
  await signInStaff(watched.page, platform.places, email);
  return watched;
};

/** Opens a screen in a language and waits for `ready`. */
const open = async (page: Page, language: string, path: string, ready: string): Promise<void> => {
  await page.goto(screen(language, path));
  await page.locator(ready).first().waitFor();
};

const isSound = async (page: Page): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};

beforeAll(async () => {
  const opened = await openBrowser();
  if (opened === undefined) return;
  browser = opened;
  platform = await startJourneyPlatform();
  head = await signedIn(HEAD, 360);
  network = await signedIn(NETWORK, 1280);
  // The platform and two sign-ins: more than one hook has otherwise.
}, 240_000);

afterAll(async () => {
  if (!here) return;
  await browser.close();
  await platform.stop();
});

const save = async (page: Page, button = "form > p:last-child button"): Promise<void> => {
  await page.locator(button).click();
};

describe.runIf(here)("the head of a post", () => {
  it.each(languages)(
    "S1 S6 is warned before an unusual calendar is published, and publishes it in two steps, in %s",
    async (language) => {
      const { page } = head;
      await open(page, language, "/calendars", "table");
      await page.locator('a[href="#/calendars/acts"]').click();
      await page.locator("#desks").waitFor();
      if (language === "ar") await isSound(page);

      // Fewer places than are kept back contradict themselves: nothing is published, the field is named.
      const few = (await page.locator("#desks").inputValue()) === "6";
      await page.locator("#reserved-urgent").fill("13");
      await save(page);
      await page.locator('.notice-bad a[href="#reserved"]').waitFor();
      await page.locator("#reserved-urgent").fill("0");
      await page.locator("#desks").fill(few ? "2" : "6");
      await save(page);

      await page.locator(".preview .notice-warning").waitFor();
      await isSound(page);
      await page.locator(".preview .button-primary").click();
      await page.locator('.preview a[href="#sure"]').waitFor();
      await page.locator("#sure").check();
      await page.locator(".preview .button-primary").click();
      await page.locator(".notice-good").waitFor();
    },
  );

  it("S1 is told of a version published meanwhile, loses nothing that was typed, and publishes after a second look", async () => {
    const { page } = head;
    await open(page, "fr", "/calendars/acts", "#desks");
    await page.locator("#horizonDays").fill("13");
    await page.locator(".part button").first().waitFor();
    await save(page);
    await page.locator(".preview").waitFor();

    const { accessToken: token } = await client.signInStaff({ email: NETWORK, port: portOf() });
    const { api } = platform.places;
    const current = await callApi(api, "GET", CALENDAR, { token });
    const body = { version: num(current.body["version"], 0), calendar: current.body["calendar"] };
    const other = await callApi(api, "PUT", CALENDAR, { token, body });
    expect(other.status).toBe(200);

    await page.locator(".preview .button-primary").click();
    await page.locator(".notice-warning .button-primary").waitFor();
    await isSound(page);
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
    ["/calendars/acts/conflicts", ".empty"],
    ["/figures", ".chart"],
    ["/services", ".tiles"],
    ["/breaches", ".empty"],
    ["/agents", ".empty"],
    ["/proposals/new", "#orderId"],
    ["/refunds", ".empty"],
    ["/draws/new", "#opens-day"],
    ["/staff", "table"],
    ["/staff/new", "#email"],
    ["/audit", "#actor"],
  ] as const;

  it.each([
    ["fr", 0],
    ["ar", 1],
    ["es", 2],
    ["en", 3],
  ] as const)("finds every screen whole on a phone in %s", async (language, turn) => {
    const { page } = head;
    for (const [index, [path, ready]] of screens.entries()) {
      await open(page, language, path, ready);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      // Each screen is looked through by axe in one of the four languages, in turn: its structure is the same in all.
      if (index % 4 === turn) expect(await axeFindings(page)).toEqual([]);
    }
  });

  it("E2 sees figures in the dark, takes the table home, and is kept out of the network's money", async () => {
    const { page } = head;
    await open(page, "fr", "/figures", ".chart");
    const saved = page.waitForEvent("download");
    await page.locator(".actions .button-plain").first().click();
    expect((await saved).suggestedFilename()).toMatch(/^fr-paris-.*\.csv$/);
    await page.locator(".languages button").click();
    await isSound(page);
    await page.locator(".languages button").click();
    await open(page, "fr", "/tariffs", ".notice-warning");
    expect(await page.locator("#procedure").count()).toBe(0);
  });
});

/** A stamp that a citizen paid for, so that its money can be asked back. */
const boughtStamp = async (): Promise<string> => {
  const { api } = platform.places;
  const phone = "+33639981300";
  const { accessToken: token } = await client.signInCitizen({ phone, port: portOf() });
  await callApi(api, "PUT", "/account", { token, body: { language: "fr" } });
  const order = {
    postId: "fr-paris",
    items: [{ procedureId: "signature-legalisation", quantity: 1 }],
    phone,
  };
  const placed = await callApi(api, "POST", "/orders", { token, body: order });
  const orderId = str(placed.body["orderId"]);
  const form = await callApi(api, "POST", `/orders/${orderId}/payments`, {
    token,
    body: { channel: "card" },
  });
  await payOnCardPage(form.body);
  await eventually(
    "the stamp is issued",
    async () => {
      const shown = await callApi(api, "GET", `/orders/${orderId}`, { token });
      return list(shown.body["units"]).map(obj)[0]?.["stamp"] !== undefined;
    },
    { withinMs: 60_000 },
  );
  return orderId;
};

describe.runIf(here)("two people", () => {
  it("T9 whoever proposes a refund cannot allow it; somebody else does, in two steps", async () => {
    const orderId = await boughtStamp();
    await open(head.page, "fr", "/proposals/new", "#orderId");
    await head.page.locator("#orderId").fill(orderId);
    await head.page.locator("#reason").selectOption("wrong-act");
    await save(head.page);
    await head.page.locator(".card").waitFor();
    await isSound(head.page);
    // Their own: to withdraw, and nothing to approve.
    expect(await head.page.locator(".card button").count()).toBe(1);

    await open(network.page, "ar", "/proposals?post=fr-paris", ".card");
    await isSound(network.page);
    expect(await network.page.locator(".card button").count()).toBe(2);
    await network.page.locator(".card button").first().click();
    await network.page.locator(".card .button-danger").click();
    await network.page.locator(".empty").waitFor();
  });
});

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

describe.runIf(here)("the network's administrator", () => {
  it("T1 hands in a sheet with a bad line, is shown the line, and posts the mended one", async () => {
    const { page } = network;
    const heading = "currency,mad,previousMad,changePercent,asOf";
    const good = "USD,8.1000,8.1000,0.00,2014-03-01T09:00:00Z";
    await open(page, "fr", "/rates", "#source");
    await page.locator("#source").fill("Bank Al-Maghrib");
    await page
      .locator("#file")
      .setInputFiles(csv("taux.csv", `${heading}\n${good}\nEUR,onze,11.1,0.0,hier\n`));
    await save(page);
    await page.locator(".notice-bad table").waitFor();
    const shown = await page.locator(".notice-bad tbody tr").first().textContent();
    expect(shown).toContain("3");
    expect(shown).toContain("mad");
    await isSound(page);
    await page.locator("#file").setInputFiles(csv("taux.csv", `${heading}\n${good}\n`));
    await save(page);
    await page.locator(".notice-good").waitFor();
  });

  it("T10 hands in a settlement file in two tries, and sees what became of its rows", async () => {
    const { page } = network;
    const heading = "Date opération;Date règlement;Commande;Transaction;Type;Montant;Devise";
    const row = (amount: string) => `21/11/2026;2026-11-24;order_unknown;T-1;V;${amount};MAD`;
    await open(page, "es", "/settlements", "#file");
    await page.locator("#file").setInputFiles(csv("carte.csv", `${heading}\n${row("beaucoup")}\n`));
    await save(page);
    await page.locator(".notice-bad table").waitFor();
    expect(await page.locator(".notice-bad tbody tr").first().textContent()).toContain("2");
    await isSound(page);
  });

  it("T1 looks at a tariff before it is announced, announces it, and takes it back in two steps", async () => {
    const { page } = network;
    await open(page, "fr", "/tariffs", "table");
    await page.locator("#procedure").selectOption({ index: 1 });
    for (const part of ["receipt", "chancery", "service"]) await page.locator(`#${part}`).fill("10,50");
    await save(page);
    await page.locator(".panel .button-primary").click();
    await page.locator(".tag-warning").waitFor();
    await isSound(page);
    await page.locator("td .button-plain").click();
    await page.locator("td .button-danger").click();
    await page.locator(".tag-warning").waitFor({ state: "detached" });
  });

  const screens = [
    ["/?post=fr-paris", ".todo-row"],
    ["/closes", "#month"],
    [`/closes/${new Date().toISOString().slice(0, 10)}`, "table"],
    ["/differences", "nav .link"],
    ["/deletions", "#date"],
    ["/staff", "#where"],
  ] as const;

  it.each(["fr", "ar"])(
    "finds every screen whole on a desk in %s, and nothing broke the policy",
    async (language) => {
      const { page } = network;
      for (const [path, ready] of screens) {
        await open(page, language, path, ready);
        await isSound(page);
      }
      const complaints = [...head.complaints, ...network.complaints];
      expect(complaints.filter((each) => !each.startsWith("Failed to load resource"))).toEqual([]);
    },
  );
});

describe.runIf(here)("somebody of the administration", () => {
  deedJourneys(() => ({ platform, head, network }));
});
