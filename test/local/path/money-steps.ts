import { randomInt } from "node:crypto";
import { signInStaff } from "#local/client/sign-in.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { str } from "#local/json.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting } from "../support/api.ts";
import { type Citizen, newPhone, signIn, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { type Item, partition } from "../support/stored.ts";
import { DAY, MINUTE, PARIS } from "./scenario-steps.ts";

const items = (quantity: number) => [{ procedureId: "signature-legalisation", quantity }];

/** An order that is not paid, of a phone of its own: nobody's texts are counted with its codes. */
export const placed = async ({ token }: Pick<Citizen, "token">, quantity = 1): Promise<string> => {
  const body = { postId: PARIS, items: items(quantity), phone: newPhone(), language: "fr" };
  return str((await expecting(201, api("POST", "/orders", { token, body })))["orderId"]);
};

/** What a new order is placed with. */
export const newOrder = () => ({ postId: PARIS, items: items(1), phone: newPhone(), language: "fr" });

/** A stamp that nobody else uses, as a unit of an order that was paid at the post's terminal. */
export interface Unit {
  readonly orderId: string;
  readonly unit: number;
  readonly stampKey: string;
}

const TEN = 10;

/** Ten stamps at once: what is tested is what becomes of them. */
const buyTen = async (citizen: Citizen): Promise<Unit[]> => {
  const orderId = await placed(citizen, TEN);
  const body = {
    terminalId: `TPE-${randomInt(1e9)}`,
    receiptNumber: "1",
    approvalCode: "A1B2C3",
    amount: { amount: TEN * 2000, currency: "MAD" },
    date: new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(),
  };
  const { accessToken: token } = await staff("paris");
  const path = `/desk/posts/${PARIS}/orders/${orderId}/terminal-receipts`;
  await expecting(200, api("POST", path, { token, body }));
  return await eventually(
    "ten stamps",
    async () => {
      const units = (await partition("stamps", keys.order(orderId).pk)).filter(({ sk }) =>
        String(sk).startsWith("UNIT#"),
      );
      return (
        units.length === TEN &&
        units.map(({ unit, stampKey }) => ({ orderId, unit: Number(unit), stampKey: String(stampKey) }))
      );
    },
    { withinMs: 60_000, everyMs: 100 },
  );
};

const stocks = new Map<Citizen, Unit[]>();
let last: Promise<unknown> = Promise.resolve();

/** The citizen's next stamp of their stock, which is filled when it is empty. */
export const stampFor = (citizen: Citizen): Promise<Unit> => {
  const mine = last.then(async () => {
    const stock = stocks.get(citizen) ?? [];
    stocks.set(citizen, stock);
    if (stock.length === 0) stock.push(...(await buyTen(citizen)));
    const one = stock.pop();
    if (one === undefined) throw new Error("no stamp");
    return one;
  });
  last = mine.catch(() => undefined);
  return mine;
};

/** Sets attributes of a stored item of the stamps table, past the product: how time is made to have passed. */
export const setOf = (key: Key, values: Readonly<Record<string, unknown>>) => {
  const names = Object.keys(values);
  return platform().dynamodb.client.call("UpdateItem", {
    TableName: platform().table("stamps"),
    Key: toAttributes({ ...key }),
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}`,
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: toAttributes(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
    ),
  });
};

/** Puts an item into the stamps table, past the product. */
export const putItem = (item: Readonly<Record<string, unknown>>) =>
  platform().dynamodb.client.call("PutItem", {
    TableName: platform().table("stamps"),
    Item: toAttributes({ ...item }),
  });

/** One stored item of the stamps table. */
export const itemAt = async ({ pk, sk }: Key): Promise<Item | undefined> =>
  (await partition("stamps", pk)).find((item) => item["sk"] === sk);

/** The states of a stamp and of the refunds for it. */
export const refundsOf = async ({ orderId, unit, stampKey }: Unit): Promise<readonly unknown[]> => {
  const refunds = (await partition("stamps", keys.order(orderId).pk)).filter(
    ({ sk, stamp }) =>
      String(sk).startsWith("REFUND#") &&
      typeof stamp === "object" &&
      stamp !== null &&
      "unit" in stamp &&
      stamp.unit === unit,
  );
  return [(await itemAt(keys.stamp(stampKey)))?.["state"], ...refunds.map(({ state }) => state)];
};

/** The stamp as if a desk had used it yesterday. */
export const usedYesterday = ({ stampKey }: Unit) => {
  const at = new Date(Date.now() - DAY).toISOString();
  const where = { kind: "desk", postId: PARIS, desk: "1", appointmentId: "apt_ABCDEFGH23456789" };
  return setOf(keys.stamp(stampKey), { state: "consumed", use: { at, where } });
};

/** How long a sign-in serves for what needs one of this moment: less than the five minutes it counts. */
const FRESH_MS = 3 * MINUTE;

const freshly = (sign: () => Promise<string>): (() => Promise<string>) => {
  let known: { readonly at: number; readonly token: Promise<string> } | undefined;
  return () => {
    if (known === undefined || Date.now() - known.at > FRESH_MS) known = { at: Date.now(), token: sign() };
    return known.token;
  };
};

const freshStaff = (email: string) =>
  freshly(async () => (await signInStaff({ email, port: platform().ports.site })).accessToken);

/** The head of the post in Paris, signed in just now with a second factor. */
export const head = freshStaff("head.paris@wisal.example");

/** An administrator of the network, signed in just now with a second factor. */
export const administrator = freshStaff("network@wisal.example");

const citizens = new Map<string, () => Promise<string>>();

/** The same citizen, signed in just now. */
export const again = ({ phone }: Citizen): Promise<string> => {
  const sign = citizens.get(phone) ?? freshly(async () => (await signIn(phone)).accessToken);
  citizens.set(phone, sign);
  return sign();
};
