import type { Language } from "#shared/catalogue/procedures.ts";

/** The languages of the public pages, in the order in which the switcher lists them: equal rank, own names. */
export const languages: readonly Language[] = ["ar", "fr", "es", "en"];

interface LanguageFacts {
  readonly name: string;
  readonly dir: "rtl" | "ltr";
  /** Formatting locale. `ar-MA`, never `ar`: Western digits, 24-hour clock, Moroccan month names, Monday week. */
  readonly locale: string;
}

export const languageFacts: Readonly<Record<Language, LanguageFacts>> = {
  ar: { name: "العربية", dir: "rtl", locale: "ar-MA" },
  fr: { name: "Français", dir: "ltr", locale: "fr" },
  es: { name: "Español", dir: "ltr", locale: "es" },
  en: { name: "English", dir: "ltr", locale: "en-GB" },
};
