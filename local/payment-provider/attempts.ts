import { randomBytes, randomInt } from "node:crypto";
import { hashMatches, hashVersion3 } from "./hash.ts";

export const outcomes = [
  "pay",
  "decline",
  "delay",
  "duplicate",
  "decline-after",
  "decline-before",
  "forge",
  "wrong-amount",
  "wrong-currency",
  "wrong-merchant",
] as const;
export type Outcome = (typeof outcomes)[number];

export function isOutcome(name: string): name is Outcome {
  return outcomes.some((outcome) => outcome === name);
}

export type Fields = Readonly<Record<string, string>>;

/** A call to the merchant's callback and what it answered. */
export interface CallbackRecord {
  readonly at: string;
  readonly status: number;
  readonly answer: string;
}

/** One visit of a buyer to the card page. */
export interface Attempt {
  readonly id: string;
  readonly form: Fields;
  outcome: Outcome | undefined;
  /** What the callback carries; the same again when it is repeated. */
  result: Fields | undefined;
  readonly callbacks: CallbackRecord[];
}

/** Why a merchant's form is not accepted; undefined when it is. */
export function refusalOf(form: Fields, clientId: string, storeKey: string): string | undefined {
  const missing = ["clientid", "amount", "oid", "okUrl", "failUrl", "callbackUrl", "currency", "rnd"].filter(
    (name) => (form[name] ?? "") === "",
  );
  if (missing.length > 0) return `Missing: ${missing.join(", ")}`;
  if (form["clientid"] !== clientId) return "Unknown merchant";
  if (form["currency"] !== "504") return "Only 504 (MAD) is accepted";
  if (!/^\d+([.,]\d{1,2})?$/.test(form["amount"] ?? "")) return "The amount is not a number";
  return hashMatches(form, storeKey) ? undefined : "The hash does not match";
}

/** The provider's result, signed: what goes to the callback and, with the browser, to okUrl or failUrl. */
export function resultOf(form: Fields, outcome: Outcome, storeKey: string): Fields {
  const approved = outcome !== "decline";
  const { HASH: _hash, hash: _lower, hashAlgorithm: _algorithm, ...echoed } = form;
  const fields = {
    ...echoed,
    ReturnOid: form["oid"] ?? "",
    TransId: `26${String(randomInt(1e9)).padStart(9, "0")}`,
    ...(outcome === "wrong-currency" && { currency: "978" }),
    ...(outcome === "wrong-merchant" && { clientid: "600000999" }),
    amount: outcome === "wrong-amount" ? otherAmount(form["amount"] ?? "0") : (form["amount"] ?? ""),
    ProcReturnCode: approved ? "00" : "05",
    Response: approved ? "Approved" : "Declined",
    ErrMsg: approved ? "" : "Do not honor",
    AuthCode: approved ? String(randomInt(1e6)).padStart(6, "0") : "",
    HostRefNum: String(randomInt(1e9)).padStart(12, "0"),
    mdStatus: approved ? "1" : "0",
    MaskedPan: "544444***4444",
    "EXTRA.CARDBRAND": "MASTERCARD",
    "EXTRA.TRXDATE": new Date().toISOString().slice(0, 19).replaceAll("-", "").replace("T", " "),
    rnd: randomBytes(12).toString("hex"),
    HASHALGORITHM: "ver3",
  };
  const key = outcome === "forge" ? `${storeKey}-not-the-merchant's` : storeKey;
  return { ...fields, HASH: hashVersion3(fields, key) };
}

/** One centime less: what somebody who can sign would try, or a provider's rounding. */
function otherAmount(amount: string): string {
  return (Number(amount.replace(",", ".")) - 0.01).toFixed(2);
}
