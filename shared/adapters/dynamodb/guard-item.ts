import * as z from "zod";
import { MISSED_WITHIN_SECONDS, NO_SHOW_LIMIT } from "#shared/domain/appointment/appointment.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Guarded, NewAppointment } from "#shared/ports/appointment-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";

const guardSchema = z.object({
  appointmentId: z.string(),
  postId: z.string(),
  date: z.iso.date(),
  until: z.int(),
});

/** When a person missed an appointment, the last first: as many as a post may count (`MAX_NO_SHOW_LIMIT`). */
const misses = ["missed", "missedBefore", "missedEarlier"] as const;
const missedSchema = z.object({
  missed: z.int().optional(),
  missedBefore: z.int().optional(),
  missedEarlier: z.int().optional(),
});
/** Epoch seconds of a miss that never was. */
const NEVER = 0;

/** The attribute of a person's item that guards one procedure. */
const actOf = (procedureId: string): string => `act:${procedureId}`;

/** A guard outlives the start of its appointment by a day, then no longer blocks, whoever forgot to close the visit. */
const GUARD_AFTER_START_SECONDS = 86_400;

/** The item outlives what it says of missed appointments; calendars open far less than half a year ahead. */
const KEPT_SECONDS = 2 * MISSED_WITHIN_SECONDS;

const startSeconds = (startsAt: string): number => Math.floor(Date.parse(startsAt) / 1000);

/** The attribute that tells whether so many were missed of late; none where the rule is off. */
const judgedOf = (noShowLimit: number): (typeof misses)[number] | undefined => misses[noShowLimit - 1];

const missedIn = (item: unknown): readonly number[] => {
  const missed = missedSchema.parse(item);
  return misses.map((name) => missed[name] ?? NEVER);
};

/** What stands in a person's way: an appointment of this procedure that is not over, or those that were missed. */
export const whyBlocked = (
  image: unknown,
  procedureId: string,
  nowSeconds: number,
  noShowLimit: number = NO_SHOW_LIMIT,
): Refusal | undefined => {
  const item = z.record(z.string(), z.unknown()).parse(image);
  const guard = guardSchema.safeParse(item[actOf(procedureId)]);
  if (guard.success && guard.data.until > nowSeconds)
    return {
      code: "appointment-duplicate",
      details: { postId: guard.data.postId, date: guard.data.date },
    };
  const until = (missedIn(item)[noShowLimit - 1] ?? NEVER) + MISSED_WITHIN_SECONDS;
  return until <= nowSeconds
    ? undefined
    : { code: "booking-by-call-centre", details: { until: new Date(until * 1000).toISOString() } };
};

const update = (
  table: string,
  personKey: string,
  procedureId: string,
  parts: {
    readonly update: string;
    readonly condition: string;
    readonly names?: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, unknown>>;
  },
) => ({
  Update: {
    TableName: table,
    Key: keys.guard(personKey),
    UpdateExpression: parts.update,
    ConditionExpression: parts.condition,
    ExpressionAttributeNames: { "#act": actOf(procedureId), ...parts.names },
    ExpressionAttributeValues: { ...parts.values },
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  },
});

// It lapsed and was taken by another appointment since it was read: the next attempt leaves it alone.
const changed = (): Refusal => ({ code: "busy", retryAfterSeconds: 1 });

/**
 * Guards a person for a procedure until the appointment is over (A2), unless they missed as many in half a year
 * as the post allows (A7).
 */
export const guardPiece = (
  table: string,
  personKey: string,
  appointment: NewAppointment,
  now: number,
  noShowLimit: number,
): DynamoPiece => {
  const { appointmentId, procedureId, postId, date, startsAt } = appointment;
  const nowSeconds = Math.floor(now / 1000);
  const until = startSeconds(startsAt) + GUARD_AFTER_START_SECONDS;
  const judged = judgedOf(noShowLimit);
  return {
    write: update(table, personKey, procedureId, {
      update: "SET #act = :guard, expiresAt = :kept",
      condition: `(attribute_not_exists(#act) OR #act.#until <= :now)${judged === undefined ? "" : ` AND (attribute_not_exists(${judged}) OR ${judged} <= :longAgo)`}`,
      names: { "#until": "until" },
      values: {
        ":guard": { appointmentId, postId, date, until },
        ":kept": until + KEPT_SECONDS,
        ":now": nowSeconds,
        ...(judged !== undefined && { ":longAgo": nowSeconds - MISSED_WITHIN_SECONDS }),
      },
    }),
    refusal: (image) => whyBlocked(image, procedureId, nowSeconds, noShowLimit) ?? changed(),
  };
};

/** The guard follows its appointment to another day (A4). */
export const moveGuardPiece = (
  table: string,
  personKey: string,
  { appointmentId, procedureId, postId }: Pick<NewAppointment, "appointmentId" | "procedureId" | "postId">,
  to: { readonly date: string; readonly startsAt: string },
): DynamoPiece => {
  const until = startSeconds(to.startsAt) + GUARD_AFTER_START_SECONDS;
  return {
    write: update(table, personKey, procedureId, {
      update: "SET #act = :guard, expiresAt = :kept",
      condition: "#act.appointmentId = :appointment",
      values: {
        ":guard": { appointmentId, postId, date: to.date, until },
        ":kept": until + KEPT_SECONDS,
        ":appointment": appointmentId,
      },
    }),
    refusal: changed,
  };
};

/** Ends a guard now instead of a day after the appointment's start. */
export const endGuardPiece = (
  table: string,
  personKey: string,
  { appointmentId, procedureId }: Omit<Guarded, "personKeys">,
): DynamoPiece => ({
  write: update(table, personKey, procedureId, {
    update: "REMOVE #act",
    condition: "#act.appointmentId = :appointment",
    values: { ":appointment": appointmentId },
  }),
  refusal: changed,
});

/**
 * Notes a missed appointment before those missed earlier (A7), and takes the guard away if `guarded`. It
 * counts from its start, so that recording it late, or all at once at the day's end, moves nothing.
 */
export const missedPiece = (
  table: string,
  personKey: string,
  { appointmentId, procedureId, startsAt }: Omit<Guarded, "personKeys"> & { readonly startsAt: string },
  guarded: boolean,
): DynamoPiece => ({
  write: update(table, personKey, procedureId, {
    update: `SET missedEarlier = if_not_exists(missedBefore, :never), missedBefore = if_not_exists(missed, :never), missed = :at, expiresAt = :kept${guarded ? " REMOVE #act" : ""}`,
    condition: guarded ? "#act.appointmentId = :appointment" : "NOT #act.appointmentId = :appointment",
    values: {
      ":never": NEVER,
      ":at": startSeconds(startsAt),
      ":kept": startSeconds(startsAt) + KEPT_SECONDS,
      ":appointment": appointmentId,
    },
  }),
  refusal: changed,
});

/**
 * Takes a missed appointment back (A7) and guards the person for it again, on condition that they have booked
 * nothing else for the procedure and that what they missed is what was read.
 */
export const unmissedPiece = (
  table: string,
  personKey: string,
  appointment: Omit<Guarded, "personKeys"> & Pick<NewAppointment, "postId" | "date" | "startsAt">,
  image: unknown,
  now: number,
): DynamoPiece => {
  const { appointmentId, procedureId, postId, date, startsAt } = appointment;
  const nowSeconds = Math.floor(now / 1000);
  const at = startSeconds(startsAt);
  const before = missedIn(image ?? {});
  const index = before.indexOf(at);
  const after = index < 0 ? before : [...before.toSpliced(index, 1), NEVER];
  const until = at + GUARD_AFTER_START_SECONDS;
  const same = misses.map(
    (name, each) =>
      `(${name} = :before${each}${before[each] === NEVER ? ` OR attribute_not_exists(${name})` : ""})`,
  );
  return {
    write: update(table, personKey, procedureId, {
      update: `SET #act = :guard, expiresAt = :kept, ${misses.map((name, each) => `${name} = :after${each}`).join(", ")}`,
      condition: ["(attribute_not_exists(#act) OR #act.#until <= :now)", ...same].join(" AND "),
      names: { "#until": "until" },
      values: {
        ":guard": { appointmentId, postId, date, until },
        ":kept": until + KEPT_SECONDS,
        ":now": nowSeconds,
        ...Object.fromEntries(before.map((missed, each) => [`:before${each}`, missed])),
        ...Object.fromEntries(after.map((missed, each) => [`:after${each}`, missed])),
      },
    }),
    // No limit here: only another appointment stands in the way of an undone mistake.
    refusal: (taken) => whyBlocked(taken ?? {}, procedureId, nowSeconds, 0) ?? changed(),
  };
};

/** Whether a person's item guards them for this appointment. */
export const guards = (
  item: unknown,
  { appointmentId, procedureId }: Omit<Guarded, "personKeys">,
): boolean => {
  const guard = guardSchema.safeParse(
    z.record(z.string(), z.unknown()).optional().parse(item)?.[actOf(procedureId)],
  );
  return guard.success && guard.data.appointmentId === appointmentId;
};
