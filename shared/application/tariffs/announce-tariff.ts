import { tariffAnnounced } from "#events/tariffs/announced.v1.ts";
import { tariffWithdrawn } from "#events/tariffs/withdrawn.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isAnnouncedInTime, NOTICE_MS, WITHDRAWAL_MS } from "#shared/domain/tariff/announcement.ts";
import type { Tariff } from "#shared/domain/tariff/tariff.ts";
import type { TariffDeps } from "./deps.ts";

/** A tariff as its administrators see it: amounts in centimes of dirham. */
export interface ShownTariff {
  procedureId: string;
  from: string;
  components: { receipt: number; chancery: number; service: number };
}

const shown = ({ procedureId, from, components }: Tariff): ShownTariff => ({
  procedureId,
  from,
  components: { ...components },
});

/** Every tariff of every procedure: past, in force and announced, by procedure and time (T1). */
export const listTariffs = async (deps: TariffDeps): Outcome<{ tariffs: ShownTariff[] }> => {
  const tariffs = await deps.book.tariffs();
  return { ok: true, value: { status: 200, body: { tariffs: tariffs.map(shown) } } };
};

/**
 * Announces a fee by component from an instant at least a day ahead (T1). Orders placed before keep theirs, and a
 * stamp bought before stays valid (T5). Errors: `invalid-input` (unknown procedure), `tariff-too-early`,
 * `tariff-exists`.
 */
export const announceTariff = async (
  deps: TariffDeps,
  { body, command, now }: Call<unknown, unknown, ShownTariff, StaffCaller>,
): Outcome<ShownTariff> => {
  const { procedureId, components } = body;
  if ((await deps.catalogue.procedure(procedureId)) === undefined)
    return refuse("invalid-input", { errors: [{ pointer: "/body/procedureId", code: "unknown-procedure" }] });
  if (!isAnnouncedInTime(body.from, now))
    return refuse("tariff-too-early", {
      details: { earliest: new Date(now + NOTICE_MS).toISOString() },
      errors: [{ pointer: "/body/from", code: "tariff-too-early" }],
    });
  const tariff = { procedureId, from: new Date(body.from).toISOString(), components };
  return deps.changes.commit({
    command,
    pieces: [deps.book.announcePiece(tariff)],
    facts: [tariffAnnounced.fact(procedureId, shown(tariff))],
    answer: { status: 201, body: shown(tariff) },
    now,
  });
};

/**
 * Takes an announced tariff back, until an hour before it is in force (T1). Errors: `tariff-unknown`,
 * `tariff-in-force`.
 */
export const withdrawTariff = (
  deps: TariffDeps,
  { body, command, now }: Call<unknown, unknown, { procedureId: string; from: string }, StaffCaller>,
): Outcome<{ procedureId: string; from: string }> => {
  const { procedureId } = body;
  const from = new Date(body.from).toISOString();
  const until = new Date(now + WITHDRAWAL_MS).toISOString();
  return deps.changes.commit({
    command,
    pieces: [deps.book.withdrawPiece(procedureId, from, until)],
    facts: [tariffWithdrawn.fact(procedureId, { procedureId, from })],
    answer: { status: 200, body: { procedureId, from } },
    now,
  });
};
