import { toRecord } from "#shared/adapters/dynamodb/request-item.ts";
import { toSlot } from "#shared/adapters/dynamodb/slot-item.ts";
import { partsOf } from "#shared/domain/slot/parts.ts";
import { RETURNING } from "#shared/domain/slot/places.ts";
import type { Hold } from "#shared/ports/request-store.ts";
import type { Finding } from "../report.ts";
import type { World } from "../world.ts";
import { type Stored, under } from "./stored.ts";

/** Places of one slot under one hold. */
interface Held {
  readonly slotId: string;
  readonly hold: string;
  readonly requestId: string;
  readonly places: readonly number[];
}

const heldIn = ({ core }: Stored, now: number): readonly Held[] => {
  const places = under(core, "SLOTS#")
    .map(toSlot)
    .flatMap(({ date, time, places: all }) =>
      all.flatMap(({ until, hold, requestId, appointmentId }, index) =>
        hold === undefined || hold === RETURNING || appointmentId !== undefined || until <= now
          ? []
          : [{ slotId: `${date}T${time}`, hold, requestId: requestId ?? "", index }],
      ),
    );
  return [...Map.groupBy(places, ({ slotId, hold }) => `${slotId} ${hold}`).values()].flatMap((own) =>
    own.slice(0, 1).map((first) => ({ ...first, places: own.map(({ index }) => index) })),
  );
};

/** What is wrong with held places, from the hold that their request has. */
const faultsOf = (
  held: Held,
  own: Hold | undefined,
  mayBeLeft: (held: Held) => boolean,
): readonly string[] => {
  const { slotId, hold, requestId, places } = held;
  if (own?.token !== hold)
    return mayBeLeft(held) ? [] : [`${slotId}: ${requestId} holds ${places.length} and does not know`];
  const known = partsOf(own).find(({ time }) => slotId === `${own.date}T${time}`)?.places.length ?? 0;
  return known === places.length ? [] : [`${slotId}: ${requestId} holds ${places.length}, knows of ${known}`];
};

/**
 * What is held in the contended slots is what its request knows of: one hold, and no place beside it (A1, E1). Only a
 * press or a return that was cut off may leave places which nobody knows of, and those lapse by themselves.
 */
export const holdFinding = (stored: Stored, { slots, slotCalls }: World): Finding => {
  const now = Math.floor(Date.now() / 1000);
  const holds = heldIn(stored, now).filter(({ slotId }) => slots.has(slotId));
  const records = new Map(
    under(stored.core, "REQ#", "STATE")
      .map(toRecord)
      .map((record) => [record.requestId, record]),
  );
  const mayBeLeft = ({ slotId, requestId }: Held): boolean =>
    slotCalls.some(
      (one) =>
        one.slotId === slotId &&
        one.requestId === requestId &&
        (one.kind === "hold" || one.kind === "giveBack") &&
        one.called.doubtful,
    );
  // What is offered to somebody with an appointment is another place for it (S6).
  const needless = [...records.values()].filter(
    ({ state, hold }) =>
      state !== "valid" && hold !== undefined && hold.offer === undefined && hold.until > now,
  );
  return {
    invariant: "What is held is what its request knows of, and no place more (A1, E1)",
    of: `${holds.length} holds`,
    breaches: [
      ...needless.map(({ requestId, state }) => `${requestId} is ${state} and holds places`),
      ...holds.flatMap((held) => faultsOf(held, records.get(held.requestId)?.hold, mayBeLeft)),
    ],
  };
};
