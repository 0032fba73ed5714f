import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { Beneficiary } from "#shared/domain/person/identity.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AttachedStamp } from "../stamps/show-attached.ts";
import { attachedTo } from "../stamps/show-attached.ts";
import type { DeskReadDeps } from "./deps.ts";
import { feeOf } from "./fee-of.ts";
import type { ShownVisit } from "./shown-visit.ts";
import { showVisit } from "./shown-visit.ts";

/** One visit with the identities to be compared at the desk (R7), the fee for each person (T1) and the stamps it has (T5). */
export const showVisitWithPeople = async (
  deps: DeskReadDeps,
  {
    params,
    now,
  }: Call<{ postId: string; date: string; appointmentId: string }, unknown, unknown, StaffCaller>,
): Outcome<ShownVisit & { people: Beneficiary[]; fee: Money; stamps: AttachedStamp[] }> => {
  const visit = await deps.visits.find(params.postId, params.date, params.appointmentId);
  if (visit === undefined) return refuse("not-found");
  const [request, fee, stamps] = await Promise.all([
    deps.requests.findWhole(visit.requestId),
    feeOf(deps.tariffs, visit.procedureId, now),
    attachedTo(deps, visit, now),
  ]);
  if (request === undefined) throw new Error("a visit has no request");
  const body = { ...showVisit(visit, now), people: [...request.beneficiaries], fee: dirhams(fee), stamps };
  return { ok: true, value: { status: 200, body } };
};
