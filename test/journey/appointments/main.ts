import { readFile } from "node:fs/promises";
import { compactVerify, createLocalJWKSet } from "jose";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readConvocationCode } from "#shared/domain/appointment/convocation-code.ts";
import { keysReplySchema } from "#shared/http/contracts/documents.ts";
import { CONFIRM, POST, type Scene } from "#test/journey/appointments/scene.ts";
import { newPage } from "#test/journey/pages.ts";
import { signedIn, validRequest } from "#test/journey/support/booking.ts";
import { looksRight, ownComplaints } from "#test/journey/support/looks.ts";
import { scanPdf } from "#test/support/pdf.ts";
import { scanQr } from "#test/support/scan-qr.ts";
import { languages } from "#web/i18n/language.ts";

const scanned = async (page: Page): Promise<string> => {
  const picture = await page.locator(".qr").screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return scanQr(data, info.width, info.height) ?? "";
};

const downloaded = async (page: Page, button: number): Promise<Buffer> => {
  const saving = page.waitForEvent("download");
  await page.locator(".files button").nth(button).click();
  return await readFile(await (await saving).path());
};

/** From the days of a valid request to its appointment, moved, cancelled, and what else there is. */
export const mainJourneys = (sceneOf: () => Scene): void => {
  describe("a valid request for two", () => {
    it.each([...languages.map((language) => [language, 360] as const), ["fr", 1280] as const])(
      "finds a time, is booked, moved and cancelled in %s at %i px (A1, A4, A8)",
      async (language, width) => {
        const { platform, browser, booker } = sceneOf();
        const requestId = await validRequest(platform, booker, { party: 2 });
        const { page, complaints } = await newPage(browser, {
          viewport: { width, height: 780 },
          // Sharp enough for a scanner.
          deviceScaleFactor: width === 1280 ? 2 : 1,
          timezoneId: "America/Montreal",
        });
        await signedIn(page, booker);
        const root = `${platform.places.site}/${language}/my/#/requests/${requestId}`;
        await page.goto(`${root}/slots`);
        await page.locator(".day a").first().waitFor();
        await looksRight(page, "days");
        // Two days on at least: what is less than a day away can't be moved.
        await page.locator(".day a").nth(2).click();
        await page.locator(".time").first().waitFor();
        await looksRight(page, "times");
        await page.locator(".time").first().click();
        await page.locator(".timer").waitFor();
        await looksRight(page, "check");
        // The post's own time, and the device's in Montreal beside it (S2).
        expect(await page.locator(".date-device").count()).toBeGreaterThan(0);
        await page.locator(".timer button").click();
        await page.locator(".timer button").waitFor({ state: "detached" });
        await page.locator(CONFIRM).click();

        await page.waitForURL("**/appointment");
        await page.locator(".qr path[d^=M]").waitFor();
        await looksRight(page, "appointment");
        if (width === 1280) {
          const [onScreen, onPaper] = [await scanned(page), await scanPdf(await downloaded(page, 0), 150)];
          const [one, other] = [readConvocationCode(onScreen), readConvocationCode(onPaper ?? "")];
          expect(one?.claims).toMatchObject({ p: POST, n: 2, s: 0 });
          expect(one?.claims).toEqual(other?.claims);
          const keys = keysReplySchema.parse((await booker.call("GET", "/keys")).body);
          await expect(compactVerify(one?.seal ?? "", createLocalJWKSet(keys))).resolves.toBeDefined();
          expect((await downloaded(page, 1)).toString("utf8")).toContain("BEGIN:VCALENDAR");
        }

        await page.locator(".manage a").first().click();
        await page.locator(".day a").nth(3).click();
        await page.locator(".time").first().click();
        await page.waitForURL("**/move/**");
        await page.locator(".summary-list").waitFor();
        await looksRight(page, "move");
        await page.locator(CONFIRM).click();
        await page.waitForURL("**/appointment");

        await page.locator(".manage a").last().click();
        await page.locator(".button-danger").waitFor();
        await looksRight(page, "cancel");
        await page.locator(".button-danger").click();
        await page.waitForURL("**/appointment");
        await page.locator("main .lead").waitFor();
        await looksRight(page, "cancelled");

        await page.goto(`${root}/post?book`);
        await page.locator("input[name=post]").first().waitFor();
        await looksRight(page, "post");
        await page.goto(`${root}/waiting`);
        // The screen before has a form with such a button too.
        await page.locator("input[name=mode]").first().waitFor();
        await page.locator("main form button[type=submit]").click();
        await page.locator(".notice-good .button").waitFor();
        await looksRight(page, "waiting");
        await page.goto(`${root}/draw`);
        await page.locator(".empty").waitFor();
        await looksRight(page, "draw");
        // Not being in a draw is a refusal, which Chromium reports.
        expect(ownComplaints(complaints)).toEqual([]);
        await page.context().close();
      },
    );
  });
};
