import type { Language } from "#shared/domain/call.ts";
import { toGsm7 } from "#shared/domain/sms/length.ts";
import type { Letter } from "./letter.ts";
import { letterOf } from "./letter.ts";

/**
 * What a placeholder holds. `text` is a word of the message's own language; all others read from left to right
 * and are isolated in Arabic, where a bare `1234 5678 9012 3456` shows as `3456 9012 5678 1234`.
 */
export type PlaceholderKind = "text" | "code" | "phone" | "reference" | "date" | "time" | "count" | "name";

/** The texts of a message in one language; `{name}` stands for a placeholder. */
export interface MessageTexts {
  readonly sms: string;
  readonly subject: string;
  readonly mail: string;
}

/** A message as data: its placeholders and its texts in every language (N2). */
export interface Template<Placeholders extends Readonly<Record<string, PlaceholderKind>>> {
  readonly kind: string;
  /** Of use now or not at all, at night too: a code, a place that is held for some hours, a warning (N3). */
  readonly atOnce?: true;
  readonly placeholders: Placeholders;
  readonly texts: Readonly<Record<Language, MessageTexts>>;
}

/** One value for each placeholder. */
export type ValuesOf<Placeholders> = { readonly [Name in keyof Placeholders]: string };

/** A template and its values in one language, ready to be sent over any channel. */
export interface RenderedMessage {
  readonly kind: string;
  readonly atOnce: boolean;
  readonly language: Language;
  readonly sms: string;
  readonly subject: string;
  /** The words of the e-mail, as its person sees them again. */
  readonly mail: string;
  /** The e-mail as it is sent. */
  readonly letter: Letter;
  /** What stood in its blanks, as it may be kept: of a code only its mask. */
  readonly kept: Readonly<Record<string, string>>;
}

/** What is kept of a code. */
export const MASKED_CODE = "••••";

/** Declares a template; its placeholders are checked against its texts by a test. */
export const defineTemplate = <const Placeholders extends Readonly<Record<string, PlaceholderKind>>>(
  template: Template<Placeholders>,
): Template<Placeholders> => template;

const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const POP_ISOLATE = "\u2069";

const isolated = (language: Language, kind: PlaceholderKind, value: string): string =>
  language === "ar" && kind !== "text" ? `${LEFT_TO_RIGHT_ISOLATE}${value}${POP_ISOLATE}` : value;

const placeholder = /\{(\w+)\}/g;

/** The names of the placeholders in a text. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** An SMS has the straight apostrophe alone (GSM-7); what is read as a letter has the one of print. */
const typographic = (text: string): string => text.replaceAll("'", "’");

/**
 * Fills a template. Latin SMS texts are spelled in GSM-7 (see `toGsm7`), e-mails keep every accent.
 *
 * @throws when a text names a placeholder that the template lacks: a bug, shown by the templates' test.
 */
export const render = <Placeholders extends Readonly<Record<string, PlaceholderKind>>>(
  template: Template<Placeholders>,
  language: Language,
  values: ValuesOf<Placeholders>,
): RenderedMessage => {
  const placeholders = Object.entries(template.placeholders);
  const kindOf = (name: string): PlaceholderKind => {
    const kind = template.placeholders[name];
    if (kind === undefined) throw new Error(`${template.kind} has no placeholder ${name}`);
    return kind;
  };
  const fill = (text: string): string =>
    text.replaceAll(placeholder, (_, name: string) => isolated(language, kindOf(name), values[name] ?? ""));
  const { sms, subject: headline, mail: blank } = template.texts[language];
  const subject = fill(typographic(headline));
  const written = typographic(blank);
  const mail = fill(written);
  const text = fill(sms);
  const blankOf = (name: string) => ({ kind: kindOf(name), value: values[name] ?? "" });
  return {
    kind: template.kind,
    atOnce: template.atOnce === true,
    language,
    sms: language === "ar" ? text : toGsm7(text),
    subject,
    mail,
    letter: letterOf({ language, subject, mail, blank: written, blankOf }),
    kept: Object.fromEntries(
      placeholders.map(([name, kind]) => [name, kind === "code" ? MASKED_CODE : (values[name] ?? "")]),
    ),
  };
};
