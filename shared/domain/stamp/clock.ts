import type { Stamp } from "./stamp.ts";

/** What of a stamp its clock consists of; all instants are UTC. */
export type StampClock = Pick<Stamp, "validUntil" | "pausedAt" | "pausedMs">;

/** Months for which a stamp is valid; a later change of the tariff does not void it (T5). */
const VALIDITY_MONTHS = 12;
/** Months within which an unused one is refunded (T9). */
const REFUND_MONTHS = 18;

/** The same day so many months later, UTC; where that month has no such day, its last. */
const monthsAfter = (start: number, months: number): number => {
  const end = new Date(start);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.getTime();
};

/** The instant at which a stamp issued at `issuedAt` (epoch ms) ends: the same day a year later, UTC (T5). */
export const validUntil = (issuedAt: number): string =>
  new Date(monthsAfter(issuedAt, VALIDITY_MONTHS)).toISOString();

/** For how long its clock has stood still until `now` (epoch ms), in milliseconds. */
const pausedFor = ({ pausedAt, pausedMs = 0 }: StampClock, now: number): number =>
  pausedMs + (pausedAt === undefined ? 0 : Math.max(0, now - Date.parse(pausedAt)));

/** The instant at which it ends if its clock went on at `now` (epoch ms): moved by as long as it stands still (T5). */
export const endAt = (clock: StampClock, now: number): string => {
  const standing = pausedFor(clock, now) - (clock.pausedMs ?? 0);
  return new Date(Date.parse(clock.validUntil) + standing).toISOString();
};

/** Whether its validity is over at `now` (epoch ms): never while its clock stands still (T5). */
export const isOver = ({ validUntil: end, pausedAt }: StampClock, now: number): boolean =>
  pausedAt === undefined && Date.parse(end) <= now;

/** The clock of a stamp that goes on from `now` (epoch ms) on: what it stood still is added to its end (T5). */
export const resumed = (clock: StampClock, now: number): StampClock & { readonly pausedAt: undefined } => ({
  validUntil: endAt(clock, now),
  pausedAt: undefined,
  pausedMs: pausedFor(clock, now),
});

/**
 * Until when an unused stamp is refunded (T9): eighteen months after its issue, and as much longer as its clock stood
 * still. Epoch ms; judged at `now` while it still stands.
 */
export const refundableUntil = (stamp: StampClock & Pick<Stamp, "issuedAt">, now: number): number =>
  monthsAfter(Date.parse(stamp.issuedAt), REFUND_MONTHS) + pausedFor(stamp, now);
