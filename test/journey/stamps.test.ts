import { randomInt } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messagesTo, stampCodeIn } from "#local/client/wisal.ts";
import {
  axeFindings,
  type Browser,
  growing,
  middles,
  newPage,
  openBrowser,
  overflow,
} from "#test/journey/pages.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";
import { signInAtIssuer, signInCitizen } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";
import { chromiumPath } from "#web/build/chromium.ts";
import { languages } from "#web/i18n/language.ts";

const here = chromiumPath() !== undefined;

let platform: JourneyPlatform;
let browser: Browser;

beforeAll(async () => {
  const opened = await openBrowser();
  if (opened === undefined) return;
  browser = opened;
  platform = await startJourneyPlatform();
});

afterAll(async () => {
  if (!here) return;
  await browser.close();
  await platform.stop();
});

/** A phone that no run before had. */
const newPhone = (): string => `+33639${randomInt(100_000, 1_000_000)}`;

const ACT = "signature-legalisation";
const small = { width: 360, height: 780 };
const large = { width: 1280, height: 860 };

/** Goes to a screen in a language; the session is the tab's. */
const open = async (page: Page, language: string, path: string): Promise<void> => {
  await page.goto(`${platform.places.site}/${language}/my/#${path}`);
  await page.locator("main h1").waitFor();
};

/** Nothing for axe to find, and nothing wider than the window. */
const sound = async (page: Page): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};

const submit = (page: Page) => page.locator("main button[type=submit]").click();

interface OrderOptions {
  /** Somebody else's phone. */
  readonly others?: string;
  /** Whether the screens on the way are looked at by axe. */
  readonly looked?: boolean;
}

/** From "how many" to the choice of a channel; the order's number. */
const order = async (
  page: Page,
  language: string,
  { others, looked = false }: OrderOptions = {},
): Promise<string> => {
  await open(page, language, `/stamps/buy/who?procedure=${ACT}&post=fr-paris`);
  await page.locator("#quantity").waitFor();
  if (others !== undefined) {
    await page.locator("input[value=other]").check();
    await page.locator("#phone").fill(others);
  }
  if (looked) await sound(page);
  await submit(page);
  await page.locator(".total").waitFor();
  expect(await page.locator("main").textContent()).toMatch(/1 EUR = \d+\.\d+ MAD/);
  if (looked) await sound(page);
  await page.locator("main button.button-primary").click();
  await page.waitForURL(/\/stamps\/ord_[^/]+\/pay$/);
  await page.locator("input[name=channel]").first().waitFor();
  return /ord_[^/?]+/.exec(page.url())?.[0] ?? "";
};

/** Chooses the card, and presses a button of the sandbox's card page. */
const payByCard = async (page: Page, outcome: "pay" | "decline"): Promise<void> => {
  await page.locator("input[name=channel][value=card]").check();
  await submit(page);
  await page.locator(`button[value=${outcome}]`).click();
};

/** The code that came to a phone besides those known: what tells two orders' messages apart is the code alone. */
const newCode = (phone: string, known: ReadonlySet<string>): Promise<string> =>
  eventually(
    `a stamp's code to ${phone}`,
    async () => {
      const told = await messagesTo(platform.places, phone);
      return told.flatMap(({ text }) => stampCodeIn(text) ?? []).find((code) => !known.has(code));
    },
    { withinMs: 60_000, everyMs: 200 },
  );

const unreachable = (phones: readonly string[]) =>
  fetch(`${platform.places.catcher}/control`, {
    method: "POST",
    body: JSON.stringify({ unreachable: phones }),
  });

/** What a tab keeps of ours. */
const keptIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]);

/** The page's own complaints; a refusal that a test brings about is said by the browser too. */
const serious = (complaints: readonly string[]): readonly string[] =>
  complaints.filter((each) => !each.startsWith("Failed to load resource"));

describe.runIf(here)("a citizen who needs a stamp (T1, T2, T4)", () => {
  it("buys it by card on a phone in four languages; a declined card is tried again on the same order", async () => {
    const phone = newPhone();
    const { page, complaints } = await newPage(browser, { viewport: small });
    await open(page, "fr", "/stamps");
    await signInCitizen(page, platform.places, phone);
    await page.locator(".empty").waitFor();

    const codes = new Set<string>();
    for (const language of languages) {
      const orderId = await order(page, language, { looked: true });
      if (language === "fr") {
        await payByCard(page, "decline");
        await page.waitForURL(`**/fr/my/#/stamps/${orderId}/pay?declined=1`);
        await page.locator(".notice-bad").waitFor();
        await sound(page);
      }
      await payByCard(page, "pay");
      await page.waitForURL(`**/${language}/my/#/stamps/${orderId}?paid=1`);
      const shown = page.locator(".card .code").first();
      await shown.waitFor();
      const code = await newCode(phone, codes);
      codes.add(code);
      const groups = code.split(" ");
      expect(await shown.textContent()).toBe(`•••• •••• •••• ${groups[3]}`);
      expect(await page.locator("main").textContent()).not.toContain(groups[1]);
      expect(growing(await middles(page, ".card .code", ["•••• ", groups[3] ?? ""]))).toBe(true);
      await sound(page);
    }
    await open(page, "ar", "/stamps");
    await page.locator(".card").first().waitFor();
    await sound(page);
    expect(await page.locator(".card").count()).toBe(languages.length);
    expect(serious(complaints)).toEqual([]);
    await page.context().close();
  });

  it("pays at an agency, gives an order up, sees an SMS that did not arrive, and asks for money back", async () => {
    const phone = newPhone();
    const others = newPhone();
    const { page, complaints } = await newPage(browser, { viewport: large });
    await open(page, "ar", "/account");
    await page.locator("input[name=shared]").check();
    await signInCitizen(page, platform.places, phone);

    const unpaid = await order(page, "ar");
    await page.locator("input[value=agency]").check();
    await submit(page);
    await page.locator("#payment-number .code").waitFor();
    const groups = ((await page.locator("#payment-number").textContent()) ?? "").split(" ");
    expect(groups.length).toBeGreaterThan(2);
    expect(growing(await middles(page, "#payment-number", groups))).toBe(true);
    await sound(page);
    await open(page, "ar", `/stamps/${unpaid}/cancel`);
    await page.locator("main button.button-primary").click();
    await page.locator(".button-danger").click();
    await page.waitForURL(`**/#/stamps/${unpaid}`);
    await page.locator(".tag-plain").waitFor();

    await unreachable([others]);
    const orderId = await order(page, "en", { others });
    await payByCard(page, "pay");
    await page.waitForURL(`**/en/my/#/stamps/${orderId}?paid=1`);
    // The network's word comes when it comes: whoever looks again later sees it.
    await eventually(
      "the word that the SMS did not arrive",
      async () => {
        await page.reload();
        await page.locator(".delivery").first().waitFor();
        return (await page.locator(".card .notice-warning").count()) > 0;
      },
      { withinMs: 60_000, everyMs: 2_000 },
    );
    expect(await page.locator(".delivery").first().textContent()).toContain("did not arrive");
    await unreachable([]);
    await sound(page);

    const refund = `/stamps/${orderId}/refund/1`;
    await open(page, "en", refund);
    await page.locator("main button.button-primary").click();
    // As after five minutes: the API asks for a sign-in of this moment.
    await page.route("**/refund", (route) =>
      route.fulfill({
        status: 401,
        contentType: "application/problem+json",
        body: JSON.stringify({ code: "step-up-needed" }),
      }),
    );
    await page.locator(".button-danger").click();
    await page.locator(".notice-bad button").click();
    await page.unroute("**/refund");
    await signInAtIssuer(page, platform.places, phone);
    await page.waitForURL(`**/en/my/#${refund}?sure=1`);
    await page.locator(".button-danger").click();
    await page.locator(".notice-info").waitFor();
    expect(await page.locator(".notice-info").textContent()).toContain("too early");
    await sound(page);

    await open(page, "fr", "/messages");
    await page.locator(".card").first().waitFor();
    await sound(page);
    await open(page, "ar", "/account");
    await page.locator("#email").fill("parent@example.org");
    await submit(page);
    await page.locator(".notice-good").waitFor();
    await sound(page);
    await open(page, "ar", `/stamps/buy/who?procedure=${ACT}&post=fr-paris`);
    await page.locator("input[value=other]").check();
    await page.locator("#phone").fill(others);
    await page.locator(".app-menu button").click();
    await page.locator("button[name=logout]").click();
    await page.waitForURL("**/ar/");
    expect(await keptIn(page)).toEqual([]);
    expect(serious(complaints)).toEqual([]);
    await page.context().close();
  });
});
