import { stampConsumed } from "#events/stamps/consumed.v1.ts";
import { visitClosed } from "#events/visits/closed.v1.ts";
import type { Call, Command, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { consumptionLines, ledgerEntry } from "#shared/domain/ledger/ledger.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { requestTransitions } from "#shared/domain/request/request.ts";
import { guesserOf } from "#shared/domain/stamp/guessing.ts";
import { stampsFault } from "#shared/domain/visit/visit.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { StoredStamp } from "#shared/ports/stamp-store.ts";
import type { Visit } from "#shared/ports/visit-store.ts";
import { guarded } from "../stamps/guarded.ts";
import type { DeskWriteDeps } from "./deps.ts";
import { feeOf } from "./fee-of.ts";
import type { GivenStamps } from "./visit-stamps.ts";
import { consumePieces, findGiven } from "./visit-stamps.ts";

interface Closing extends GivenStamps {
  readonly desk: string;
}

const ledgerPieces = (
  deps: DeskWriteDeps,
  visit: Visit,
  stamps: readonly StoredStamp[],
  command: Command,
  now: number,
): readonly Piece[] =>
  stamps.length === 0
    ? []
    : [
        deps.ledger.entry(
          ledgerEntry({
            entryId: command.id,
            kind: "consumption",
            at: new Date(now).toISOString(),
            postId: visit.postId,
            subjects: [visit.appointmentId, ...stamps.map(({ stamp }) => stamp.stampId)],
            lines: stamps.flatMap(({ stamp }) => consumptionLines(stamp.amountMad, stamp.components)),
          }),
        ),
      ];

/**
 * Closes a visit and consumes its stamps in one write (T8): visit served with officer, desk, stamps and time;
 * request served; each stamp consumed with its one record of use; the ledger; the people free for a next
 * appointment (A2); `visits.closed` and `stamps.consumed`.
 *
 * A procedure with a fee needs one stamp for each person, for that act; a free one takes none. Stamps attached to the
 * request are named by id and need no code (T5); those not used here are freed by the sweep.
 * Errors: `not-found`, `visit-closed` (with when and at which desk), `appointment-none`,
 * `visit-stamps-missing`, `visit-stamps-needless`, `stamp-repeated`, `stamp-check-digit` and every reason of
 * `explain`, with a pointer to the code or id; `busy`
 * when a stamp was taken off the request meanwhile.
 */
export const closeVisit = async (
  deps: DeskWriteDeps,
  {
    params,
    body,
    caller,
    command,
    address,
    now,
  }: Call<{ postId: string; date: string; appointmentId: string }, unknown, Closing, StaffCaller>,
): Outcome<{ appointmentId: string; state: "served"; at: string; stampIds: string[] }> => {
  const visit = await deps.visits.find(params.postId, params.date, params.appointmentId);
  if (visit === undefined) return refuse("not-found");
  // Served is final: what was read stays true, and it is the better answer than one about the stamps.
  if (visit.closure)
    return refuse("visit-closed", { details: { at: visit.closure.at, desk: visit.closure.desk } });
  const { appointmentId, requestId, procedureId, postId } = visit;
  const needs = { people: visit.personKeys.length, feeMad: await feeOf(deps.tariffs, procedureId, now) };
  const fault = stampsFault(needs, body.stampCodes.length + body.stampIds.length);
  if (fault) {
    const errors = [{ pointer: "/body/stampCodes", code: fault }];
    return refuse(fault, { errors, details: { needed: needs.feeMad === 0 ? 0 : needs.people } });
  }
  const look = () => findGiven(deps, visit, body);
  // Without a code nothing can be guessed (T11).
  const found =
    body.stampCodes.length === 0 ? await look() : await guarded(deps, guesserOf(caller, address), now, look);
  if (!found.ok) return found;
  const stampIds = found.value.map(({ stamp }) => stamp.stampId);
  const at = new Date(now).toISOString();
  return deps.changes.commit({
    command,
    pieces: [
      deps.visits.close(visit, { at, staffId: caller.staffId, desk: body.desk, stampIds }),
      deps.requests.transitionPiece(requestId, requestTransitions.serve, { endedAt: at }),
      ...consumePieces(deps, { visit, desk: body.desk }, found.value, command, now),
      ...ledgerPieces(deps, visit, found.value, command, now),
      ...(await deps.appointments.freePeople(visit)),
    ],
    facts: [
      visitClosed.fact(
        appointmentId,
        { appointmentId, requestId, procedureId, stamps: stampIds.length },
        postId,
      ),
      ...found.value.map(({ stamp: { stampId, amountMad } }) =>
        stampConsumed.fact(
          stampId,
          { stampId, procedureId, amountMad, at: { kind: "desk", postId, appointmentId } },
          postId,
        ),
      ),
    ],
    answer: { status: 200, body: { appointmentId, state: "served", at, stampIds } },
    now,
  });
};
