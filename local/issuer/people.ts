import { randomBytes, timingSafeEqual } from "node:crypto";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { str } from "#local/json.ts";
import type { StateFile } from "#local/state.ts";

/** A number of any country in E.164; undefined where no country has it. */
export function e164(entered: string): string | undefined {
  const number = parsePhoneNumberFromString(entered.trim().replace(/^00/, "+"));
  return number?.isPossible() === true ? number.number : undefined;
}

/** Citizens by where their code goes: whoever receives it is that person, so every number and address has one. */
export class Citizens {
  readonly #state: StateFile;

  constructor(state: StateFile) {
    this.#state = state;
  }

  /** A stable random id for a phone, or for an e-mail address. */
  subjectOf(to: string): string {
    const known = this.#state.value[to];
    if (typeof known === "string") return known;
    const subject = randomBytes(12).toString("hex");
    this.#state.value[to] = subject;
    this.#state.save();
    return subject;
  }

  /** As Cognito changes a user's phone: false where the number is another's, undefined where nobody has the old one. */
  movePhone(from: string, to: string): boolean | undefined {
    const subject = this.#state.value[from];
    if (subject === undefined) return undefined;
    if (this.#state.value[to] !== undefined) return false;
    this.#state.value[to] = subject;
    this.remove(from);
    return true;
  }

  remove(to: string): void {
    delete this.#state.value[to];
    this.#state.save();
  }

  /** What the issuer says of somebody: the phone or the address that they confirmed by a code. */
  claimsOf(subject: string): Readonly<Record<string, string | boolean>> | undefined {
    const to = Object.entries(this.#state.value).find(([, known]) => str(known) === subject)?.[0];
    if (to === undefined) return undefined;
    return to.includes("@")
      ? { email: to, email_verified: true }
      : { phone_number: to, phone_number_verified: true };
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
