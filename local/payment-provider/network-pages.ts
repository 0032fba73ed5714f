import { escapeHtml } from "#local/http.ts";
import { type Json, num, obj, str } from "#local/json.ts";
import type { Told } from "./networks.ts";
import { page } from "./page.ts";

const line = (name: string, value: string): string =>
  `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`;

const buttons = (all: readonly (readonly [string, string])[]): string =>
  all.map(([value, label]) => `<button name="behaviour" value="${value}">${label}</button>`).join("\n");

const money = (told: Json | undefined): string => {
  const { amount, currency } = obj(told);
  return `${(num(amount, 0) / 100).toFixed(2)} ${str(currency)}`;
};

/** The counter of a payment agency: the clerk types a reference. */
export function counterPage(message = ""): string {
  return page(
    "Payment agency (sandbox)",
    `${message === "" ? "" : `<p role="alert">${escapeHtml(message)}</p>`}
<form method="post" action="/agency/lookup">
<label>Reference <input name="reference" inputmode="numeric" autocomplete="off" autofocus></label>
<button class="main">Look up</button></form>`,
  );
}

/** What the reference stands for, and what the clerk can do. */
export function dueAtCounterPage(reference: string, { body }: Told): string {
  return page(
    "Payment agency (sandbox)",
    `<dl>${line("Reference", reference)}${line("State", str(body["state"]))}
${line("Until", str(body["payableUntil"]))}<dt>Amount</dt><dd><strong>${escapeHtml(money(body["amount"]))}</strong></dd></dl>
<form method="post" action="/agency/pay"><input type="hidden" name="reference" value="${escapeHtml(reference)}">
<button class="main" name="behaviour" value="pay">Take the money${str(body["state"]) === "awaiting-payment" ? "" : ", though it is over"}</button>
<fieldset><legend>Or see what else can happen</legend>
${buttons([
  ["twice", "Take it twice"],
  ["replay", "Tell ten times"],
  ["wrong-amount", "Wrong amount"],
  ["wrong-currency", "Wrong currency"],
  ["forge", "Forge the notice"],
])}</fieldset></form>`,
  );
}

/** What the platform answered to each notice. */
export function toldPage(notices: readonly Told[], back: string): string {
  const rows = notices.map(
    ({ status, body }) => `<li><code>${status} ${escapeHtml(JSON.stringify(body))}</code></li>`,
  );
  return page(
    "What the platform answered",
    `<ol>${rows.join("\n")}</ol><p><a href="${escapeHtml(back)}">Back</a></p>`,
  );
}

/** The wallet's page for a request to pay. */
export function walletPage(fields: URLSearchParams, search: string): string {
  return page(
    "Mobile wallet (sandbox)",
    `<dl>${line("Merchant", fields.get("merchant") ?? "")}${line("Request", fields.get("request") ?? "")}
<dt>Amount</dt><dd><strong>${escapeHtml(`${fields.get("amount") ?? ""} ${fields.get("currency") ?? ""}`)}</strong></dd></dl>
<form method="post" action="/wallet/pay"><input type="hidden" name="search" value="${escapeHtml(search)}">
<button class="main" name="behaviour" value="pay">Pay</button>
<fieldset><legend>Or see what else can happen</legend>
${buttons([
  ["refuse", "Refuse"],
  ["twice", "Pay twice"],
  ["replay", "Tell ten times"],
  ["reorder", "Refusal after the payment"],
  ["wrong-amount", "Wrong amount"],
  ["wrong-currency", "Wrong currency"],
  ["forge", "Forge the notice"],
])}</fieldset></form>`,
  );
}
