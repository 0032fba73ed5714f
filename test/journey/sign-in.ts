import { expect, it } from "vitest";
import { messagesTo } from "#local/client/wisal.ts";
import { axeFindings, newPage, overflow } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { signInCitizen } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";

/** How people show who they are: by e-mail, by telephone, by what unlocks their device. */
export const signInJourneys = (stage: () => Stage): void => {
  /** What an SMS to a number says, once one matches. */
  const told = (phone: string, words: RegExp): Promise<string> =>
    eventually(`an SMS to ${phone}`, async () => {
      const messages = await messagesTo(stage().platform.places, phone);
      return messages.map(({ text }) => words.exec(text)?.[0]).find((text) => text !== undefined);
    });

  it("R1 R2 › signs in by e-mail, confirms a phone, changes it, and signs in with the new one", async () => {
    const { platform, browser } = stage();
    const [first, second, email] = ["+33639982901", "+33639982902", "amina.journey@example.org"];
    const { page } = await newPage(browser, { viewport: { width: 360, height: 780 } });
    const take = async (phone: string, screen: string) => {
      await page.goto(`${platform.places.site}/ar/my/#/${screen}`);
      await page.locator("#phone").fill(phone);
      expect(await axeFindings(page)).toEqual([]);
      await page.locator("main form button[type=submit]").click();
      await page.locator("#code").fill(await told(phone, /\d{6}/));
      expect(await axeFindings(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator("main form button[type=submit]").click();
      await page.locator("main a.button[href='#/account']").waitFor();
    };
    await page.goto(`${platform.places.site}/ar/my/`);
    await signInCitizen(page, platform.places, email);
    await page.locator("main a[href='#/account/phone']").first().waitFor();
    await take(first, "account/phone");
    await page.locator("main a.button[href='#/account']").click();
    await page.locator("main a[href='#/account/phone']").waitFor();
    expect(await page.locator("main dl").textContent()).toContain("01");

    await take(second, "account/phone");
    expect(await told(first, /\b02\b/)).toBe("02");
    await page.locator(".app-menu button").click();
    await page.locator("button[name=logout]").click();
    await page.waitForURL("**/ar/");
    await page.goto(`${platform.places.site}/ar/my/#/account`);
    await signInCitizen(page, platform.places, second);
    await page.locator("main a[href='#/account/phone']").waitFor();
    expect(await page.locator("main dl").textContent()).toContain("02");
    await page.context().close();
  });

  it("N3 › signs in once by code and then by what unlocks the device, until that is removed", async () => {
    const { platform, browser } = stage();
    const phone = "+33639982903";
    const { page, complaints } = await newPage(browser, { viewport: { width: 360, height: 780 } });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    const toIssuer = async () => {
      await page.goto(`${platform.places.site}/ar/my/#/account`);
      await page.locator("main form button[type=submit]").click();
      await page.locator("#phone").waitFor();
      expect(await axeFindings(page)).toEqual([]);
    };
    const signOut = async () => {
      await page.locator(".app-menu button").click();
      await page.locator("button[name=logout]").click();
      await page.waitForURL("**/ar/");
    };
    /** By code, and on to where passkeys are looked after. */
    const byCode = async () => {
      const codes = (await messagesTo(platform.places, phone)).length;
      await page.locator("#phone").fill(phone);
      await page.locator("form button").first().click();
      await page.locator("#code").waitFor();
      const code = await eventually("a code", async () => {
        const messages = await messagesTo(platform.places, phone);
        return messages.length > codes && /\d{6}/.exec(messages[0]?.text ?? "")?.[0];
      });
      await page.locator("#code").fill(code);
      await page.locator("input[name=passkey]").check();
      await page.locator("form button").first().click();
      await page.locator("#done").waitFor();
      expect(await axeFindings(page)).toEqual([]);
    };
    await toIssuer();
    await byCode();
    await page.locator("#passkey").click();
    await page.locator("main dl").waitFor();
    await signOut();

    const sent = (await messagesTo(platform.places, phone)).length;
    await toIssuer();
    await page.locator("#passkey").click();
    await page.locator("main dl").waitFor();
    expect((await messagesTo(platform.places, phone)).length).toBe(sent);
    await signOut();

    // A device that does not know its holder signs nobody in.
    await toIssuer();
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.locator("#passkey").click();
    await page.locator("#passkey-failed").waitFor();
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });

    await byCode();
    await page.locator("li button").click();
    await page.locator("li").waitFor({ state: "detached" });
    await page.locator("#done").click();
    await page.locator("main dl").waitFor();
    await signOut();
    await toIssuer();
    await page.locator("#passkey").click();
    await page.locator("#error, [role=alert]:visible").first().waitFor();
    expect(complaints.filter((each) => /policy/i.test(each))).toEqual([]);
    await page.context().close();
  });
};
