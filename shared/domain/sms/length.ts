/** GSM 03.38 default alphabet: one unit each. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** GSM 03.38 extension table: an escape and a character, two units each. */
const EXTENSION = "\f^{}\\[~]|€";

const basic = new Set(BASIC);
const extension = new Set(EXTENSION);

/** How a text travels as SMS. */
export interface SmsLength {
  readonly encoding: "GSM-7" | "UCS-2";
  /** Septets, or UTF-16 code units. */
  readonly units: number;
  /** What is paid for. */
  readonly parts: number;
}

/** Units that fit in one message, and in each part of a longer one, whose header takes the rest. */
const CAPACITY = { "GSM-7": { one: 160, part: 153 }, "UCS-2": { one: 70, part: 67 } } as const;

/**
 * Units and parts of a text as SMS (N2): GSM-7 while every character is in its tables, else UCS-2 as a whole.
 * One Arabic letter, or one `ê`, cuts the room from 160 to 70.
 */
export const smsLength = (text: string): SmsLength => {
  const characters = [...text];
  const encoding = characters.every((character) => basic.has(character) || extension.has(character))
    ? "GSM-7"
    : "UCS-2";
  const units =
    encoding === "GSM-7"
      ? characters.reduce((sum, character) => sum + (extension.has(character) ? 2 : 1), 0)
      : text.length;
  const { one, part } = CAPACITY[encoding];
  return { encoding, units, parts: units <= one ? 1 : Math.ceil(units / part) };
};

const replacements: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "\u00a0": " ",
  "\u202f": " ",
  œ: "oe",
  Œ: "OE",
};

const toBasic = (character: string): string => {
  if (basic.has(character) || extension.has(character)) return character;
  const replaced = replacements[character];
  if (replaced !== undefined) return replaced;
  const bare = character.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return [...bare].every((letter) => basic.has(letter)) ? bare : "?";
};

/**
 * The nearest GSM-7 spelling of a Latin text: letters outside its tables lose their accent (`ê` → `e`,
 * `í` → `i`, `ç` → `c`), typographic signs become plain. Deliberate: "aout" in one part is read by everybody,
 * "août" costs a second part and arrives in pieces on old phones. What has no near spelling becomes `?`.
 */
export const toGsm7 = (text: string): string => [...text.normalize("NFC")].map(toBasic).join("");
