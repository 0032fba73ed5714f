import { record } from "#web/app/problem.ts";

/** Between two keys of a scanner; people are slower. Milliseconds. */
const GAP_MS = 60;
/** Fewer characters before Enter are somebody's typing. */
const SHORTEST = 8;

type Characters = Readonly<Record<string, string>>;
const plain: Characters = { Minus: "-", Equal: "=", Period: ".", Slash: "/", Semicolon: ";", Comma: "," };
const shifted: Characters = { Minus: "_", Equal: "+", Period: ">", Slash: "?", Semicolon: ":", Comma: "<" };
const modifiers = new Set(["ShiftLeft", "ShiftRight", "CapsLock"]);

/** What a scanner, which is a keyboard of the USA, meant by a key, whatever layout the desk's computer has. */
export const characterOf = (code: string, shift: boolean): string => {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? "" : digit;
  return (shift ? shifted : plain)[code] ?? "";
};

/** A scan taken apart; `claims` of a convocation are not verified: the desk looks the appointment up. */
export type Scan =
  | {
      readonly kind: "visit";
      readonly appointmentId: string;
      readonly reference: string;
      readonly postId: string;
      readonly date: string;
    }
  | { readonly kind: "stamp"; readonly code: string }
  | { readonly kind: "reference"; readonly reference: string }
  | { readonly kind: "unknown" };

/** How every code of ours for an appointment begins (A8). */
const CONVOCATION = "WISAL1:A:";
const REFERENCE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

const westernDigits = (text: string): string =>
  text.replaceAll(/[٠-٩]/g, (digit) => String("٠١٢٣٤٥٦٧٨٩".indexOf(digit)));

const convocation = (seal: string): Scan => {
  try {
    const payload = (seal.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const claims: unknown = JSON.parse(atob(payload));
    const { a, r, p, t } = record(claims);
    if ([a, r, p, t].every((claim) => typeof claim === "string" && claim !== "")) {
      const date = String(t).slice(0, 10);
      return { kind: "visit", appointmentId: String(a), reference: String(r), postId: String(p), date };
    }
  } catch {
    // Damaged, or another platform's.
  }
  return { kind: "unknown" };
};

/** A reference in its one spelling, as somebody typed it; undefined where it cannot be one. */
export const referenceIn = (typed: string): string | undefined => {
  const bare = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return REFERENCE.test(bare) ? `${bare.slice(0, 5)}-${bare.slice(5)}` : undefined;
};

/** Tells a convocation, a stamp and a reference apart, scanned or typed. */
export const readScan = (text: string): Scan => {
  const said = westernDigits(text.trim());
  if (said.startsWith(CONVOCATION)) return convocation(said.slice(CONVOCATION.length));
  const bare = said.replaceAll(/[\s\u2066-\u2069-]/g, "");
  if (/^\d{16}$/.test(bare)) return { kind: "stamp", code: bare };
  const reference = referenceIn(said);
  return reference === undefined ? { kind: "unknown" } : { kind: "reference", reference };
};

type Field = HTMLInputElement | HTMLTextAreaElement;
const fieldInFocus = (): { readonly field: Field; readonly value: string } | undefined => {
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? { field, value: field.value }
    : undefined;
};

const ends = (code: string): boolean => code === "Enter" || code === "NumpadEnter";

/** A field that had the focus says again what it said before the scan. */
const giveBack = (before: ReturnType<typeof fieldInFocus>): void => {
  if (before === undefined) return;
  before.field.value = before.value;
  before.field.dispatchEvent(new Event("input", { bubbles: true }));
};

/**
 * Hears a scanner whatever has the focus: keys less than 60 ms apart that end with Enter. A field that had the focus
 * gets back what it said before, and nothing is sent by that Enter. Returns what stops it.
 */
export const hearScanner = (onScan: (scan: Scan) => void): (() => void) => {
  let text = "";
  let last = Number.NEGATIVE_INFINITY;
  let before: ReturnType<typeof fieldInFocus>;
  const end = (event: KeyboardEvent): void => {
    const scanned = text;
    text = "";
    if (scanned.length < SHORTEST) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    giveBack(before);
    onScan(readScan(scanned));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.timeStamp - last > GAP_MS) {
      text = "";
      before = fieldInFocus();
    }
    last = event.timeStamp;
    if (ends(event.code)) end(event);
    else if (!modifiers.has(event.code)) text += characterOf(event.code, event.shiftKey);
  };
  addEventListener("keydown", onKey, true);
  return () => removeEventListener("keydown", onKey, true);
};
