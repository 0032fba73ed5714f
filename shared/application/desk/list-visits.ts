import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { idPattern } from "#shared/domain/ids.ts";
import type { Visit } from "#shared/ports/visit-store.ts";
import type { DeskReadDeps } from "./deps.ts";
import type { ShownVisit } from "./shown-visit.ts";
import { showVisit } from "./shown-visit.ts";

const byReference = async (
  deps: DeskReadDeps,
  postId: string,
  /** The short one, or the request's id. */
  reference: string,
): Promise<readonly Visit[]> => {
  const known = idPattern("request").test(reference);
  const requestId = known ? reference : await deps.requests.idOf(reference);
  const request = requestId === undefined ? undefined : await deps.requests.find(requestId);
  // Another post's request is nothing here (E2).
  if (request?.appointment === undefined || request.postId !== postId) return [];
  const visit = await deps.visits.find(postId, request.appointment.date, request.appointment.appointmentId);
  return visit === undefined ? [] : [visit];
};

/** Lists the visits of a local day of the post, or the one of a request, for the desk (T8): one query or two reads. */
export const listVisits = async (
  deps: DeskReadDeps,
  {
    params: { postId },
    query: { date, reference },
    now,
  }: Call<
    { postId: string },
    { date?: string | undefined; reference?: string | undefined },
    unknown,
    StaffCaller
  >,
): Outcome<{ visits: (ShownVisit & { names: string[] })[] }> => {
  const day = date === undefined ? [] : await deps.visits.ofDay(postId, date);
  const visits = reference === undefined ? day : await byReference(deps, postId, reference);
  const body = { visits: visits.map((visit) => ({ ...showVisit(visit, now), names: [...visit.names] })) };
  return { ok: true, value: { status: 200, body } };
};
