import type { Language } from "#shared/catalogue/procedures.ts";
import type { en } from "#web/i18n/en.ts";

/**
 * Messages are plain data. A placeholder is `{name}` (text), `{name:number}` (formatted) or `{name:code}` (a code,
 * phone, reference or rate: always isolated left to right). English is the source of keys and placeholders; a
 * language with a missing key, a missing plural class or another placeholder does not compile.
 */
export type MessageKey = keyof typeof en;

interface PluralClasses {
  readonly ar: "zero" | "one" | "two" | "few" | "many" | "other";
  readonly fr: "one" | "many" | "other";
  readonly es: "one" | "many" | "other";
  readonly en: "one" | "other";
}

/** A message that depends on `{count:number}`: one text for each plural class of its language, none left out. */
export type Plural<L extends Language> = { readonly [C in PluralClasses[L]]: string };

/** What the translator reads, whatever the language. */
export type AnyMessage =
  | string
  | (Readonly<Partial<Record<PluralClasses["ar"], string>>> & { readonly other: string });
export type Messages = Readonly<Record<MessageKey, AnyMessage>>;

type Slots<S> = S extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never;
type SlotsOf<M> = M extends string ? Slots<M> : Slots<M[keyof M]>;
type SlotName<S extends string> = S extends `${infer Name}:${string}` ? Name : S;
type SlotValue<S extends string> = S extends `${string}:number` ? number : string;

/** The values a message needs, by its placeholders. */
export type Values<K extends MessageKey> = {
  readonly [S in SlotsOf<(typeof en)[K]> as SlotName<S>]: SlotValue<S>;
};
export type Arguments<K extends MessageKey> = [SlotsOf<(typeof en)[K]>] extends [never] ? [] : [Values<K>];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** One language's messages: the keys of English, texts for texts, plurals with every class of the language. */
export type Translation<L extends Language> = {
  readonly [K in MessageKey]: (typeof en)[K] extends string ? string : Plural<L>;
};

/** Turns a message with other placeholders than English, or a key English lacks, into a compile error. */
export type Checked<T> = {
  readonly [K in keyof T]: K extends MessageKey
    ? Same<SlotsOf<T[K]>, SlotsOf<(typeof en)[K]>> extends true
      ? T[K]
      : { readonly "placeholders must be": SlotsOf<(typeof en)[K]> }
    : never;
};
