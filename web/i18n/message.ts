import type { Language } from "#shared/catalogue/procedures.ts";

/**
 * Messages are plain data. A placeholder is `{name}` (text), `{name:number}` (formatted) or `{name:code}` (a code,
 * phone, reference or rate: always isolated left to right). English is the source of keys and placeholders of each
 * catalogue (a folder of `web/i18n`); a language with a missing key, a missing plural class or another placeholder
 * does not compile.
 */
interface PluralClasses {
  readonly ar: "zero" | "one" | "two" | "few" | "many" | "other";
  readonly fr: "one" | "many" | "other";
  readonly es: "one" | "many" | "other";
  readonly en: "one" | "other";
}

/** A message that depends on `{count:number}`: one text for each plural class of its language, none left out. */
export type Plural<L extends Language> = { readonly [C in PluralClasses[L]]: string };

/** English texts by key: the shape of a catalogue. */
export type Catalogue = Readonly<Record<string, string | Plural<"en">>>;
export type KeyOf<C> = keyof C & string;
/** What stands before the first point of a key. */
export type PrefixOf<C> = KeyOf<C> extends infer K ? (K extends `${infer P}.${string}` ? P : never) : never;

/** What the translator reads, whatever the language. */
export type AnyMessage =
  | string
  | (Readonly<Partial<Record<PluralClasses["ar"], string>>> & { readonly other: string });
export type Messages = Readonly<Record<string, AnyMessage>>;

type Slots<S> = S extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never;
type SlotsOf<M> = M extends string ? Slots<M> : Slots<M[keyof M]>;
type SlotName<S extends string> = S extends `${infer Name}:${string}` ? Name : S;
type SlotValue<S extends string> = S extends `${string}:number` ? number : string;

/** The values a message needs, by its placeholders. */
export type Values<C, K extends keyof C> = {
  readonly [S in SlotsOf<C[K]> as SlotName<S>]: SlotValue<S>;
};
export type Arguments<C, K extends keyof C> = [SlotsOf<C[K]>] extends [never] ? [] : [Values<C, K>];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** One language's messages: the keys of English, texts for texts, plurals with every class of the language. */
export type Translation<L extends Language, C> = {
  readonly [K in keyof C]: C[K] extends string ? string : Plural<L>;
};

/** Turns a message with other placeholders than English, or a key English lacks, into a compile error. */
export type Checked<T, C> = {
  readonly [K in keyof T]: K extends keyof C
    ? Same<SlotsOf<T[K]>, SlotsOf<C[K]>> extends true
      ? T[K]
      : { readonly "placeholders must be": SlotsOf<C[K]> }
    : never;
};
