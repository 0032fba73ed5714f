import type { Language } from "#shared/catalogue/procedures.ts";
import { languageFacts } from "#web/i18n/language.ts";
import type {
  AnyMessage,
  Arguments,
  Checked,
  KeyOf,
  Messages,
  PrefixOf,
  Translation,
} from "#web/i18n/message.ts";

/** A message cut at its placeholders; `kind` says how a value must be shown. */
export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "text" | "number" | "code"; readonly text: string };

type Bag = Readonly<Record<string, string | number>>;

/** Speaks the messages of catalogue `C` in one language. */
export interface Translator<C> {
  readonly language: Language;
  readonly locale: string;
  readonly dir: "rtl" | "ltr";
  /** The message as one string; codes and foreign words are isolated by control characters. */
  readonly t: <K extends KeyOf<C>>(key: K, ...values: Arguments<C, K>) => string;
  /** The message in pieces, for a component that isolates by markup. */
  readonly pieces: <K extends KeyOf<C>>(key: K, ...values: Arguments<C, K>) => readonly Piece[];
  /** The message `prefix.value`, of a value that the API names; one that is new here, as it is or `otherwise`. */
  readonly named: (prefix: PrefixOf<C>, value: string, otherwise?: string) => string;
}

// U+2066 left-to-right isolate, U+2068 first-strong isolate, U+2069 end of the isolate.
const isolated = (piece: Piece, dir: "rtl" | "ltr"): string => {
  if (piece.kind === "code") return `\u2066${piece.text}\u2069`;
  if (piece.kind === "text" && dir === "rtl") return `\u2068${piece.text}\u2069`;
  return piece.text;
};

const slotPattern = /\{(\w+)(?::(number|code))?\}/g;

/** In French a sign of two parts stands off its word and never begins a line. */
const withFrenchSpaces = (language: Language, text: string): string =>
  language === "fr" ? text.replaceAll(/ (?=[:;?!»])|(?<=«) /g, "\u00a0") : text;

/** A translator that knows no catalogue by type: what a context carries and a typed one is made from. */
export interface AnyTranslator extends Pick<Translator<object>, "language" | "locale" | "dir"> {
  readonly t: (key: string, ...values: readonly Bag[]) => string;
  readonly pieces: (key: string, ...values: readonly Bag[]) => readonly Piece[];
  readonly named: (prefix: string, value: string, otherwise?: string) => string;
}

/** Builds the translator of one language; formatters are made once. A key that is not loaded shows itself. */
export const createTranslator = (language: Language, messages: Messages): AnyTranslator => {
  const { locale, dir } = languageFacts[language];
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(locale);

  const textOf = (message: AnyMessage, values: Bag): string => {
    if (typeof message === "string") return message;
    return message[plurals.select(Number(values["count"] ?? 0))] ?? message.other;
  };

  const cut = (key: string, values: Bag): readonly Piece[] => {
    const text = withFrenchSpaces(language, textOf(messages[key] ?? key, values));
    const pieces: Piece[] = [];
    let from = 0;
    for (const match of text.matchAll(slotPattern)) {
      const value = values[match[1] ?? ""];
      const shown = typeof value === "number" ? numbers.format(value) : (value ?? "");
      const words = text.slice(from, match.index);
      // A time keeps to the word before it: alone on its line it says nothing.
      pieces.push({ kind: "words", text: /^\d\d:\d\d$/.test(shown) ? words.replace(/ $/, "\u00a0") : words });
      pieces.push({ kind: match[2] === "number" || match[2] === "code" ? match[2] : "text", text: shown });
      from = match.index + match[0].length;
    }
    pieces.push({ kind: "words", text: text.slice(from) });
    return pieces.filter((piece) => piece.text !== "");
  };

  const t: AnyTranslator["t"] = (key, ...values) =>
    cut(key, values[0] ?? {})
      .map((piece) => isolated(piece, dir))
      .join("");

  return {
    language,
    locale,
    dir,
    t,
    named: (prefix, value, otherwise = value) => {
      const key = `${prefix}.${value}`;
      return key in messages ? t(key) : otherwise;
    },
    pieces: (key, ...values) => cut(key, values[0] ?? {}),
  };
};

/** Declares a translation; see {@link Checked}. */
export const translation =
  <L extends Language, C>() =>
  <const T extends Translation<L, C>>(texts: T & Checked<T, C>): T =>
    texts;

/** The same translator, held to the keys and placeholders of a catalogue. */
export const typed = <C>(translator: AnyTranslator): Translator<C> => ({
  ...translator,
  t: (key, ...values) => translator.t(key, ...values),
  pieces: (key, ...values) => translator.pieces(key, ...values),
});
