import type { Actor, Caller } from "./caller.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";

/** Languages of equal rank (N2). */
export type Language = "ar" | "fr" | "es" | "en";

/**
 * One order to change something. `id` is derived from the caller, the operation and the `Idempotency-Key`,
 * so the same order given twice has the same id; `fingerprint` is a digest of its input (E1).
 */
export interface Command {
  readonly id: string;
  readonly fingerprint: string;
  readonly actor: Actor;
}

/** A body as it was sent, and the signature that came with it. */
export interface SignedText {
  readonly signature: string;
  readonly text: string;
}

/** What a use case is given: parsed input, who asks, the time, and the command's identity. */
export interface Call<Params, Query, Body, Who extends Caller = Caller> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Who;
  readonly command: Command;
  /** Epoch milliseconds of the platform's clock; a client's clock is never used. */
  readonly now: number;
  readonly language: Language;
  /** The bearer token as presented; only the account's opening needs it, to ask the issuer for the phone. */
  readonly accessToken: string | undefined;
  readonly requestId: string;
  /** On routes that another server signs; undefined where it did not. */
  readonly signed?: SignedText | undefined;
  /** The network address from which it comes, for budgets only (T11): never stored as it is, never logged. */
  readonly address?: string | undefined;
}

/** A successful answer. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
  readonly replayed?: false;
}

/** The stored answer of a command that was carried out before and is being repeated (E1). */
export interface Replay {
  readonly status: number;
  readonly body: unknown;
  readonly replayed: true;
}

/** What a use case returns. */
export type Outcome<Body> = Promise<Result<Answer<Body> | Replay, Refusal>>;
