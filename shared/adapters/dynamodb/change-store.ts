import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import type { Envelope } from "#events/envelope.ts";
import { envelopesOf } from "#events/registry.ts";
import type { Command, Outcome, Replay } from "#shared/domain/call.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Change, ChangeStore, Piece } from "#shared/ports/change-store.ts";
import { actPiece } from "./agent-store.ts";
import { keys } from "./keys.ts";
import type { Image, TransactItem } from "./piece.ts";
import { putNew } from "./piece.ts";

const isTransactItem = (write: unknown): write is TransactItem =>
  typeof write === "object" &&
  write !== null &&
  ["Put", "Update", "Delete", "ConditionCheck"].some((kind) => kind in write);

const commandItemSchema = z.object({
  fingerprint: z.string(),
  answer: z.object({ status: z.number(), body: z.unknown() }),
});

/** Command records are kept for 8 days: the longest a client may repeat a command, and past any replay of the stream. */
const COMMAND_RETENTION_SECONDS = 8 * 24 * 60 * 60;

const ATTEMPTS = 6;
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Replays the stored answer, or refuses a key that comes back with another input (E1). */
const replay = (image: Image, command: Command): Result<Replay, Refusal> => {
  const stored = commandItemSchema.parse(image);
  return stored.fingerprint === command.fingerprint
    ? { ok: true, value: { ...stored.answer, replayed: true } }
    : refuse("idempotency-key-reused");
};

const commandItem = <Body>(change: Change<Body>, events: readonly Envelope[]) => ({
  ...keys.command(change.command.id),
  fingerprint: change.command.fingerprint,
  answer: { status: change.answer.status, body: change.answer.body ?? null },
  events,
  expiresAt: Math.floor(change.now / 1000) + COMMAND_RETENTION_SECONDS,
});

/** One more act of an agent, and a booking if it made one. */
const countOf = <Body>(table: string, { command, facts, now }: Change<Body>): readonly Piece[] => {
  const { id, onBehalfOf } = command.actor;
  if (onBehalfOf === undefined) return [];
  const bookings = facts.filter(({ type }) => type === appointmentConfirmed.type).length;
  return [actPiece(table, id, onBehalfOf, bookings, now)];
};

const passing = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/** Which piece's condition failed and on which image; undefined when only others were in the way, who pass. */
const failedPiece = (
  error: TransactionCanceledException,
): { readonly index: number; readonly image: Image } | undefined => {
  const reasons = error.CancellationReasons ?? [];
  const index = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
  if (index >= 0) {
    const image = reasons[index]?.Item;
    return { index, image: image && unmarshall(image) };
  }
  if (!reasons.some(({ Code }) => passing.has(Code ?? ""))) throw error;
  return undefined;
};

/** One try: the outcome, or undefined when only passing conflicts were in the way. */
const attempt = async <Body>(
  client: DynamoDBDocumentClient,
  change: Change<Body>,
  pieces: readonly Piece[],
): Promise<Awaited<Outcome<Body>> | undefined> => {
  const items = pieces.map(({ write }) => write).filter(isTransactItem);
  if (items.length !== pieces.length) throw new Error("a piece of another store");
  try {
    await client.send(new TransactWriteCommand({ TransactItems: items }));
    return { ok: true, value: change.answer };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const failed = failedPiece(error);
    if (failed === undefined) return undefined;
    if (failed.index === 0) return replay(failed.image, change.command);
    return { ok: false, error: pieces[failed.index]?.refusal(failed.image) ?? { code: "busy" } };
  }
};

/**
 * Commits changes in DynamoDB. Each change is one `TransactWriteItems` of its pieces and its command record in
 * `table`, so a change, its events, its audit source and its idempotency record cannot part (N1, E1, E3).
 *
 * What an agent does for a citizen is counted in the same transaction, in `countsTable` (R1).
 *
 * Conflicts between transactions are normal under load and are retried with full jitter up to 6 times
 * (about 1.5 s), then `busy`.
 */
export const dynamoChangeStore = (
  client: DynamoDBDocumentClient,
  table: string,
  countsTable = table,
): ChangeStore => ({
  commit: async <Body>(change: Change<Body>): Outcome<Body> => {
    const record = putNew(table, commandItem(change, envelopesOf(change)), () => ({
      code: "idempotency-key-reused",
    }));
    const pieces: readonly Piece[] = [record, ...change.pieces, ...countOf(countsTable, change)];
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const outcome = await attempt(client, change, pieces);
      if (outcome !== undefined) return outcome;
      await wait(Math.random() * 25 * 2 ** tries);
    }
    return refuse("busy", { retryAfterSeconds: 1 });
  },
  find: async (command) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.command(command.id), ConsistentRead: true }),
    );
    return Item === undefined ? { ok: true, value: undefined } : replay(Item, command);
  },
});
