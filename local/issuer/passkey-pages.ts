import { escapeHtml } from "#local/http.ts";
import { type Language, texts } from "./language.ts";
import { page } from "./pages.ts";
import type { Credential, PageOptions } from "./passkeys.ts";

/** Where the script of these pages is, below the issuer's path. */
export const PASSKEY_SCRIPT = "/passkey.js";

/**
 * Shows what a browser can do, asks its device, and posts the answer with the form around the button. A file of its own,
 * so that the pages' policy allows no other script.
 */
export const passkeyScript = `const able = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;
for (const part of document.querySelectorAll("[data-passkey]"))
  if (able && part.dataset.host === location.hostname) part.hidden = false;
for (const form of document.querySelectorAll("form[data-passkey]"))
  form.addEventListener("submit", async (event) => {
    const { ask, options } = form.dataset;
    if (form.elements.answer.value !== "") return;
    event.preventDefault();
    try {
      const given = JSON.parse(options);
      const credential =
        ask === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(given) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(given) });
      form.elements.answer.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      document.getElementById("passkey-failed").hidden = false;
    }
  });
`;

interface Asking {
  readonly ask: "create" | "get";
  readonly action: string;
  readonly host: string;
  readonly options: PageOptions;
}

/** A button that asks the device; hidden until the script has seen that the browser can. */
export function passkeyForm(language: Language, { ask, action, host, options }: Asking): string {
  const t = texts[language];
  return `<form method="post" action="${escapeHtml(action)}" data-passkey data-ask="${ask}" data-host="${escapeHtml(host)}" data-options="${escapeHtml(JSON.stringify(options))}" hidden>
<input type="hidden" name="answer" value="">
<button class="${ask === "get" ? "plain" : ""}" id="passkey">${escapeHtml(ask === "get" ? t.passkeyUse : t.passkeyAdd)}</button>
</form>
<p class="error" id="passkey-failed" role="alert" hidden>${escapeHtml(t.passkeyFailed)}</p>
<script type="module" src="${escapeHtml(action.replace(/\/interaction\/.*$/, PASSKEY_SCRIPT))}"></script>`;
}

/** What is asked beside the code: whether to go on without one next time. */
export function passkeyOffer(language: Language, host: string): string {
  return `<label data-passkey data-host="${escapeHtml(host)}" hidden><input type="checkbox" name="passkey" value="yes"> ${escapeHtml(texts[language].passkeyOffer)}</label>`;
}

interface Managing {
  readonly add: Asking;
  /** Where one is removed, and where the sign-in goes on. */
  readonly remove: string;
  readonly done: string;
  readonly credentials: readonly Credential[];
}

/** Passkeys of somebody who has just entered a right code: to add this device's, and to remove any. */
export function passkeysPage(
  language: Language,
  { add, remove, done, credentials }: Managing,
  error?: string,
): string {
  const t = texts[language];
  const button = (id: string) =>
    `<form method="post" action="${escapeHtml(remove)}"><input type="hidden" name="id" value="${escapeHtml(id)}"><button class="plain">${escapeHtml(t.passkeyRemove)}</button></form>`;
  const known = credentials.map(
    ({ id, addedAt }) =>
      `<li>${escapeHtml(t.passkeyAdded)} <bdi dir="ltr">${escapeHtml(addedAt.slice(0, 10))}</bdi> ${button(id)}</li>`,
  );
  return page(
    language,
    t.passkeyTitle,
    `${error === undefined ? "" : `<p class="error" role="alert">${escapeHtml(error)}</p>`}
<p>${escapeHtml(t.passkeyLead)}</p>
${passkeyForm(language, add)}
${known.length === 0 ? "" : `<ul>${known.join("\n")}</ul>`}
<form method="post" action="${escapeHtml(done)}"><button class="plain" id="done">${escapeHtml(t.passkeyLater)}</button></form>`,
  );
}
