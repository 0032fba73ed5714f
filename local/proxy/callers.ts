import { randomBytes } from "node:crypto";
import { account } from "#local/account.ts";
import { type FunctionModel, nameInArn } from "#local/template/model.ts";

/** The invocation during which a call is made. */
export interface Invocation {
  readonly requestId: string;
  /** Free text that a client put on its HTTP request; groups what one booking costs. */
  readonly tag: string | undefined;
}

/** The key of who verifies the audit trail of this run. */
export const AUDITOR_ACCESS_KEY = "ASIALOCALAUDITOR";

/** Whoever holds an access key: one worker of one function, or the auditor. */
export interface Caller {
  readonly accessKey: string;
  readonly function: Pick<FunctionModel, "name" | "shortName" | "statements">;
  readonly principal: string;
  readonly invocation: () => Invocation | undefined;
  /** Ends the worker at once, as a crash of its machine would. */
  readonly kill: () => void;
}

/** Hands out access keys and knows who holds them. Keys have letters and digits only, as the emulator demands. */
export class Callers {
  readonly #byKey = new Map<string, Caller>();
  #count = 0;

  register(fn: FunctionModel, worker: Pick<Caller, "invocation" | "kill">): Caller {
    this.#count += 1;
    const accessKey = `ASIALOCAL${String(this.#count).padStart(4, "0")}${randomBytes(4).toString("hex").toUpperCase()}`;
    const principal = `arn:${account.partition}:sts::${account.id}:assumed-role/${nameInArn(fn.roleArn)}/${fn.name}`;
    const caller: Caller = { accessKey, function: fn, principal, ...worker };
    this.#byKey.set(accessKey, caller);
    return caller;
  }

  /** Lets the auditor in, with what their role allows. */
  admitAuditor(statements: FunctionModel["statements"]): void {
    this.#byKey.set(AUDITOR_ACCESS_KEY, {
      accessKey: AUDITOR_ACCESS_KEY,
      function: { name: "auditor", shortName: "auditor", statements },
      principal: `arn:${account.partition}:sts::${account.id}:assumed-role/wisal-auditor/auditor`,
      invocation: () => undefined,
      kill: () => undefined,
    });
  }

  release(accessKey: string): void {
    this.#byKey.delete(accessKey);
  }

  find(accessKey: string): Caller | undefined {
    return this.#byKey.get(accessKey);
  }
}
