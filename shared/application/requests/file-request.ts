import { requestDrafted } from "#events/requests/drafted.v1.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type { Beneficiary } from "#shared/domain/person/identity.ts";
import { displayName } from "#shared/domain/person/identity.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { checkPeople } from "#shared/domain/request/people.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { RequestState } from "#shared/domain/request/request.ts";
import { documentsFor } from "#shared/domain/request/request.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Draft, RequestRecord } from "#shared/ports/request-store.ts";
import type { FilingDeps } from "./deps.ts";

/** What a citizen files: one procedure at one post for 1 to 6 people (R1). */
export interface NewRequest {
  readonly postId: string;
  readonly procedureId: string;
  readonly beneficiaries: readonly Beneficiary[];
}

/** A request's state, small and without personal data. */
export interface RequestStateReply {
  requestId: string;
  /** What people call it by; told when it is filed. */
  reference?: string;
  state: RequestState;
  validUntil?: string;
  reviewDueOn?: string;
  correctBy?: string;
  /** Accepted once; another officer is to confirm (R4). */
  awaits?: "second-officer";
}

/**
 * The draft that a body asks for (R1, R2). Errors: `procedure-not-offered`, `invalid-input`, `minor-not-allowed`,
 * `adult-not-allowed`, `beneficiary-repeated`.
 */
export const draftOf = async (
  deps: Pick<FilingDeps, "catalogue" | "personKeys">,
  { postId, procedureId, beneficiaries }: NewRequest,
  now: number,
): Promise<Result<Draft, Refusal>> => {
  const [post, procedure] = await Promise.all([
    deps.catalogue.post(postId),
    deps.catalogue.procedure(procedureId),
  ]);
  if (post === undefined)
    return refuse("procedure-not-offered", { errors: [{ pointer: "/body/postId", code: "unknown-post" }] });
  if (procedure === undefined)
    return refuse("procedure-not-offered", {
      errors: [{ pointer: "/body/procedureId", code: "unknown-procedure" }],
    });
  const wrong = checkPeople(beneficiaries, procedure.ages, localDate(now, post.timeZone));
  if (wrong) return fail(wrong);
  return ok({
    record: {
      postId,
      calendarId: procedure.calendarId,
      procedureId,
      urgent: procedure.urgent,
      names: beneficiaries.map(displayName),
      personKeys: await deps.personKeys.of(beneficiaries),
    },
    beneficiaries,
    documents: documentsFor(procedure.documents, beneficiaries.length),
  });
};

/**
 * Begins a request as a draft (R1, R2): what it says can be replaced until it is submitted (R7).
 *
 * Writes the request's state, people and papers. Errors: `procedure-not-offered`, `invalid-input`,
 * `minor-not-allowed`, `adult-not-allowed`, `beneficiary-repeated`.
 */
export const fileRequest = async (
  deps: FilingDeps,
  call: Call<unknown, unknown, NewRequest, CitizenCaller>,
): Outcome<RequestStateReply> => {
  const draft = await draftOf(deps, call.body, call.now);
  if (!draft.ok) return draft;
  const requestId = idFrom("request", call.command.id);
  const { postId, procedureId, beneficiaries } = call.body;
  const record: RequestRecord = {
    requestId,
    accountId: call.caller.accountId,
    ...draft.value.record,
    state: "draft",
    createdAt: new Date(call.now).toISOString(),
  };
  return deps.changes.commit({
    command: call.command,
    pieces: deps.requests.createPieces({ ...draft.value, record }),
    facts: [
      requestDrafted.fact(
        requestId,
        {
          requestId,
          procedureId,
          beneficiaries: beneficiaries.length,
          channel: channelOf(call.caller, postId),
        },
        postId,
      ),
    ],
    answer: {
      status: 201,
      body: { requestId, reference: referenceOf(requestId), state: "draft" },
      headers: { Location: `/requests/${requestId}` },
    },
    now: call.now,
  });
};
