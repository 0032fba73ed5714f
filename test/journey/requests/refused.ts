import { describe, expect, it } from "vitest";
import { signInCitizen as signInByApi } from "#local/client/sign-in.ts";
import { uploadPapers } from "#local/client/upload.ts";
import { callApi } from "#local/client/wisal.ts";
import { str } from "#local/json.ts";
import type { Stage } from "#test/journey/stage.ts";
import { looksRight, looksRightInAll, ownComplaints } from "#test/journey/support/looks.ts";
import { newPhone } from "#test/journey/support/people.ts";
import { arrived, goOn, person, sendPaper } from "#test/journey/support/requests.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";
import { jpegPage } from "#test/support/samples/pictures.ts";

/** A paper that an officer does not take. */
export const refusedPaperJourneys = (stage: () => Stage): void => {
  describe("R4 a refused paper", () => {
    it("shows the officer's reason on that very paper, is replaced there, sent again, and accepted", async () => {
      const { platform } = stage();
      const { api } = platform.places;
      const phone = newPhone();
      const paper = await jpegPage({ width: 620, height: 877 });
      const { page, complaints } = await person(stage(), "fr", "/", { width: 360, phone });
      const { accessToken: token } = await signInByApi({ phone, port: platform.running.ports.site });
      await callApi(api, "PUT", "/account", { token, body: { language: "fr" } });
      const filed = await callApi(api, "POST", "/requests", {
        token,
        body: {
          postId: "fr-lyon",
          procedureId: "consular-registration",
          beneficiaries: [{ familyName: "Amrani", birthDate: "1990-05-07", cin: "AB778899" }],
        },
      });
      const requestId = str(filed.body["requestId"]);
      await uploadPapers(api, token, requestId);
      await callApi(api, "POST", `/requests/${requestId}/submission`, { token });

      const officer = await staffToken(platform.places, "officer.lyon@wisal.example");
      const review = (documents: readonly unknown[]) =>
        callApi(api, "POST", `/staff/posts/fr-lyon/requests/${requestId}/review`, {
          token: officer,
          body: { documents },
        });
      const passport = { beneficiary: 1, documentId: "passport-or-cnie" };
      const residence = { beneficiary: 1, documentId: "proof-of-residence" };
      const refused = await review([
        { ...passport, decision: "accept" },
        { ...residence, decision: "reject", reason: "expired", note: "Valable jusqu’en 2021" },
      ]);
      expect(refused.status).toBe(200);

      await page.goto(`${platform.places.site}/fr/my/#/requests/${requestId}`);
      const row = page.locator(".papers li", { has: page.locator("a[href$=proof-of-residence]") });
      await row.locator("q").waitFor();
      expect(await row.textContent()).toContain("n’est plus valable");
      expect(await row.locator("q").textContent()).toBe("Valable jusqu’en 2021");
      expect(
        await page.locator(".papers li", { has: page.locator("a[href$=passport-or-cnie]") }).textContent(),
      ).toContain("Accepté");
      await looksRight(page);
      await row.locator("a").click();
      await arrived(page, /proof-of-residence$/);
      await looksRightInAll(page, "main q");

      // Too small to be read: said in seconds, in words, and taken again in place.
      await sendPaper(page, await jpegPage({ width: 200, height: 280 }), "bad");
      await sendPaper(page, paper);
      const link = page.waitForEvent("download");
      await page.locator("main .button-plain", { hasText: "Ouvrir" }).click();
      expect((await link).suggestedFilename()).toMatch(/proof-of-residence/);
      await goOn(page);
      await arrived(page, new RegExp(`${requestId}$`));
      await page.locator("main button.button-primary").click();
      await page.locator(".notice-info").waitFor();
      expect((await review([{ ...residence, decision: "accept" }])).status).toBe(200);
      await page.reload();
      await page.locator(".notice-good a[href$=slots]").waitFor();
      await looksRight(page);

      await page.locator("a[href$=post]").click();
      await arrived(page, /post$/);
      await page.locator("#sought").fill("paris");
      await page.locator("input[value=fr-paris]").check();
      await goOn(page);
      await arrived(page, new RegExp(`${requestId}$`));
      await page.locator(".summary-list", { hasText: "Paris" }).waitFor();
      expect(ownComplaints(complaints)).toEqual([]);
      await page.context().close();
    });
  });
};
