import { randomInt } from "node:crypto";
import { type JsonObject, num, obj, str, tryParseJson } from "#local/json.ts";
import { isSignedBy, signatureOf } from "./signature.ts";

/** How an agency or the wallet can behave. */
export const behaviours = [
  "pay",
  "refuse",
  "twice",
  "replay",
  "reorder",
  "forge",
  "wrong-amount",
  "wrong-currency",
] as const;
export type Behaviour = (typeof behaviours)[number];

export function isBehaviour(name: string): name is Behaviour {
  return behaviours.some((behaviour) => behaviour === name);
}

/** What the platform answered. */
export interface Told {
  readonly status: number;
  readonly body: JsonObject;
}

export interface NetworkOptions {
  readonly siteUrl: string;
  readonly agencySecret: string;
  readonly walletSecret: string;
}

const REPLAYS = 10;

async function post(url: string, secret: string, body: unknown): Promise<Told> {
  const text = JSON.stringify(body);
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Wisal-Signature": signatureOf(secret, text) },
    body: text,
    signal: AbortSignal.timeout(35_000),
  });
  return { status: answer.status, body: obj(tryParseJson(await answer.text())) };
}

function number(prefix: string): string {
  return `${prefix}-${String(randomInt(1e9)).padStart(9, "0")}`;
}

/** The notices that a behaviour sends, in turn; all of one payment unless it says otherwise. */
function noticesOf(behaviour: Behaviour, notice: JsonObject, prefix: string): readonly JsonObject[] {
  const amount = obj(notice["amount"]);
  const refused = { ...notice, state: "refused", reason: "51", transactionId: number(prefix) };
  switch (behaviour) {
    case "refuse":
      return [refused];
    case "twice":
      return [notice, { ...notice, transactionId: number(prefix) }];
    case "replay":
      return Array.from({ length: REPLAYS }, () => notice);
    case "reorder":
      return [notice, refused];
    case "wrong-amount":
      return [{ ...notice, amount: { ...amount, amount: num(amount["amount"], 0) - 1 } }];
    case "wrong-currency":
      return [{ ...notice, amount: { ...amount, currency: "EUR" } }];
    case "pay":
    case "forge":
      return [notice];
  }
}

/** A network of payment agencies: looks a reference up, then tells what was paid. */
export function agencyNetwork({ siteUrl, agencySecret }: NetworkOptions) {
  const lookUp = (reference: string): Promise<Told> =>
    post(`${siteUrl}/api/payments/agency/lookups`, agencySecret, { reference });
  return {
    lookUp,
    pay: async (reference: string, behaviour: Behaviour): Promise<{ lookup: Told; notices: Told[] }> => {
      const lookup = await lookUp(reference);
      const secret = behaviour === "forge" ? `${agencySecret}-not-theirs` : agencySecret;
      const notice = {
        reference,
        transactionId: number("A"),
        amount: obj(lookup.body["amount"]),
        paidAt: new Date().toISOString(),
      };
      const notices: Told[] = [];
      // A clerk who pays although the reference is over: the look-up is not heeded.
      for (const each of lookup.status === 200 ? noticesOf(behaviour, notice, "A") : []) {
        notices.push(await post(`${siteUrl}/api/payments/agency/notices`, secret, each));
      }
      return { lookup, notices };
    },
  };
}

/** A mobile wallet: opens a signed request to pay, then tells what became of it. */
export function walletNetwork({ walletSecret }: NetworkOptions) {
  /** The fields of a request, if the merchant signed them so. */
  const open = (search: string): URLSearchParams | undefined => {
    const end = search.indexOf("&signature=");
    const fields = new URLSearchParams(search);
    const signed = isSignedBy(walletSecret, search.slice(1, end), fields.get("signature") ?? "");
    return end > 0 && signed ? fields : undefined;
  };
  return {
    open,
    pay: async (fields: URLSearchParams, behaviour: Behaviour): Promise<Told[]> => {
      const secret = behaviour === "forge" ? `${walletSecret}-not-theirs` : walletSecret;
      const notice = {
        merchantId: fields.get("merchant") ?? "",
        orderId: fields.get("request") ?? "",
        state: "paid",
        reason: "00",
        transactionId: number("W"),
        amount: {
          amount: Math.round(Number(fields.get("amount")) * 100),
          currency: str(fields.get("currency")),
        },
        paidAt: new Date().toISOString(),
      };
      const told: Told[] = [];
      for (const each of noticesOf(behaviour, notice, "W"))
        told.push(await post(fields.get("notify") ?? "", secret, each));
      return told;
    },
  };
}
