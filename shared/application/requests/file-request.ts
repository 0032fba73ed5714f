import { requestDrafted } from "#events/requests/drafted.v1.ts";
import { localDate } from "#shared/domain/calendar/calendar.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type { Beneficiary } from "#shared/domain/person/identity.ts";
import { ADULT_AGE_YEARS, ageOn, displayName, identityOf } from "#shared/domain/person/identity.ts";
import type { FieldFault, Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { RequestState } from "#shared/domain/request/request.ts";
import { documentsFor } from "#shared/domain/request/request.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
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
  state: RequestState;
  validUntil?: string;
  reviewDueOn?: string;
  correctBy?: string;
}

const personFaults = (
  person: Beneficiary,
  index: number,
  ages: "adult" | "minor" | "any",
  today: string,
): readonly (FieldFault & { refusal?: Refusal["code"] })[] => {
  const at = (field: string) => `/body/beneficiaries/${index}/${field}`;
  if (person.birthDate > today) return [{ pointer: at("birthDate"), code: "in-the-future" }];
  const adult = ageOn(person.birthDate, today) >= ADULT_AGE_YEARS;
  if (ages === "adult" && !adult)
    return [{ pointer: at("birthDate"), code: "minor-not-allowed", refusal: "minor-not-allowed" }];
  if (ages === "minor" && adult)
    return [{ pointer: at("birthDate"), code: "adult-not-allowed", refusal: "adult-not-allowed" }];
  if (!adult && person.cin !== undefined) return [{ pointer: at("cin"), code: "minor-has-no-cin" }];
  if (adult && person.cin === undefined && person.passportNumber === undefined)
    return [{ pointer: at("cin"), code: "cin-or-passport-needed" }];
  return [];
};

const checkPeople = (
  people: readonly Beneficiary[],
  ages: "adult" | "minor" | "any",
  today: string,
): Refusal | undefined => {
  const faults = people.flatMap((person, index) => personFaults(person, index, ages, today));
  if (faults.length > 0) {
    const code = faults.find(({ refusal }) => refusal !== undefined)?.refusal ?? "invalid-input";
    return { code, errors: faults.map(({ pointer, code: fault }) => ({ pointer, code: fault })) };
  }
  const identities = people.map(identityOf);
  const twice = identities.findIndex((identity, index) => identities.indexOf(identity) !== index);
  return twice < 0
    ? undefined
    : {
        code: "beneficiary-repeated",
        errors: [{ pointer: `/body/beneficiaries/${twice}`, code: "beneficiary-repeated" }],
      };
};

/**
 * Begins a request as a draft (R1, R2, R7): who it is for is written once and never changed.
 *
 * Writes the request's state, people and papers. Errors: `procedure-not-offered`, `invalid-input`,
 * `minor-not-allowed`, `adult-not-allowed`, `beneficiary-repeated`.
 */
export const fileRequest = async (
  deps: FilingDeps,
  call: Call<unknown, unknown, NewRequest, CitizenCaller>,
): Outcome<RequestStateReply> => {
  const { postId, procedureId, beneficiaries } = call.body;
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
  const wrong = checkPeople(beneficiaries, procedure.ages, localDate(call.now, post.timeZone));
  if (wrong) return { ok: false, error: wrong };
  const requestId = idFrom("request", call.command.id);
  const record: RequestRecord = {
    requestId,
    accountId: call.caller.accountId,
    postId,
    calendarId: procedure.calendarId,
    procedureId,
    urgent: procedure.urgent,
    state: "draft",
    names: beneficiaries.map(displayName),
    personKeys: await deps.personKeys.of(beneficiaries),
    createdAt: new Date(call.now).toISOString(),
  };
  return deps.changes.commit({
    command: call.command,
    pieces: deps.requests.createPieces({
      record,
      beneficiaries,
      documents: documentsFor(procedure.documents, beneficiaries.length),
    }),
    facts: [
      requestDrafted.fact(requestId, { requestId, procedureId, beneficiaries: beneficiaries.length }, postId),
    ],
    answer: {
      status: 201,
      body: { requestId, state: "draft" },
      headers: { Location: `/requests/${requestId}` },
    },
    now: call.now,
  });
};
