import type { Page } from "playwright-core";

export type Layout = "qwerty" | "azerty" | "arabic";

/** What some keys say under each layout, plain and with Shift; the rest as in QWERTY. */
const azertyDigits = "à&é\"'(-è_ç";
const arabicLetters: Readonly<Record<string, string>> = { w: "ص", i: "ه", s: "س", a: "ش", l: "م", e: "ث" };

interface Key {
  readonly code: string;
  readonly key: string;
  readonly shiftKey: boolean;
}

const codeOf = (character: string): { readonly code: string; readonly shiftKey: boolean } => {
  if (/\d/.test(character)) return { code: `Digit${character}`, shiftKey: false };
  if (/[a-z]/i.test(character)) {
    return { code: `Key${character.toUpperCase()}`, shiftKey: /[A-Z]/.test(character) };
  }
  const marks: Readonly<Record<string, readonly [string, boolean]>> = {
    "-": ["Minus", false],
    _: ["Minus", true],
    ".": ["Period", false],
    ":": ["Semicolon", true],
  };
  const [code, shiftKey] = marks[character] ?? ["Space", false];
  return { code, shiftKey };
};

const keyOf = (character: string, layout: Layout): string => {
  if (layout === "azerty" && /\d/.test(character)) return azertyDigits[Number(character)] ?? character;
  if (layout === "arabic") return arabicLetters[character.toLowerCase()] ?? character;
  return character;
};

/** What a scanner, a keyboard of the USA, sends for `text` to a computer with that layout. */
export const keysOf = (text: string, layout: Layout): readonly Key[] => [
  ...[...text].map((character) => ({ ...codeOf(character), key: keyOf(character, layout) })),
  { code: "Enter", key: "Enter", shiftKey: false },
];

/**
 * Scans into whatever has the focus: real key events, and what they type where a field has it. A screen listens from
 * just after it is painted; nobody scans sooner.
 */
export const scan = async (page: Page, text: string, layout: Layout = "qwerty"): Promise<void> => {
  await page.evaluate(
    async (keys) => {
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      for (const { code, key, shiftKey } of keys) {
        const field = document.activeElement;
        const event = new KeyboardEvent("keydown", { code, key, shiftKey, bubbles: true, cancelable: true });
        const goesOn = (field ?? document.body).dispatchEvent(event);
        if (goesOn && field instanceof HTMLInputElement && key.length === 1) {
          field.value += key;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
    },
    keysOf(text, layout),
  );
};
