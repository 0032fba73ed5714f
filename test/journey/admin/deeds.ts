import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { callApi } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { type Office, open as openIn } from "#test/journey/admin/office.ts";
import type { Stage } from "#test/journey/stage.ts";
import { deskDay } from "#test/journey/support/desk-day.ts";
import { looksRight, looksRightInAll } from "#test/journey/support/looks.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";

const SUBMIT = "main form button[type=submit]";

/** What people of the administration do besides looking: each by the browser alone, seen on the page afterwards. */
export const deedJourneys = (stage: () => Stage, office: () => Office): void => {
  const open = (page: Page, path: string, ready: string): Promise<void> =>
    openIn(page, office().places, "fr", path, ready);

  it("E2 adds somebody with a role, gives a second, and ends it in two steps", async () => {
    const { page } = office().head;
    await open(page, "/staff/new?at=fr-paris", "#email");
    await page.locator("#name").fill("Huda Mansouri");
    await page.locator("#email").fill("huda.mansouri@wisal.example");
    await page.locator("#role").selectOption("desk");
    await page.locator(SUBMIT).click();
    const held = page.locator("li.part");
    await held.first().waitFor();
    expect(await held.count()).toBe(1);
    await page.locator("#role").selectOption("officer");
    await page.locator(SUBMIT).click();
    await held.nth(1).waitFor();
    await looksRightInAll(page, "li.part");
    await held.nth(1).locator("button").click();
    await held.nth(1).locator(".button-danger").click();
    await held.nth(1).waitFor({ state: "detached" });
  });

  it("E3 reads in the log who did it, filtered by action", async () => {
    const { page } = office().head;
    await open(page, "/audit", "#action");
    await eventually(
      "the log has the new member",
      async () => {
        await page.reload();
        await page.locator("#action").fill("staff");
        // The whole log is there before it is asked for by action; it goes at the press, and the answer comes after.
        const filtered = page.waitForResponse((answer) => answer.url().includes("action=staff"));
        await page.locator(SUBMIT).click();
        await filtered;
        await page.locator("tbody tr, .empty").first().waitFor();
        return (await page.locator("tbody tr").count()) > 0;
      },
      { withinMs: 30_000 },
    );
    await page.locator("details summary").first().click();
    await page.locator("details dd").first().waitFor();
  });

  it("S3 announces a draw by the post's clocks after a look, and cancels it in two steps", async () => {
    const { page } = office().head;
    await open(page, "/draws/new", "#opens-day");
    await page.locator("#at-day").fill("2020-01-01");
    await page.locator(SUBMIT).click();
    await page.locator(".summary-list").waitFor();
    await page.locator(".panel .button-primary").click();
    await page.locator('.notice-bad a[href="#at-day"]').waitFor();
    await page.reload();
    await page.locator("#opens-day").waitFor();
    await page.locator(SUBMIT).click();
    await page.locator(".summary-list").waitFor();
    await page.locator(".panel .button-primary").click();
    await page.locator(".card button").first().click();
    await looksRight(page);
    await page.locator(".card .button-danger").click();
    await page.locator(".card .button-danger").waitFor({ state: "detached" });
    expect(await page.locator(".card button").count()).toBe(0);
    await page.locator('.card a[href^="/fr/draws/#/fr-paris/drw_"]').click();
    await page.locator("#verify").waitFor();
  });

  it("T10 finds a file in the month's list, explains what the accounts disagree on, and closes it", async () => {
    const { page } = office().network;
    const heading = "Date opération;Date règlement;Commande;Transaction;Type;Montant;Devise";
    const text = `${heading}\n21/11/2026;2026-11-24;ord_unknown22;T-deed;V;20,00;MAD\n`;
    await open(page, "/settlements", "#file");
    const file = { name: "carte.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await page.locator("#file").setInputFiles(file);
    await page.locator(SUBMIT).click();
    await page.locator(".panel .notice-good").waitFor();
    await page.locator('td a[href*="?file="]').first().waitFor();

    for (const state of ["open", "explained"]) {
      await open(page, `/differences?state=${state}`, ".card");
      await page.locator(".card textarea").first().fill("Remboursé par la banque le 24");
      await page.locator(".card button[type=submit]").first().click();
      await page.locator(".empty").waitFor();
    }
    await open(page, "/differences?state=closed", ".card");
    expect(await page.locator(".card").textContent()).toContain("Remboursé par la banque le 24");
  });

  it("T6 decides the reversal of a use that an officer proposed: a new stamp takes its place", async () => {
    const { places, network } = office();
    const day = await deskDay(stage().platform);
    const citizen = await day.citizen();
    const person = { familyName: "Mansouri", givenNames: "Sara", birthDate: "1990-05-14", cin: "AB123456" };
    const request = await day.file(citizen.token, "signature-legalisation", [person]);
    const visit = await day.book(citizen.token, request);
    const [code = ""] = await day.buy(citizen, 1);
    await day.arrive(visit);
    const { postId, officer } = day.post;
    const token = await staffToken(places, officer);
    const at = `/desk/posts/${postId}/days/${visit.date}/visits/${visit.appointmentId}/closing`;
    const closed = await callApi(places.api, "POST", at, { token, body: { desk: "3", stampCodes: [code] } });
    expect(closed.status).toBe(200);
    const body = { stamp: { code }, reason: "consumed-by-mistake" };
    const asked = await callApi(places.api, "POST", `/desk/posts/${postId}/stamp-reversals`, { token, body });
    expect(asked.status).toBe(201);

    const { page } = network;
    await open(page, `/proposals?post=${postId}`, ".card");
    await looksRight(page);
    await page.locator(".card button").first().click();
    await page.locator(".card .button-danger").click();
    await page.locator(".empty").waitFor();
    const orders = await callApi(places.api, "GET", "/orders", { token: citizen.token });
    const orderId = str(list(orders.body["orders"]).map(obj)[0]?.["orderId"]);
    const order = await callApi(places.api, "GET", `/orders/${orderId}`, { token: citizen.token });
    const stamp = obj(list(order.body["units"]).map(obj)[0]?.["stamp"]);
    expect(stamp["state"]).toBe("issued");
    expect(str(stamp["code"]).slice(-4)).not.toBe(code.slice(-4));
  });
};
