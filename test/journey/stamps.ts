import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { messagesTo, type Places, stampCodeIn } from "#local/client/wisal.ts";
import { growing, middles, newPage } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { looksRight, looksRightInAll, ownComplaints } from "#test/journey/support/looks.ts";
import { newPhone } from "#test/journey/support/people.ts";
import { signInAtIssuer, signInCitizen } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";
import { languages } from "#web/i18n/language.ts";

const ACT = "signature-legalisation";
const small = { width: 360, height: 780 };
const large = { width: 1280, height: 860 };

/** Goes to a screen in a language; the session is the tab's. */
const open = async (page: Page, { site }: Places, language: string, path: string): Promise<void> => {
  await page.goto(`${site}/${language}/my/#${path}`);
  await page.locator("main h1").waitFor();
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
  places: Places,
  language: string,
  { others, looked = false }: OrderOptions = {},
): Promise<string> => {
  await open(page, places, language, `/stamps/buy/who?procedure=${ACT}&post=fr-paris`);
  await page.locator("#quantity").waitFor();
  if (others !== undefined) {
    await page.locator("input[value=other]").check();
    await page.locator("#phone").fill(others);
  }
  if (looked) await looksRight(page);
  await submit(page);
  await page.locator(".total").waitFor();
  expect(await page.locator("main").textContent()).toMatch(/1 EUR = \d+[.,]\d+ MAD/);
  if (looked) await looksRight(page);
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
const newCode = (places: Places, phone: string, known: ReadonlySet<string>): Promise<string> =>
  eventually(
    `a stamp's code to ${phone}`,
    async () => {
      const told = await messagesTo(places, phone);
      return told.flatMap(({ text }) => stampCodeIn(text) ?? []).find((code) => !known.has(code));
    },
    { withinMs: 60_000, everyMs: 200 },
  );

const unreachable = ({ catcher }: Places, phones: readonly string[]) =>
  fetch(`${catcher}/control`, {
    method: "POST",
    body: JSON.stringify({ unreachable: phones }),
  });

/** What a tab keeps of ours. */
const keptIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]);

/** Buying a stamp, and what may become of it. */
export const stampJourneys = (stage: () => Stage): void => {
  describe("a citizen who needs a stamp (T1, T2, T4)", () => {
    it("buys it by card on a phone in four languages; a declined card is tried again on the same order", async () => {
      const { platform, browser } = stage();
      const { places } = platform;
      const phone = newPhone();
      const { page, complaints } = await newPage(browser, { viewport: small });
      await open(page, places, "fr", "/stamps");
      await signInCitizen(page, places, phone);
      await page.locator(".empty").waitFor();

      const codes = new Set<string>();
      for (const language of languages) {
        const orderId = await order(page, places, language, { looked: true });
        if (language === "fr") {
          await payByCard(page, "decline");
          await page.waitForURL(`**/fr/my/#/stamps/${orderId}/pay?declined=1`);
          await looksRightInAll(page, ".notice-bad");
        }
        await payByCard(page, "pay");
        await page.waitForURL(`**/${language}/my/#/stamps/${orderId}?paid=1`);
        const shown = page.locator(".card .code").first();
        await shown.waitFor();
        const code = await newCode(places, phone, codes);
        codes.add(code);
        const groups = code.split(" ");
        expect(await shown.textContent()).toBe(`•••• •••• •••• ${groups[3]}`);
        expect(await page.locator("main").textContent()).not.toContain(groups[1]);
        expect(growing(await middles(page, ".card .code", ["•••• ", groups[3] ?? ""]))).toBe(true);
        await looksRight(page);
      }
      await open(page, places, "ar", "/stamps");
      await page.locator(".card").first().waitFor();
      expect(await page.locator(".card").count()).toBe(languages.length);
      const [orderId = ""] =
        /ord_\w+/.exec((await page.locator(".card a").first().getAttribute("href")) ?? "") ?? [];
      const screens = [
        ["/stamps", ".card"],
        ["/stamps/buy", "#procedure"],
        ["/stamps/new?request=req_none", "main .notice"],
        ["/stamps/attach", "main form, .empty"],
        ["/stamps/request/req_none", "main .notice"],
        [`/stamps/${orderId}/receipt`, "main button"],
        [`/stamps/${orderId}/cancel`, "main .page"],
        [`/stamps/${orderId}/refund/1`, "main .button-primary"],
        [`/stamps/${orderId}/new-code/1`, "main .button-primary"],
        ["/messages", ".card"],
        ["/account", "#language"],
        ["/account/phone", "#phone"],
      ] as const;
      for (const [path, ready] of screens) {
        await open(page, places, "fr", path);
        await looksRightInAll(page, ready);
      }
      expect(ownComplaints(complaints)).toEqual([]);
      await page.context().close();
    });

    it("pays at an agency, gives an order up, sees an SMS that did not arrive, and asks for money back", async () => {
      const { platform, browser } = stage();
      const { places } = platform;
      const phone = newPhone();
      const others = newPhone();
      const { page, complaints } = await newPage(browser, { viewport: large });
      await open(page, places, "ar", "/account");
      await page.locator("input[name=shared]").check();
      await signInCitizen(page, places, phone);

      const unpaid = await order(page, places, "ar");
      await page.locator("input[value=agency]").check();
      await submit(page);
      await page.locator("#payment-number .code").waitFor();
      const groups = ((await page.locator("#payment-number").textContent()) ?? "").split(" ");
      expect(groups.length).toBeGreaterThan(2);
      expect(growing(await middles(page, "#payment-number", groups))).toBe(true);
      await looksRight(page);
      await open(page, places, "ar", `/stamps/${unpaid}/cancel`);
      await page.locator("main button.button-primary").click();
      await page.locator(".button-danger").click();
      await page.waitForURL(`**/#/stamps/${unpaid}`);
      await page.locator(".tag-plain").waitFor();

      await unreachable(places, [others]);
      const orderId = await order(page, places, "en", { others });
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
      await unreachable(places, []);
      await looksRight(page);

      const refund = `/stamps/${orderId}/refund/1`;
      await open(page, places, "en", refund);
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
      await signInAtIssuer(page, places, phone);
      await page.waitForURL(`**/en/my/#${refund}?sure=1`);
      await page.locator(".button-danger").click();
      await page.locator(".notice-info").waitFor();
      expect(await page.locator(".notice-info").textContent()).toContain("too early");
      await looksRight(page);

      await open(page, places, "ar", "/account");
      await page.locator("#email").fill("parent@example.org");
      await submit(page);
      await page.locator(".notice-good").waitFor();
      await looksRight(page);
      await open(page, places, "ar", `/stamps/buy/who?procedure=${ACT}&post=fr-paris`);
      await page.locator("input[value=other]").check();
      await page.locator("#phone").fill(others);
      await page.locator(".app-menu button").click();
      await page.locator("button[name=logout]").click();
      await page.waitForURL("**/ar/");
      expect(await keptIn(page)).toEqual([]);
      expect(ownComplaints(complaints)).toEqual([]);
      await page.context().close();
    });
  });
};
