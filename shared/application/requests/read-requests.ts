import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller, StaffCaller } from "#shared/domain/caller.ts";
import type { PaperType } from "#shared/domain/document/limits.ts";
import { paperKeyOf } from "#shared/domain/document/paper-key.ts";
import type { UploadState } from "#shared/domain/document/upload.ts";
import type { VerdictCode } from "#shared/domain/document/verdict.ts";
import type { ZoneCheck, ZoneField } from "#shared/domain/document/zone.ts";
import { standingCheck } from "#shared/domain/document/zone.ts";
import type { Beneficiary } from "#shared/domain/person/identity.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { RequestDocument, RequestState } from "#shared/domain/request/request.ts";
import { hasExpired } from "#shared/domain/request/request.ts";
import type {
  AppointmentPointer,
  RequestRecord,
  Uploads,
  WholeRequest,
} from "#shared/ports/request-store.ts";
import type { ReadingDeps } from "./deps.ts";

/** A request in a list. */
export interface RequestSummary {
  requestId: string;
  /** What people call it by. */
  reference: string;
  postId: string;
  procedureId: string;
  state: RequestState;
  createdAt: string;
  submittedAt?: string | undefined;
  validUntil?: string | undefined;
  reviewDueOn?: string | undefined;
  correctBy?: string | undefined;
  /** When it was served or withdrawn. */
  endedAt?: string | undefined;
  /** The time to choose a slot (R6) or to correct papers (R4) has run out. */
  expired?: true | undefined;
  people: string[];
  appointment?: AppointmentPointer | undefined;
}

/** A paper with the officer's decision and what was uploaded for it, whose verdict the page translates by code. */
export interface PaperView extends RequestDocument {
  upload?:
    | {
        uploadId: string;
        state: UploadState;
        type: PaperType;
        name: string;
        grantedAt: string;
        verdict?: VerdictCode | undefined;
        decidedAt?: string | undefined;
        zone?: { outcome: ZoneCheck["outcome"]; fields?: ZoneField[] | undefined } | undefined;
      }
    | undefined;
}

/** A request with its people and papers. */
export interface RequestView extends RequestSummary {
  beneficiaries: Beneficiary[];
  documents: PaperView[];
  hold?: { date: string; time: string; until: string } | undefined;
}

/** The states in which a request's appointment is one: a cancelled or missed one is shown by itself only. */
const live: readonly RequestState[] = ["booked", "served"];

const pointerOf = ({ appointmentId, date, time, startsAt }: AppointmentPointer): AppointmentPointer => ({
  appointmentId,
  date,
  time,
  startsAt,
});

const summarise = (record: RequestRecord, now: number): RequestSummary => {
  const {
    requestId,
    postId,
    procedureId,
    state,
    createdAt,
    submittedAt,
    validUntil,
    reviewDueOn,
    correctBy,
    endedAt,
    names,
    appointment,
  } = record;
  return {
    requestId,
    reference: referenceOf(requestId),
    postId,
    procedureId,
    state,
    createdAt,
    submittedAt,
    validUntil,
    reviewDueOn,
    correctBy,
    endedAt,
    ...(hasExpired(record, now) && { expired: true as const }),
    people: [...names],
    ...(appointment && live.includes(state) && { appointment: pointerOf(appointment) }),
  };
};

/** Whoever judges papers is told how a zone compares, and so is whoever asks for everything that is held on them. */
type Viewer = "applicant" | "officer" | "export";

const paperView = (
  document: RequestDocument,
  uploads: Uploads,
  people: readonly Beneficiary[],
  viewer: Viewer,
): PaperView => {
  const upload = uploads[paperKeyOf(document)];
  if (upload === undefined) return document;
  const { uploadId, state, type, name, grantedAt, verdict, decidedAt, zone } = upload;
  const shown = viewer === "applicant" ? undefined : standingCheck(zone, people[document.beneficiary - 1]);
  return {
    ...document,
    upload: {
      uploadId,
      state,
      type,
      name,
      grantedAt,
      verdict,
      decidedAt,
      ...(shown && { zone: { ...shown, fields: shown.fields && [...shown.fields] } }),
    },
  };
};

/** A request as its owner, or who else is named, sees it at `now` (epoch milliseconds). */
export const requestView = (
  { record, beneficiaries, documents, uploads }: WholeRequest,
  now: number,
  viewer: Viewer = "applicant",
): RequestView => {
  const { hold } = record;
  return {
    ...summarise(record, now),
    beneficiaries: [...beneficiaries],
    documents: documents.map((document) => paperView(document, uploads, beneficiaries, viewer)),
    ...(hold &&
      hold.until * 1000 > now && {
        hold: { date: hold.date, time: hold.time, until: new Date(hold.until * 1000).toISOString() },
      }),
  };
};

/** The account's requests, newest first (R1). */
export const listRequests = async (
  deps: ReadingDeps,
  call: Call<unknown, unknown, unknown, CitizenCaller>,
): Outcome<{ requests: RequestSummary[] }> => ({
  ok: true,
  value: {
    status: 200,
    body: {
      requests: (await deps.requests.listOf(call.caller.accountId)).map((record) =>
        summarise(record, call.now),
      ),
    },
  },
});

/** One of the account's requests; somebody else's is not found (E2). */
export const showRequest = async (
  deps: ReadingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<RequestView> => {
  const whole = await deps.requests.findWhole(call.params.requestId);
  return whole === undefined || whole.record.accountId !== call.caller.accountId
    ? refuse("not-found")
    : { ok: true, value: { status: 200, body: requestView(whole, call.now) } };
};

/** A submitted request as an officer of its post sees it; another post's, or one never submitted, is not found (E2). */
export const showRequestToStaff = async (
  deps: { readonly requests: Pick<ReadingDeps["requests"], "findWhole"> },
  call: Call<{ postId: string; requestId: string }, unknown, unknown, StaffCaller>,
): Outcome<RequestView> => {
  const whole = await deps.requests.findWhole(call.params.requestId);
  return whole === undefined ||
    whole.record.postId !== call.params.postId ||
    whole.record.submittedAt === undefined
    ? refuse("not-found")
    : { ok: true, value: { status: 200, body: requestView(whole, call.now, "officer") } };
};
