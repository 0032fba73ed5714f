import { describe, expect, it } from "vitest";
import { signInCitizen } from "#local/client/sign-in.ts";
import { callApi, type Places, payOnCardPage } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { type Office, open, save } from "#test/journey/admin/office.ts";
import { looksRight, ownComplaints } from "#test/journey/support/looks.ts";
import { newPhone } from "#test/journey/support/people.ts";
import { eventually } from "#test/support/deadline.ts";
import { languages } from "#web/i18n/language.ts";

/** A stamp that a citizen paid for, so that its money can be asked back. */
const boughtStamp = async ({ api, site }: Places): Promise<string> => {
  const phone = newPhone();
  const { accessToken: token } = await signInCitizen({ phone, port: Number(new URL(site).port) });
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

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** What takes two people, and what the network's administrator does, on a desk. */
export const networkJourneys = (office: () => Office): void => {
  describe("two people", () => {
    it("T9 whoever proposes a refund cannot allow it; somebody else does, in two steps", async () => {
      const { places, head, network } = office();
      const orderId = await boughtStamp(places);
      await open(head.page, places, "fr", "/proposals/new", "#orderId");
      await head.page.locator("#orderId").fill(orderId);
      await head.page.locator("#reason").selectOption("wrong-act");
      await save(head.page);
      await head.page.locator(".card").waitFor();
      await looksRight(head.page);
      // Their own: to withdraw, and nothing to approve.
      expect(await head.page.locator(".card button").count()).toBe(1);

      await open(network.page, places, "ar", "/proposals?post=fr-paris", ".card");
      await looksRight(network.page);
      expect(await network.page.locator(".card button").count()).toBe(2);
      await network.page.locator(".card button").first().click();
      await network.page.locator(".card .button-danger").click();
      await network.page.locator(".empty").waitFor();
    });
  });

  describe("the network's administrator", () => {
    it("T1 hands in a sheet with a bad line, is shown the line, and posts the mended one", async () => {
      const { places, network } = office();
      const { page } = network;
      const heading = "currency,mad,previousMad,changePercent,asOf";
      const good = "USD,8.1000,8.1000,0.00,2014-03-01T09:00:00Z";
      await open(page, places, "fr", "/rates", "#source");
      await page.locator("#source").fill("Bank Al-Maghrib");
      await page
        .locator("#file")
        .setInputFiles(csv("taux.csv", `${heading}\n${good}\nEUR,onze,11.1,0.0,hier\n`));
      await save(page);
      await page.locator(".notice-bad table").waitFor();
      const shown = await page.locator(".notice-bad tbody tr").first().textContent();
      expect(shown).toContain("3");
      expect(shown).toContain("mad");
      await looksRight(page);
      await page.locator("#file").setInputFiles(csv("taux.csv", `${heading}\n${good}\n`));
      await save(page);
      await page.locator(".notice-good").waitFor();
    });

    it("T10 hands in a settlement file in two tries, and sees what became of its rows", async () => {
      const { places, network } = office();
      const { page } = network;
      const heading = "Date opération;Date règlement;Commande;Transaction;Type;Montant;Devise";
      const row = (amount: string) => `21/11/2026;2026-11-24;order_unknown;T-1;V;${amount};MAD`;
      await open(page, places, "es", "/settlements", "#file");
      await page.locator("#file").setInputFiles(csv("carte.csv", `${heading}\n${row("beaucoup")}\n`));
      await save(page);
      await page.locator(".notice-bad table").waitFor();
      expect(await page.locator(".notice-bad tbody tr").first().textContent()).toContain("2");
      await looksRight(page);
    });

    it("T1 looks at a tariff before it is announced, announces it, and takes it back in two steps", async () => {
      const { places, network } = office();
      const { page } = network;
      await open(page, places, "fr", "/tariffs", "table");
      await page.locator("#procedure").selectOption({ index: 1 });
      for (const part of ["receipt", "chancery", "service"]) await page.locator(`#${part}`).fill("10,50");
      await save(page);
      // The form is a panel with such a button too.
      await page.locator(".panel .summary-list").waitFor();
      await page.locator(".panel .button-primary").click();
      await page.locator(".tag-warning").waitFor();
      await looksRight(page);
      await page.locator("td .button-plain").click();
      await page.locator("td .button-danger").click();
      await page.locator(".tag-warning").waitFor({ state: "detached" });
    });

    const screens = [
      ["/?post=fr-paris", ".todo-row"],
      ["/closes", "#month"],
      [`/closes/${new Date().toISOString().slice(0, 10)}`, "table"],
      ["/settlements", "#file"],
      ["/differences", "main nav .link"],
      ["/procedures", "table"],
      ["/tariffs", "#procedure"],
      ["/rates", "#source"],
      ["/deletions", "#date"],
      ["/staff", "#where"],
      ["/figures", "main table"],
      ["/audit", "main table"],
    ] as const;

    it.each(languages)(
      "finds every screen whole on a desk in %s, and nothing broke the policy",
      async (language) => {
        const { places, network } = office();
        const { page } = network;
        for (const [path, ready] of screens) {
          await open(page, places, language, path, ready);
          await looksRight(page);
        }
        const { head } = office();
        const complaints = [...head.complaints, ...network.complaints];
        expect(ownComplaints(complaints)).toEqual([]);
      },
    );
  });
};
