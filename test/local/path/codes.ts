import { describe, expect, it } from "vitest";
import { messagesTo } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { eventually } from "#test/support/deadline.ts";
import { readPdf, scanPdf } from "#test/support/pdf.ts";
import { api, expecting } from "../support/api.ts";
import { buy, codesTo, mailsTo, pay } from "../support/errands.ts";
import { type Citizen, crowd, newCitizen, newPhone } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { personal } from "../support/traces.ts";

const ORDERS = 20;
const WITHIN_SECONDS = 60;

const orderOf = ({ token }: Pick<Citizen, "token">, orderId: string) =>
  expecting(200, api("GET", `/orders/${orderId}`, { token }));

/** How the delivery of an order's first code stands. */
const deliveryOf = async (citizen: Pick<Citizen, "token">, orderId: string) => {
  const unit = obj(list((await orderOf(citizen, orderId))["units"])[0]);
  return unit["delivery"] === undefined ? undefined : obj(unit["delivery"]);
};

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** How codes come to their buyers (T4), with the providers well and ill. */
export const codes = (): void => {
  it(`${ORDERS} orders paid one after another › each code is with the SMS provider within ${WITHIN_SECONDS} s of the money (T4)`, async () => {
    const [citizen] = await crowd(1);
    if (citizen === undefined) throw new Error("nobody");
    const sales: { readonly phone: string; readonly orderId: string }[] = [];
    for (let order = 0; order < ORDERS; order += 1) {
      const phone = newPhone();
      sales.push({ phone, orderId: await pay({ token: citizen.token, phone }) });
    }
    const seconds: number[] = [];
    for (const { phone, orderId } of sales) {
      await eventually("the code", async () => (await codesTo(phone)).length === 1, { withinMs: 60_000 });
      const [sms] = await messagesTo(platform().places, phone);
      const { paidAt } = await orderOf(citizen, orderId);
      seconds.push((Date.parse(sms?.at ?? "") - Date.parse(str(paidAt))) / 1000);
    }
    const figures = [0.5, 0.95, 1].map((share) => percentile(seconds, share).toFixed(2));
    console.log(
      `money to SMS, ${ORDERS} orders: p50 ${figures[0]} s, p95 ${figures[1]} s, longest ${figures[2]} s`,
    );
    expect(Math.max(...seconds)).toBeLessThan(WITHIN_SECONDS);
  });

  it("no provider answers › nothing is lost: each code comes once when they do (N1)", async () => {
    const citizen = await newCitizen();
    platform().catcher.failing = true;
    const phones = [newPhone(), newPhone(), newPhone()];
    for (const phone of phones) await pay({ token: citizen.token, phone });
    expect(await Promise.all(phones.map(codesTo))).toEqual([[], [], []]);
    platform().catcher.failing = false;
    for (const phone of phones)
      await eventually("the code", async () => (await codesTo(phone)).length > 0, { withinMs: 60_000 });
    expect((await Promise.all(phones.map(codesTo))).map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it("a phone that no SMS reaches › the order says so, and the e-mail carried the code (T4, N3)", async () => {
    const citizen = await newCitizen();
    const phone = newPhone();
    const email = personal(`code.${phone.slice(1)}@example.org`);
    platform().catcher.unreachable.add(phone);
    const orderId = await pay({ token: citizen.token, phone }, { email });
    await eventually("the network's word", async () => {
      const delivery = await deliveryOf(citizen, orderId);
      return delivery?.["sms"] !== undefined && obj(delivery["sms"])["state"] === "failed";
    });
    expect(await deliveryOf(citizen, orderId)).toMatchObject({ state: "sent", email: { state: "sent" } });
    expect(mailsTo(email)[0]?.text).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
  });

  describe("GET /orders/{orderId}/receipt.pdf", () => {
    it("shows the code in its order in Arabic, and as the QR code that a desk takes (T4, T8)", async () => {
      const [citizen] = await crowd(1);
      if (citizen === undefined) throw new Error("nobody");
      const { orderId, codes: bought } = await buy(citizen);
      const headers = { accept: "application/pdf", authorization: `Bearer ${citizen.token}` };
      const answer = await fetch(
        `${platform().places.api}/orders/${orderId}/receipt.pdf?language=ar&codes=full`,
        {
          headers,
        },
      );
      const pdf = new Uint8Array(await answer.arrayBuffer());
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
      expect((await readPdf(pdf)).copied).toContain(bought[0]);
      const scanned = (await scanPdf(pdf, 200)) ?? "";
      expect(scanned).toBe(bought[0]?.replaceAll(" ", ""));
      personal(scanned);
    });
  });
};
