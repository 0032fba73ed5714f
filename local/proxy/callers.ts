import { randomBytes } from "node:crypto";
import { account } from "#local/account.ts";
import { type FunctionModel, nameInArn } from "#local/template/model.ts";

/** The invocation during which a call is made. */
export interface Invocation {
  readonly requestId: string;
  /** Free text that a client put on its HTTP request; groups what one booking costs. */
  readonly tag: string | undefined;
}

/** Whoever holds an access key: one worker of one function. */
export interface Caller {
  readonly accessKey: string;
  readonly function: FunctionModel;
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

  release(accessKey: string): void {
    this.#byKey.delete(accessKey);
  }

  find(accessKey: string): Caller | undefined {
    return this.#byKey.get(accessKey);
  }
}
