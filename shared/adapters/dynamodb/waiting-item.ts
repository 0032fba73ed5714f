import * as z from "zod";
import { offerKinds } from "#shared/domain/waiting/offer.ts";
import type { WaitingRow } from "#shared/domain/waiting/waiting.ts";
import { waitingModes } from "#shared/domain/waiting/waiting.ts";
import type { Due, Line } from "#shared/ports/offer-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import { slotPartSchema } from "./appointment-item.ts";
import { keys } from "./keys.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

const rowSchema = z.strictObject({
  ...itemKeys,
  requestId: z.string(),
  party: z.int().min(1),
  urgent: z.boolean(),
  from: z.iso.date(),
  to: z.iso.date(),
  mode: z.enum(waitingModes),
  joinedAt: z.iso.datetime(),
  version: z.int().positive(),
  expiresAt: z.int(),
});

const dueSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...itemKeys,
    kind: z.literal("offer"),
    at: z.iso.datetime(),
    offer: z.strictObject({
      offerId: z.string(),
      kind: z.enum(offerKinds),
      requestId: z.string(),
      postId: z.string(),
      calendarId: z.string(),
      date: z.iso.date(),
      time: z.string(),
      startsAt: z.iso.datetime(),
      places: z.array(z.int()),
      more: z.array(slotPartSchema).optional(),
    }),
  }),
  z.strictObject({
    ...itemKeys,
    kind: z.literal("calendar"),
    at: z.iso.datetime(),
    postId: z.string(),
    calendarId: z.string(),
  }),
]);

/** Reads a row of a line. */
export const toRow = (item: unknown): WaitingRow => {
  const { pk, sk, expiresAt, ...row } = rowSchema.parse(item);
  return row;
};

/** Reads what is due. */
export const toDue = (item: unknown): Due => {
  const { pk, sk, ...due } = dueSchema.parse(item);
  return due;
};

/** The key of what is due. */
export const dueKey = (due: Due) =>
  keys.offerDue(due.at, due.kind === "offer" ? due.offer.offerId : `${due.postId}#${due.calendarId}`);

/** The key of a row. */
export const rowKey = ({ postId, calendarId }: Line, { joinedAt, requestId }: WaitingRow) =>
  keys.waiting(postId, calendarId, joinedAt, requestId);

/** A day past the last one that it waits for, nobody looks for the row any more. */
const KEPT_SECONDS = 2 * 86_400;

/** The rows of a request's entry, one for each of its posts. */
export const rowItems = (record: RequestRecord): readonly Readonly<Record<string, unknown>>[] => {
  const { requestId, calendarId, urgent, personKeys, waiting } = record;
  if (waiting === undefined) return [];
  const { from, to, mode, joinedAt, version } = waiting;
  return waiting.postIds.map((postId) => ({
    ...keys.waiting(postId, calendarId, joinedAt, requestId),
    requestId,
    party: personKeys.length,
    urgent,
    from,
    to,
    mode,
    joinedAt,
    version,
    expiresAt: Math.floor(Date.parse(`${to}T00:00:00Z`) / 1000) + KEPT_SECONDS,
  }));
};
