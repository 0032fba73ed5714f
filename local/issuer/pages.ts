import { escapeHtml } from "#local/http.ts";
import { type Language, texts } from "./language.ts";

const style = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 26rem; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
form { display: grid; gap: 1rem; margin: 0 0 1rem; }
label { font-weight: 600; display: block; }
small { display: block; opacity: .85; }
input { font: inherit; padding: .6rem; width: 100%; box-sizing: border-box; border: 2px solid; border-radius: .4rem; }
button { font: inherit; padding: .7rem 1rem; border: 0; border-radius: .4rem; background: #0b5d3b; color: #fff; min-height: 3rem; }
button.plain { background: none; color: inherit; text-decoration: underline; padding: 0; min-height: 2.75rem; }
:focus-visible { outline: 3px solid #c07a00; outline-offset: 2px; }
.error { border-inline-start: .3rem solid #b3261e; padding-inline-start: .75rem; margin: 0; }
.code { letter-spacing: .3em; font-size: 1.4rem; }
`;

/** A whole page, in the reading direction of its language. */
export function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Wisal</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly attributes: string;
}

/** One field with its label, hint and error tied together for screen readers. */
function field({ name, label, hint, attributes }: Field, hasError: boolean): string {
  const described = [hint === undefined ? "" : `${name}-hint`, hasError ? "error" : ""].filter(
    (id) => id !== "",
  );
  return `<div>
<label for="${name}">${escapeHtml(label)}</label>
${hint === undefined ? "" : `<small id="${name}-hint">${escapeHtml(hint)}</small>`}
<input id="${name}" name="${name}" required ${attributes}${hasError ? ' aria-invalid="true"' : ""}${described.length > 0 ? ` aria-describedby="${described.join(" ")}"` : ""}>
</div>`;
}

function form(action: string, error: string | undefined, fields: readonly Field[], button: string): string {
  const hasError = error !== undefined;
  return `${hasError ? `<p class="error" id="error" role="alert">${escapeHtml(error)}</p>` : ""}
<form method="post" action="${escapeHtml(action)}" novalidate>
${fields.map((entry) => field(entry, hasError)).join("\n")}
<button>${escapeHtml(button)}</button>
</form>`;
}

/** One field for both, on the keyboard that has letters, digits, `@` and `+`. */
export function citizenPage(
  language: Language,
  action: string,
  entered: string,
  error: string | undefined,
): string {
  const t = texts[language];
  const phone: Field = {
    name: "phone",
    label: t.phoneOrEmail,
    hint: t.phoneOrEmailHint,
    attributes: `type="text" inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" dir="ltr" value="${escapeHtml(entered)}" autofocus`,
  };
  return page(language, t.signIn, form(action, error, [phone], t.next));
}

export function staffPage(
  language: Language,
  action: string,
  entered: string,
  error: string | undefined,
): string {
  const t = texts[language];
  const fields: Field[] = [
    {
      name: "email",
      label: t.email,
      attributes: `type="email" autocomplete="username" dir="ltr" value="${escapeHtml(entered)}" autofocus`,
    },
    {
      name: "password",
      label: t.password,
      attributes: 'type="password" autocomplete="current-password" dir="ltr"',
    },
  ];
  return page(language, t.signIn, form(action, error, fields, t.next));
}

/** `shown` is what the person may see of the number: all of their own, the last digits of a colleague's. */
export function codePage(
  language: Language,
  actions: { readonly code: string; readonly again: string; readonly other: string },
  shown: string,
  error: string | undefined,
): string {
  const t = texts[language];
  const code: Field = {
    name: "code",
    label: t.code,
    hint: t.codeHint,
    attributes:
      'type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" dir="ltr" class="code" autofocus',
  };
  return page(
    language,
    t.codeTitle,
    `<p>${escapeHtml(t.codeSent)} <bdi dir="ltr">${escapeHtml(shown)}</bdi>.</p>
${form(actions.code, error, [code], t.next)}
<form method="post" action="${escapeHtml(actions.again)}"><button class="plain">${escapeHtml(t.again)}</button></form>
<form method="post" action="${escapeHtml(actions.other)}"><button class="plain">${escapeHtml(t.other)}</button></form>`,
  );
}
