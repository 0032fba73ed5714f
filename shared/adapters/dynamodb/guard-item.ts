import * as z from "zod";
import { MISSED_WITHIN_SECONDS } from "#shared/domain/appointment/appointment.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Guarded, NewAppointment } from "#shared/ports/appointment-store.ts";
import type { DynamoPiece } from "./change-store.ts";
import { keys } from "./keys.ts";

const guardSchema = z.object({
  appointmentId: z.string(),
  postId: z.string(),
  date: z.iso.date(),
  until: z.int(),
});

const missedSchema = z.object({ missed: z.int().optional(), missedBefore: z.int().optional() });

/** The attribute of a person's item that guards one procedure. */
const actOf = (procedureId: string): string => `act:${procedureId}`;

/** A guard outlives the start of its appointment by a day, then no longer blocks, whoever forgot to close the visit. */
const GUARD_AFTER_START_SECONDS = 86_400;

/** The item outlives what it says of missed appointments; calendars open far less than half a year ahead. */
const KEPT_SECONDS = 2 * MISSED_WITHIN_SECONDS;

const startSeconds = (startsAt: string): number => Math.floor(Date.parse(startsAt) / 1000);

/** What stands in a person's way: an appointment of this procedure that is not over, or two that were missed. */
const whyBlocked = (image: unknown, procedureId: string, nowSeconds: number): Refusal => {
  const item = z.record(z.string(), z.unknown()).parse(image);
  const guard = guardSchema.safeParse(item[actOf(procedureId)]);
  if (guard.success && guard.data.until > nowSeconds)
    return {
      code: "appointment-duplicate",
      details: { postId: guard.data.postId, date: guard.data.date },
    };
  const until = (missedSchema.parse(image).missedBefore ?? 0) + MISSED_WITHIN_SECONDS;
  return { code: "booking-by-call-centre", details: { until: new Date(until * 1000).toISOString() } };
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

/**
 * Guards a person for a procedure until the appointment is over (A2), unless they missed two in half a year and it
 * is not `despiteMissed` (A7).
 */
export const guardPiece = (
  table: string,
  personKey: string,
  appointment: NewAppointment,
  now: number,
  despiteMissed: boolean,
): DynamoPiece => {
  const { appointmentId, procedureId, postId, date, startsAt } = appointment;
  const nowSeconds = Math.floor(now / 1000);
  const until = startSeconds(startsAt) + GUARD_AFTER_START_SECONDS;
  return {
    write: update(table, personKey, procedureId, {
      update: "SET #act = :guard, expiresAt = :kept",
      condition: [
        "(attribute_not_exists(#act) OR #act.#until <= :now)",
        ...(despiteMissed ? [] : ["(attribute_not_exists(missedBefore) OR missedBefore <= :longAgo)"]),
      ].join(" AND "),
      names: { "#until": "until" },
      values: {
        ":guard": { appointmentId, postId, date, until },
        ":kept": until + KEPT_SECONDS,
        ":now": nowSeconds,
        ...(!despiteMissed && { ":longAgo": nowSeconds - MISSED_WITHIN_SECONDS }),
      },
    }),
    refusal: (image) => whyBlocked(image, procedureId, nowSeconds),
  };
};

// It lapsed and was taken by another appointment since it was read: the next attempt leaves it alone.
const changed = (): Refusal => ({ code: "busy", retryAfterSeconds: 1 });

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
 * Notes a missed appointment beside the one missed before it (A7), and takes the guard away if `guarded`. It
 * counts from its start, so that recording it late, or all at once at the day's end, moves nothing.
 */
export const missedPiece = (
  table: string,
  personKey: string,
  { appointmentId, procedureId, startsAt }: Omit<Guarded, "personKeys"> & { readonly startsAt: string },
  guarded: boolean,
): DynamoPiece => ({
  write: update(table, personKey, procedureId, {
    update: `SET missedBefore = if_not_exists(missed, :never), missed = :at, expiresAt = :kept${guarded ? " REMOVE #act" : ""}`,
    condition: guarded ? "#act.appointmentId = :appointment" : "NOT #act.appointmentId = :appointment",
    values: {
      ":never": 0,
      ":at": startSeconds(startsAt),
      ":kept": startSeconds(startsAt) + KEPT_SECONDS,
      ":appointment": appointmentId,
    },
  }),
  refusal: changed,
});

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
