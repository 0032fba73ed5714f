import { randomBytes, timingSafeEqual } from "node:crypto";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { str } from "#local/json.ts";
import type { StateFile } from "#local/state.ts";

/** A number of any country in E.164; undefined where no country has it. */
export function e164(entered: string): string | undefined {
  const number = parsePhoneNumberFromString(entered.trim().replace(/^00/, "+"));
  return number?.isPossible() === true ? number.number : undefined;
}

/** Citizens by phone: whoever receives the code owns the account, so every number has one. */
export class Citizens {
  readonly #state: StateFile;

  constructor(state: StateFile) {
    this.#state = state;
  }

  /** A stable random id per phone. */
  subjectOf(phone: string): string {
    const known = this.#state.value[phone];
    if (typeof known === "string") return known;
    const subject = randomBytes(12).toString("hex");
    this.#state.value[phone] = subject;
    this.#state.save();
    return subject;
  }

  phoneOf(subject: string): string | undefined {
    return Object.entries(this.#state.value).find(([, known]) => str(known) === subject)?.[0];
  }
}

export function passwordMatches(staff: { readonly password: string } | undefined, entered: string): boolean {
  const wanted = Buffer.from(staff?.password ?? "nobody has this password".padEnd(40, "."));
  const given = Buffer.alloc(wanted.length);
  given.write(entered);
  return (
    staff !== undefined && Buffer.byteLength(entered) === wanted.length && timingSafeEqual(wanted, given)
  );
}
