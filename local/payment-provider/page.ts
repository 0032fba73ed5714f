import { escapeHtml } from "#local/http.ts";
import type { Attempt, Fields, Outcome } from "./attempts.ts";

const style = `
:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 30rem; padding: 1.5rem 1rem; }
h1 { font-size: 1.4rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; }
dt { opacity: .8; } dd { margin: 0; }
label { display: block; margin: 0 0 .75rem; font-weight: 600; }
input { font: inherit; padding: .5rem; width: 100%; box-sizing: border-box; }
button { font: inherit; padding: .6rem 1rem; min-height: 2.75rem; margin: 0 .5rem .5rem 0; border: 2px solid; border-radius: .4rem; background: none; color: inherit; }
button.main { background: #0b5d3b; border-color: #0b5d3b; color: #fff; }
fieldset { border: 1px dashed; border-radius: .4rem; margin: 1rem 0 0; }
`;

/** A page of the sandbox; titles are texts, bodies markup. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · sandbox</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`;
}

const others: readonly (readonly [Outcome, string])[] = [
  ["decline", "Decline"],
  ["delay", "Pay, callback 20 s late"],
  ["duplicate", "Pay, callback twice"],
  ["forge", "Forge the callback"],
  ["decline-before", "Declined, then paid"],
  ["decline-after", "Paid, word of a decline after it"],
  ["wrong-amount", "Wrong amount"],
  ["wrong-currency", "Wrong currency"],
  ["wrong-merchant", "Wrong merchant"],
];

/** The card page, with a test card filled in. */
export function cardPage(attempt: Attempt): string {
  const { form } = attempt;
  return page(
    "Pay by card (sandbox)",
    `<dl><dt>Merchant</dt><dd>${escapeHtml(form["clientid"] ?? "")}</dd>
<dt>Order</dt><dd>${escapeHtml(form["oid"] ?? "")}</dd>
<dt>Amount</dt><dd><strong>${escapeHtml(form["amount"] ?? "")} MAD</strong></dd></dl>
<form method="post" action="/pay/${attempt.id}">
<label>Card number <input name="pan" inputmode="numeric" autocomplete="off" value="5444 4444 4444 4444"></label>
<label>Expires (MM/YY) <input name="expires" inputmode="numeric" autocomplete="off" value="12/34"></label>
<label>Security code <input name="cv2" inputmode="numeric" autocomplete="off" value="123"></label>
<button class="main" name="outcome" value="pay">Pay ${escapeHtml(form["amount"] ?? "")} MAD</button>
<fieldset><legend>Or see what else can happen</legend>
${others.map(([outcome, label]) => `<button name="outcome" value="${outcome}">${label}</button>`).join("\n")}
</fieldset></form>
<p>No card is charged: this page is part of the local run.</p>`,
  );
}

export function problemPage(reason: string): string {
  return page("This payment cannot start", `<p role="alert">${escapeHtml(reason)}</p>`);
}

/** Sends the browser back to the merchant with the result, by a form that posts itself. */
export function returnPage(url: string, fields: Fields): string {
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("\n");
  return page(
    "Back to the merchant",
    `<form method="post" action="${escapeHtml(url)}" id="back">
${inputs}
<button class="main">Continue</button></form>
<script>document.getElementById("back").submit();</script>`,
  );
}
