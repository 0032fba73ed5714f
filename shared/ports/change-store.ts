import type { Fact } from "#events/envelope.ts";
import type { Answer, Command, Outcome, Replay } from "#shared/domain/call.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";

/**
 * One conditional write of a transaction. Only its adapter knows what `write` is.
 * `refusal` says what a failed condition means, from the item's image as the database returned it.
 */
export interface Piece {
  readonly write: unknown;
  readonly refusal: (image: Readonly<Record<string, unknown>> | undefined) => Refusal;
}

/** Everything that one command changes, in one write: the pieces, its facts and the answer it gave. */
export interface Change<Body> {
  readonly command: Command;
  readonly pieces: readonly Piece[];
  readonly facts: readonly Fact[];
  readonly answer: Answer<Body>;
  readonly now: number;
}

/**
 * Commits a change with its command record (outbox, idempotency and audit source in one item).
 *
 * A command seen before changes nothing: its stored answer comes back with `replayed`, or
 * `idempotency-key-reused` when its fingerprint differs (E1). The first piece whose condition fails names the
 * refusal; `busy` when conflicts outlast the attempts.
 */
export interface ChangeStore {
  commit<Body>(change: Change<Body>): Outcome<Body>;
  /** The stored answer of a command, if it was carried out; `idempotency-key-reused` if its input differs. */
  find(command: Command): Promise<Result<Replay | undefined, Refusal>>;
}
