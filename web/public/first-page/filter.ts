import type { CountryView } from "#web/public/first-page/page-data.ts";

const arabicForms: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ڤ: "ف",
  ڭ: "ك",
  گ: "ك",
};

/**
 * Brings a name or a search to one form: no case, no accents, no vowel signs or tatweel, one form of alef, ya and
 * ta marbuta, and spaces for punctuation, so that "liege" finds Liège and "اشبيليه" finds إشبيلية.
 */
export const fold = (text: string): string =>
  text
    // Before decomposition: NFD would cut أ into an alef and a hamza above.
    .replace(/[أإآٱىئؤةڤڭگ]/g, (letter) => arabicForms[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\p{M}ـ]/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/œ/g, "oe")
    .replace(/ı/g, "i")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether every word of the search begins a word of the folded names, in any order; an Arabic article may lack. */
export const matches = (names: string, search: string): boolean => {
  const wanted = fold(search);
  if (wanted === "") return true;
  const words = ` ${names}`;
  return wanted.split(" ").every((word) => words.includes(` ${word}`) || words.includes(` ال${word}`));
};

/** The countries with the posts that match; countries without one are left out. */
export const filterCountries = (
  countries: readonly CountryView[],
  search: string,
): readonly CountryView[] => {
  if (fold(search) === "") return countries;
  return countries
    .map((country) => ({ ...country, posts: country.posts.filter((post) => matches(post.search, search)) }))
    .filter((country) => country.posts.length > 0);
};
