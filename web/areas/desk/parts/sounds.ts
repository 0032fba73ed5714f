/**
 * Names across scripts. The Arabic and the Latin spellings of a name agree on their consonants at most: "Benjelloun",
 * "Benjalloune" and "بنجلون" are one. The sound of a word is its consonants, without vowels, doubles and what one of
 * the scripts leaves out; it only widens a search, it proves nothing.
 */
const ofArabic: Readonly<Record<string, string>> = {
  ...{
    ب: "b",
    پ: "b",
    ت: "t",
    ث: "t",
    ط: "t",
    ج: "j",
    ح: "h",
    ه: "h",
    خ: "x",
    د: "d",
    ذ: "d",
    ض: "d",
    ظ: "d",
  },
  ...{ ر: "r", ز: "z", س: "s", ص: "s", ش: "š", غ: "q", ف: "f", ق: "k", ك: "k", ل: "l", م: "m", ن: "n" },
};

/** French and Spanish spellings of Arabic sounds, in the order in which they are read. */
const ofLatin: readonly (readonly [RegExp, string])[] = [
  [/ck|qu?/g, "k"],
  [/gh/g, "q"],
  [/tch|sch|ch|sh/g, "š"],
  [/kh/g, "x"],
  [/th/g, "t"],
  [/dh/g, "d"],
  [/ph|v/g, "f"],
  [/dj|g(?=[eiy])/g, "j"],
  [/c(?=[eiy])|ç/g, "s"],
  [/[cg]/g, "k"],
  [/p/g, "b"],
];

const isArabic = (word: string): boolean => /\p{Script=Arabic}/u.test(word);

/** The sound of one folded word: `amrani` and `العمراني` are `mrn`. */
export const soundOf = (word: string): string => {
  const letters = isArabic(word)
    ? [...word.replace(/^ال(?=..)/, "")].map((letter) => ofArabic[letter] ?? "").join("")
    : ofLatin.reduce((text, [from, to]) => text.replace(from, to), word).replace(/[aeiouyw]/g, "");
  return letters.replace(/(.)\1+/g, "$1").replace(/h$/, "");
};

/** Sounds of one letter say nothing. */
const LEAST = 2;

/**
 * Whether words typed in one script begin, by their sound, words of a name written in the other; "عبد الرحيم" also in
 * one word. Both are folded. False where both are of one script, or too short to tell.
 */
export const soundsLike = (name: string, search: string): boolean => {
  const words = search.split(" ");
  const other = name.split(" ").filter((word) => isArabic(word) !== isArabic(search));
  const sounds = other.map(soundOf);
  const wanted = words.map(soundOf).filter((sound) => sound.length >= LEAST);
  const begins = (sound: string) => sounds.some((_, index) => sounds.slice(index).join("").startsWith(sound));
  return wanted.length > 0 && (wanted.every(begins) || begins(wanted.join("")));
};
