import type { Language } from "#shared/domain/call.ts";
import type { PlaceholderKind } from "./template.ts";

/** An e-mail's two parts, of the same words: mail programs show the one they can (RFC 2046, multipart/alternative). */
export interface Letter {
  readonly text: string;
  readonly html: string;
}

/** What stands under every e-mail. */
const footers: Readonly<Record<Language, string>> = {
  ar: "لا ترد على هذه الرسالة: لا يقرؤها أحد. لأي سؤال، اتصل بقنصليتك أو بمركز الاتصال.",
  fr: "Ne répondez pas à cet e-mail : personne ne le lit. Une question ? Adressez-vous à votre consulat ou au centre d’appels.",
  es: "No responda a este correo: nadie lo lee. ¿Una pregunta? Diríjase a su consulado o al centro de llamadas.",
  en: "Do not answer this e-mail: nobody reads it. A question? Ask your consulate or the call centre.",
};

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const FONT = "font-family:'Noto Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif";
const set = "font-weight:bold;unicode-bidi:isolate";

/** A code stands on a line of its own, to be read out or copied; all that reads from left to right is isolated. */
const value = (kind: PlaceholderKind, text: string): string => {
  if (kind === "code")
    return `<bdi dir="ltr" style="${set};display:table;margin:12px 0 0;font-size:28px;letter-spacing:2px">${escaped(text)}</bdi>`;
  if (kind === "reference") return `<bdi dir="ltr" style="${set};white-space:nowrap">${escaped(text)}</bdi>`;
  return kind === "text" ? `<bdi>${escaped(text)}</bdi>` : `<bdi dir="ltr">${escaped(text)}</bdi>`;
};

/** What a letter is made of: a template's own text, and what goes into its blanks. */
export interface LetterContent {
  readonly language: Language;
  /** Filled in already. */
  readonly subject: string;
  readonly mail: string;
  /** As the template has it, with `{name}` where a value stands. */
  readonly blank: string;
  readonly blankOf: (name: string) => { readonly kind: PlaceholderKind; readonly value: string };
}

/**
 * An e-mail as plain text and as HTML (N2), both from one text: what one says, the other says. Nothing is loaded from
 * anywhere, so that opening it tells nobody; styles are inline, because mail programs drop all others.
 */
export const letterOf = ({ language, subject, mail, blank, blankOf }: LetterContent): Letter => {
  const footer = footers[language];
  const paragraph = (text: string): string => {
    const words = escaped(text).replaceAll("\n", "<br>");
    const filled = words.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const { kind, value: given } = blankOf(name);
      return value(kind, given);
    });
    return `<p style="margin:0 0 16px">${filled}</p>`;
  };
  const dir = language === "ar" ? "rtl" : "ltr";
  const html = `<!doctype html>
<html lang="${language}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:0">
<div lang="${language}" dir="${dir}" style="max-width:560px;margin:0 auto;padding:16px;${FONT};font-size:17px;line-height:1.6;overflow-wrap:anywhere">
<div style="padding:0 0 8px;margin:0 0 20px;border-bottom:3px solid #0b5d3b;font-size:20px;font-weight:bold"><bdi>Wisal</bdi> · <bdi>وصال</bdi></div>
${blank.split("\n\n").map(paragraph).join("\n")}
<p style="margin:24px 0 0;padding:12px 0 0;border-top:1px solid #999;font-size:14px">${escaped(footer)}</p>
</div>
</body>
</html>
`;
  return { text: `${mail}\n\n${footer}\n`, html };
};
