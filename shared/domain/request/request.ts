import type { Refusal } from "../refusal.ts";

/** States of a request, from the first draft to the closed visit. */
export const requestStates = [
  "draft",
  "submitted",
  "needs-correction",
  "valid",
  "booked",
  "served",
  "withdrawn",
] as const;
export type RequestState = (typeof requestStates)[number];

/** A transition as data: the states it may start from and where it leads. */
export interface Transition {
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  /** What the caller is told when the request is in any other state. */
  readonly otherwise: (actual: RequestState) => Refusal;
}

const wrongState = (actual: RequestState): Refusal => ({
  code: "request-wrong-state",
  details: { state: actual },
});

/** Every change of a request's state; each is judged in the write. */
export const requestTransitions = {
  /** R7: what a request says is replaced while it is a draft, and never after. */
  change: { from: ["draft"], to: "draft", otherwise: wrongState },
  /** R3 */
  submit: { from: ["draft"], to: "submitted", otherwise: wrongState },
  /** R6: procedures with `review: none` are valid on submission. */
  submitWithoutReview: { from: ["draft"], to: "valid", otherwise: wrongState },
  /** R4 */
  accept: { from: ["submitted"], to: "valid", otherwise: wrongState },
  /** R4 */
  askCorrection: { from: ["submitted"], to: "needs-correction", otherwise: wrongState },
  /** R4: back into the review queue, at the place of the first submission. */
  correct: { from: ["needs-correction"], to: "submitted", otherwise: wrongState },
  /** A booked one is withdrawn by cancelling its appointment first: its places are other people's next chance. */
  withdraw: {
    from: ["draft", "submitted", "needs-correction", "valid"],
    to: "withdrawn",
    otherwise: (actual) => (actual === "booked" ? { code: "request-booked" } : wrongState(actual)),
  },
  /** S5: its papers are accepted in the whole network; any post with its calendar may serve it. */
  movePost: { from: ["valid"], to: "valid", otherwise: wrongState },
  /** A2 */
  book: {
    from: ["valid"],
    to: "booked",
    otherwise: (actual) =>
      actual === "booked" || actual === "served"
        ? { code: "appointment-exists" }
        : { code: "request-not-valid", details: { state: actual } },
  },
  /** The appointment was cancelled, missed or has lapsed: another may be chosen while the 30 days last (R6). */
  reopen: { from: ["booked"], to: "valid", otherwise: wrongState },
  /** T8 */
  serve: { from: ["booked"], to: "served", otherwise: wrongState },
} as const satisfies Record<string, Transition>;

/** Whether a request in this state may take the transition. */
export const allows = ({ from }: Transition, state: RequestState): boolean => from.includes(state);

/** Days during which a valid request may choose a slot (R6). */
export const VALIDITY_DAYS = 30;
/** Days given at least to choose another slot when the appointment has lapsed (A6), whatever is left of the 30. */
export const CHOOSE_AGAIN_DAYS = 7;
/** Days given to correct rejected documents (R4). */
export const CORRECTION_DAYS = 7;
/** Working days of the post within which an officer answers (R5). */
export const REVIEW_TARGET_WORKING_DAYS = 2;

const DAY_MS = 86_400_000;

/** The instant `days` after `now`, both epoch milliseconds, as ISO 8601 in UTC. */
export const daysAfter = (now: number, days: number): string => new Date(now + days * DAY_MS).toISOString();

/**
 * Whether the time given to a request has run out at `now` (epoch milliseconds): to choose a slot (R6), to correct
 * its papers (R4). The clock says it wherever it is asked; nothing has to happen at that moment, nothing is stored.
 */
export const hasExpired = (
  request: {
    readonly state: RequestState;
    readonly validUntil?: string | undefined;
    readonly correctBy?: string | undefined;
  },
  now: number,
): boolean => {
  const ended = (at: string | undefined) => at === undefined || Date.parse(at) <= now;
  if (request.state === "valid") return ended(request.validUntil);
  return request.state === "needs-correction" && ended(request.correctBy);
};

/** The states in which a request is under way: not a draft any more, and not over. */
export const pendingStates = [
  "submitted",
  "needs-correction",
  "valid",
  "booked",
] as const satisfies RequestState[];

/** Why a request is not under way at `now` (epoch ms); undefined when it is. */
export const whyNotPending = (
  request: Parameters<typeof hasExpired>[0],
  now: number,
): Refusal | undefined => {
  if (!pendingStates.some((state) => state === request.state)) return wrongState(request.state);
  if (!hasExpired(request, now)) return undefined;
  return { code: request.state === "valid" ? "request-validity-ended" : "correction-deadline-passed" };
};

/** Why an officer rejects a paper: the closed list of R4, translated by code. */
export const rejectionReasons = [
  "unreadable",
  "incomplete",
  "expired",
  "wrong-document",
  "name-differs",
  "not-a-copy-of-the-original",
  "photo-not-compliant",
  "other",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** States of a paper; `corrected` says that the citizen replaced it and an officer is to look again. */
export const documentStates = ["pending", "accepted", "rejected", "corrected"] as const;

/**
 * One paper of one beneficiary (numbered from 1) and the officer's decision on it (R4). `reason` and `note` are
 * the last rejection's: a corrected paper keeps them, so that the officer sees what was to be corrected.
 */
export interface RequestDocument {
  readonly beneficiary: number;
  readonly documentId: string;
  readonly optional: boolean;
  readonly state: (typeof documentStates)[number];
  readonly reason?: RejectionReason | undefined;
  readonly note?: string | undefined;
}

/** An officer's decision on one paper. */
export interface DocumentDecision {
  readonly beneficiary: number;
  readonly documentId: string;
  readonly decision: "accept" | "reject";
  readonly reason?: RejectionReason | undefined;
  readonly note?: string | undefined;
}

/** The papers of a new request: those of the procedure, once per beneficiary. */
export const documentsFor = (
  papers: readonly { readonly id: string; readonly optional: boolean }[],
  beneficiaries: number,
): readonly RequestDocument[] =>
  Array.from({ length: beneficiaries }, (_, index) =>
    papers.map(({ id, optional }) => ({
      beneficiary: index + 1,
      documentId: id,
      optional,
      state: "pending" as const,
    })),
  ).flat();

/** What a review did to the papers, or why it cannot be taken. */
export type ReviewOutcome =
  | { readonly kind: "accepted"; readonly documents: readonly RequestDocument[] }
  | {
      readonly kind: "correction";
      readonly documents: readonly RequestDocument[];
      readonly rejected: readonly RequestDocument[];
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const same =
  (decision: Pick<DocumentDecision, "beneficiary" | "documentId">) => (document: RequestDocument) =>
    document.beneficiary === decision.beneficiary && document.documentId === decision.documentId;

const isOpen = ({ state, optional }: RequestDocument): boolean =>
  state === "corrected" || (state === "pending" && !optional);

/**
 * Applies an officer's decisions (R4): every required paper and every corrected one needs one, a rejection needs a
 * reason, and what was accepted stays accepted.
 */
export const review = (
  documents: readonly RequestDocument[],
  decisions: readonly DocumentDecision[],
): ReviewOutcome => {
  const refused = (refusal: Refusal): ReviewOutcome => ({ kind: "refused", refusal });
  const unknown = decisions.findIndex((decision) => !documents.some(same(decision)));
  if (unknown >= 0)
    return refused({
      code: "document-unknown",
      errors: [{ pointer: `/body/documents/${unknown}`, code: "document-unknown" }],
    });
  const reasonless = decisions.findIndex(
    ({ decision, reason }) => decision === "reject" && reason === undefined,
  );
  if (reasonless >= 0)
    return refused({
      code: "rejection-reason-missing",
      errors: [{ pointer: `/body/documents/${reasonless}/reason`, code: "missing" }],
    });
  const again = decisions.findIndex(
    (decision) =>
      decision.decision === "reject" &&
      documents.some((document) => document.state === "accepted" && same(decision)(document)),
  );
  if (again >= 0)
    return refused({
      code: "document-accepted",
      errors: [{ pointer: `/body/documents/${again}`, code: "document-accepted" }],
    });
  const decided = documents.map((document): RequestDocument => {
    const decision = decisions.findLast((candidate) => same(candidate)(document));
    if (decision === undefined) return document;
    const { beneficiary, documentId, optional } = document;
    return decision.decision === "accept"
      ? { beneficiary, documentId, optional, state: "accepted" }
      : {
          beneficiary,
          documentId,
          optional,
          state: "rejected",
          reason: decision.reason,
          note: decision.note,
        };
  });
  const open = decided.filter(isOpen);
  if (open.length > 0) {
    return refused({
      code: "document-undecided",
      errors: open.map(({ beneficiary, documentId }) => ({
        pointer: "/body/documents",
        code: `undecided-${beneficiary}-${documentId}`,
      })),
    });
  }
  const rejected = decided.filter(({ state }) => state === "rejected");
  return rejected.length > 0
    ? { kind: "correction", documents: decided, rejected }
    : { kind: "accepted", documents: decided };
};
