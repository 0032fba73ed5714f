import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { AppointmentTransition } from "#shared/domain/appointment/appointment.ts";
import {
  appointmentTransitions,
  boundsOf,
  moveOf,
  movesAfter,
  NO_SHOW_LIMIT,
  whyNot,
} from "#shared/domain/appointment/appointment.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type {
  Appointment,
  AppointmentFacts,
  AppointmentStore,
  AppointmentTime,
  Guarded,
} from "#shared/ports/appointment-store.ts";
import { appointmentItemSchema } from "./appointment-item.ts";
import {
  endGuardPiece,
  guardPiece,
  guards,
  missedPiece,
  moveGuardPiece,
  unmissedPiece,
  whyBlocked,
} from "./guard-item.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const toAppointment = (item: unknown): Appointment => {
  const { pk, sk, closure, ...appointment } = appointmentItemSchema.parse(item);
  return appointment;
};

const presenceConditions = {
  open: "attribute_exists(presence) AND attribute_not_exists(presence.confirmedAt) AND presence.#from <= :now AND presence.#until > :now",
  overdue:
    "attribute_exists(presence) AND attribute_not_exists(presence.confirmedAt) AND presence.#until <= :now",
} as const;

/** The table's row as a condition, with the names and values it needs; and that nobody changed it since. */
const conditionOf = (transition: AppointmentTransition, sequence: number, now: number) => {
  const { startsAfter, startsBy, now: at } = boundsOf(transition, now);
  const { presence, movesBelow, displaced, from } = transition;
  const states = from.map((state, index) => [`:from${index}`, state] as const);
  return {
    expression: [
      `#state IN (${states.map(([name]) => name).join(", ")})`,
      "#sequence = :sequence",
      ...(startsAfter === undefined ? [] : ["startsAt > :startsAfter"]),
      ...(startsBy === undefined ? [] : ["startsAt <= :startsBy"]),
      ...(movesBelow === undefined ? [] : ["moves < :movesBelow"]),
      ...(displaced === undefined ? [] : ["attribute_exists(displaced)"]),
      ...(presence === undefined ? [] : [presenceConditions[presence]]),
    ].join(" AND "),
    names: {
      "#state": "state",
      "#sequence": "sequence",
      ...(presence && { "#until": "until" }),
      ...(presence === "open" && { "#from": "from" }),
    },
    values: {
      ...Object.fromEntries(states),
      ":sequence": sequence,
      ...(startsAfter !== undefined && { ":startsAfter": startsAfter }),
      ...(startsBy !== undefined && { ":startsBy": startsBy }),
      ...(movesBelow !== undefined && { ":movesBelow": movesBelow }),
      ...(presence && { ":now": at }),
    },
  };
};

const refusalFor =
  (transition: AppointmentTransition, now: number) =>
  (image: unknown): Refusal => {
    if (image === undefined) return { code: "appointment-none" };
    const appointment = toAppointment(image);
    // On another day by now: who asks again finds it there.
    const fault = appointment.state === "moved" ? undefined : whyNot(transition, appointment, now);
    return fault ?? { code: "busy", retryAfterSeconds: 1 };
  };

const keyOf = ({ postId, date, appointmentId }: Pick<Appointment, "postId" | "date" | "appointmentId">) =>
  keys.appointment(postId, date, appointmentId);

/** An update of the appointment as it was read, on a transition's conditions. */
const changePiece = (
  table: string,
  appointment: Appointment,
  transition: AppointmentTransition,
  change: {
    readonly set: Readonly<Record<string, unknown>>;
    readonly remove?: readonly string[];
    readonly shown: boolean;
  },
  now: number,
): DynamoPiece => {
  const condition = conditionOf(transition, appointment.sequence, now);
  const set = Object.entries({
    state: transition.to,
    ...change.set,
    ...(change.shown && { sequence: appointment.sequence + 1 }),
  }).filter(([, value]) => value !== undefined);
  const removed = change.remove ?? [];
  return {
    write: {
      Update: {
        TableName: table,
        Key: keyOf(appointment),
        UpdateExpression: `SET ${set.map(([name]) => `#${name} = :set_${name}`).join(", ")}${removed.length === 0 ? "" : ` REMOVE ${removed.map((name) => `#${name}`).join(", ")}`}`,
        ConditionExpression: condition.expression,
        ExpressionAttributeNames: {
          ...condition.names,
          ...Object.fromEntries([...set.map(([name]) => name), ...removed].map((name) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ...condition.values,
          ...Object.fromEntries(set.map(([name, value]) => [`:set_${name}`, value])),
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: refusalFor(transition, now),
  };
};

const optional = ["more", "presence"] as const;

/** The same day: the item stays; another day: it begins anew there, and a trace stays on the old one. */
const movePieces = (
  table: string,
  appointment: Appointment,
  to: AppointmentTime,
  now: number,
): readonly DynamoPiece[] => {
  const transition = moveOf(appointment);
  const { date, time, startsAt, places, more, presence } = to;
  const moves = movesAfter(appointment);
  const movedAt = new Date(now).toISOString();
  if (date === appointment.date) {
    const set = { time, startsAt, places, more, presence, moves, movedAt };
    const remove = [...optional.filter((name) => to[name] === undefined), "reminded", "displaced"];
    return [changePiece(table, appointment, transition, { set, remove, shown: true }, now)];
  }
  const trace = { ...transition, to: "moved" } as const;
  const {
    more: _more,
    presence: _presence,
    movedTo: _movedTo,
    reminded: _reminded,
    displaced: _displaced,
    ...kept
  } = appointment;
  const moved = { ...kept, date, time, startsAt, places, more, presence, moves, movedAt };
  return [
    changePiece(table, appointment, trace, { set: { movedTo: { date, time } }, shown: true }, now),
    {
      write: {
        Put: {
          TableName: table,
          Item: { ...keyOf(moved), ...moved, sequence: appointment.sequence + 1 },
          // Back on a day it was on before, it takes the place of its own trace.
          ConditionExpression: "attribute_not_exists(pk) OR #state = :moved",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":moved": "moved" },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
    },
  ];
};

/** Appointments in DynamoDB: one partition per post and local day. */
export const dynamoAppointmentStore = (client: DynamoDBDocumentClient, table: string): AppointmentStore => {
  const guardsOf = (personKeys: readonly string[]) =>
    Promise.all(
      personKeys.map(async (personKey) => {
        const { Item } = await client.send(
          new GetCommand({ TableName: table, Key: keys.guard(personKey), ConsistentRead: true }),
        );
        return [personKey, Item] as const;
      }),
    );
  /** Whether each person's item still guards them for this appointment: long after its start it may not. */
  const guarded = async (appointment: Guarded): Promise<readonly (readonly [string, boolean])[]> =>
    (await guardsOf(appointment.personKeys)).map(([personKey, item]) => [
      personKey,
      guards(item, appointment),
    ]);

  return {
    whyBlocked: async ({ personKeys, procedureId }, now, noShowLimit) => {
      const items = await guardsOf(personKeys);
      return items
        .map(([, item]) => whyBlocked(item ?? {}, procedureId, Math.floor(now / 1000), noShowLimit))
        .find((refusal) => refusal !== undefined);
    },
    bookPieces: (appointment, now, noShowLimit = NO_SHOW_LIMIT) => [
      putNew(
        table,
        { ...keyOf(appointment), ...appointment, state: "booked", sequence: 0, moves: 0 },
        () => ({
          code: "appointment-exists",
        }),
      ),
      ...appointment.personKeys.map((personKey) =>
        guardPiece(table, personKey, appointment, now, noShowLimit),
      ),
    ],
    find: async (postId, date, appointmentId) => {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: keys.appointment(postId, date, appointmentId),
          ConsistentRead: true,
        }),
      );
      return Item && toAppointment(Item);
    },
    ofDay: (postId, date) =>
      queryPartition(client, table, keys.appointment(postId, date, "").pk, toAppointment, {
        consistent: true,
      }),
    changePiece: (appointment, name, { shown = false, ...set }: AppointmentFacts, now) =>
      changePiece(table, appointment, appointmentTransitions[name], { set, shown }, now),
    movePieces: (appointment, to, now) => [
      ...movePieces(table, appointment, to, now),
      ...appointment.personKeys.map((personKey) => moveGuardPiece(table, personKey, appointment, to)),
    ],
    endGuards: (appointment) =>
      appointment.personKeys.map((personKey) => endGuardPiece(table, personKey, appointment)),
    freePeople: async (appointment) =>
      (await guarded(appointment))
        .filter(([, own]) => own)
        .map(([personKey]) => endGuardPiece(table, personKey, appointment)),
    missedPieces: async (appointment) =>
      (await guarded(appointment)).map(([personKey, own]) => missedPiece(table, personKey, appointment, own)),
    unmissedPieces: async (appointment, now) =>
      (await guardsOf(appointment.personKeys)).map(([personKey, item]) =>
        unmissedPiece(table, personKey, appointment, item, now),
      ),
  };
};
