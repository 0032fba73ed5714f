import { randomBytes, randomUUID } from "node:crypto";
import { list, obj, optionalStr, str } from "#local/json.ts";
import { seedStaff } from "#local/seed/people.ts";
import type { StateFile } from "#local/state.ts";

/** Somebody whom the staff's issuer knows. */
export interface StaffUser {
  /** The `sub` of their tokens. */
  readonly subject: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** Where their second factor goes; by e-mail without one. */
  readonly phone?: string;
}

/** The users of the staff's issuer: the demonstration's, and whom administrators have invited. */
export class StaffPool {
  readonly #state: StateFile;

  constructor(state: StateFile) {
    this.#state = state;
  }

  get #invited(): readonly StaffUser[] {
    return list(this.#state.value["users"])
      .map(obj)
      .map((user) => ({
        subject: str(user["subject"]),
        email: str(user["email"]),
        password: str(user["password"]),
        name: str(user["name"]),
      }));
  }

  get #disabled(): readonly string[] {
    return list(this.#state.value["disabled"]).map((subject) => str(subject));
  }

  /** By e-mail or by `sub`, as Cognito finds them. */
  find(username: string): StaffUser | undefined {
    const wanted = username.trim().toLowerCase();
    return [...seedStaff, ...this.#invited].find(
      ({ email, subject }) => email === wanted || subject === username,
    );
  }

  /** Who may sign in. */
  findEnabled(username: string): StaffUser | undefined {
    const user = this.find(username);
    return user === undefined || this.#disabled.includes(user.subject) ? undefined : user;
  }

  /** Somebody new, with a password of their own that only their invitation tells. */
  add(email: string, name: string | undefined): StaffUser {
    const user = {
      subject: randomUUID(),
      email: email.toLowerCase(),
      password: `Aa1!${randomBytes(9).toString("base64url")}`,
      name: optionalStr(name) ?? email,
    };
    this.#state.value["users"] = [...this.#invited, user].map((each) => ({ ...each }));
    this.#state.save();
    return user;
  }

  setEnabled({ subject }: StaffUser, enabled: boolean): void {
    const others = this.#disabled.filter((each) => each !== subject);
    this.#state.value["disabled"] = enabled ? others : [...others, subject];
    this.#state.save();
  }
}
