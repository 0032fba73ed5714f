import { Bucket } from "./bucket.ts";
import { limits } from "./limits.ts";
import type { Obstacle } from "./tally.ts";

/** What one environment saw of slots, and when. */
export interface Environment {
  readonly seen: Map<number, { readonly taken: number; readonly at: number }>;
}

const fresh = (): Environment => ({ seen: new Map() });

/** The environments that an account may have at work at once, and the calls that it may make. */
export class Account {
  readonly #calls: Bucket;
  #spare: number;

  constructor(concurrency: number) {
    this.#spare = concurrency;
    const calls = concurrency * limits.callsPerEnvironment.value;
    this.#calls = new Bucket(calls, calls);
  }

  mayCall(now: number): boolean {
    return this.#calls.take(1, now);
  }

  take(environments: number): boolean {
    if (this.#spare < environments) return false;
    this.#spare -= environments;
    return true;
  }

  giveBack(): void {
    this.#spare += 1;
  }
}

/** The environments of one function: one call each at a time, made as they are wanted. */
export class Environments {
  readonly #account: Account;
  readonly #idle: Environment[];
  readonly #making = new Bucket(
    limits.environmentsPerTenSeconds.value / 10,
    limits.environmentsPerTenSeconds.value,
  );
  readonly #reserved: number;
  #busy = 0;

  /** @throws where the account has fewer than are to be kept ready. */
  constructor(account: Account, options: { readonly warm: number; readonly provisioned: number }) {
    if (!account.take(options.provisioned)) throw new Error("more provisioned than the account has");
    this.#account = account;
    this.#reserved = options.provisioned;
    this.#idle = Array.from({ length: options.warm + options.provisioned }, fresh);
  }

  /** An environment for one call, whether it is new; or what refuses it. */
  begin(now: number): { readonly environment: Environment; readonly cold: boolean } | Obstacle {
    if (!this.#account.mayCall(now)) return "invocations a second of the account";
    const shared = this.#busy >= this.#reserved;
    if (shared && !this.#account.take(1)) return "environments of the account";
    const idle = this.#idle.pop();
    if (idle === undefined && !this.#making.take(1, now)) {
      if (shared) this.#account.giveBack();
      return "new environments of a function";
    }
    this.#busy += 1;
    return { environment: idle ?? fresh(), cold: idle === undefined };
  }

  end(environment: Environment): void {
    this.#busy -= 1;
    if (this.#busy >= this.#reserved) this.#account.giveBack();
    this.#idle.push(environment);
  }
}
