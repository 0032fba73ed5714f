import { escapeHtml } from "#local/http.ts";
import type { Caught } from "./catcher.ts";

const arabic = /\p{Script=Arabic}/u;

/** The catcher's page: what was sent, newest first, readable without any script. */
export function catcherPage(messages: readonly Caught[], to: string | undefined, failing: boolean): string {
  const rows = messages.map(card).join("\n");
  const empty = "<p>Nothing has been sent yet. This page looks again every three seconds.</p>";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<noscript><meta http-equiv="refresh" content="3"></noscript>
<title>Messages sent · Wisal, local run</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; }
h1 { font-size: 1.3rem; margin: 0 0 .5rem; }
form { display: flex; gap: .5rem; margin: 0 0 1rem; flex-wrap: wrap; align-items: end; }
label { display: grid; }
input, button { font: inherit; padding: .35rem .6rem; }
article { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 .75rem; }
article header, article footer { font-size: .85rem; opacity: .8; }
article p { margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.05rem; }
iframe { width: 100%; height: 24rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); background: #fff; }
.warn { border-inline-start: .3rem solid #b3261e; padding-inline-start: .75rem; }
</style>
</head>
<body>
<h1>Messages sent</h1>
${failing ? '<p class="warn" role="status">Sending is failing on purpose: <code>POST /control {"failing":false}</code> ends it.</p>' : ""}
<form method="get" action="/">
<label>Phone or address <input name="to" value="${escapeHtml(to ?? "")}" inputmode="tel" dir="ltr"></label>
<button>Show only these</button>
</form>
<main>
${messages.length === 0 ? empty : rows}
</main>
<script>setInterval(() => document.activeElement?.name === "to" || location.reload(), 3000);</script>
</body>
</html>
`;
}

function card(message: Caught): string {
  const lines = [
    `<article id="${escapeHtml(message.id)}">`,
    `<header><time datetime="${message.at}">${message.at.replace("T", " ").slice(0, 19)} UTC</time> · ${kindOf(message)} to <bdi dir="ltr">${escapeHtml(message.to)}</bdi></header>`,
    message.kind === "email"
      ? `<p dir="${direction(message.subject)}"><strong>${escapeHtml(message.subject)}</strong></p>`
      : "",
    `<p dir="${direction(message.text)}">${escapeHtml(message.text)}</p>`,
    message.kind === "email" && message.html !== undefined ? asHtml(message.id, message.html) : "",
    `<footer>from ${escapeHtml(message.from)}${detailsOf(message)}</footer>`,
    "</article>",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** As a mail program shows it: in a frame of no origin, where nothing runs and nothing is fetched. */
function asHtml(id: string, html: string): string {
  const safe = `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">${html}`;
  return `<iframe sandbox="" title="E-mail ${escapeHtml(id)} as HTML" srcdoc="${escapeHtml(safe)}"></iframe>`;
}

function kindOf(message: Caught): string {
  return message.kind === "sms" ? "SMS" : "E-mail";
}

function detailsOf(message: Caught): string {
  if (message.kind === "email") {
    const names = message.attachments.map(escapeHtml).join(", ");
    return ` as ${escapeHtml(message.sender)}${names === "" ? "" : ` · attached: ${names}`}`;
  }
  const sender = message.sender === undefined ? "" : ` as ${escapeHtml(message.sender)}`;
  const limit = message.encoding === "GSM-7" ? 160 : 70;
  return `${sender} · ${message.encoding}, ${message.length} of ${limit} · ${message.parts} ${message.parts === 1 ? "part" : "parts"}`;
}

function direction(text: string): "rtl" | "ltr" {
  return arabic.test(text) ? "rtl" : "ltr";
}
