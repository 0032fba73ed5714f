import { randomInt } from "node:crypto";

export const CODE_LIFETIME_MS = 15 * 60_000;
export const FAILURES_ALLOWED = 5;
/** A machine that asks for codes without end would run up the SMS bill. */
export const CODES_ALLOWED = 5;

export type CodeCheck = "right" | "wrong" | "locked";

interface Account {
  codes: { readonly code: string; readonly until: number }[];
  failures: number[];
}

/**
 * Six-digit codes per account. A new code leaves the old ones valid, since SMS overtake each other; failures
 * are counted per account and no new code resets them.
 */
export class OneTimeCodes {
  readonly #accounts = new Map<string, Account>();

  /** A new code; undefined once the account has had as many as it may. */
  issue(account: string, now: number): string | undefined {
    const known = this.#account(account, now);
    if (known.codes.length >= CODES_ALLOWED) return undefined;
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    known.codes.push({ code, until: now + CODE_LIFETIME_MS });
    return code;
  }

  /** Spaces and dashes do not matter, nor which digits a keyboard writes. A right code works once. */
  check(account: string, entered: string, now: number): CodeCheck {
    const known = this.#account(account, now);
    if (known.failures.length >= FAILURES_ALLOWED) return "locked";
    const code = westernDigits(entered).replace(/[\s\u200e\u200f-]/g, "");
    if (known.codes.some((issued) => issued.code === code)) {
      this.#accounts.delete(account);
      return "right";
    }
    known.failures.push(now + CODE_LIFETIME_MS);
    return known.failures.length >= FAILURES_ALLOWED ? "locked" : "wrong";
  }

  #account(name: string, now: number): Account {
    const known = this.#accounts.get(name) ?? { codes: [], failures: [] };
    known.codes = known.codes.filter(({ until }) => until > now);
    known.failures = known.failures.filter((until) => until > now);
    this.#accounts.set(name, known);
    return known;
  }
}

/** Arabic and Persian digits as Western ones. */
function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
