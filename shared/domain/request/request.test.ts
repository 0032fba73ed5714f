import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channelOf } from "../channel.ts";
import { correct } from "./correction.ts";
import { checkPeople } from "./people.ts";
import type { RequestDocument, RequestState, Transition } from "./request.ts";
import {
  allows,
  CORRECTION_DAYS,
  daysAfter,
  documentsFor,
  hasExpired,
  requestStates,
  requestTransitions,
  review,
  VALIDITY_DAYS,
} from "./request.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const paper = (documentId: string, state: RequestDocument["state"], more: Partial<RequestDocument> = {}) => ({
  beneficiary: 1,
  documentId,
  optional: false,
  state,
  ...more,
});
const accept = (documentId: string, beneficiary = 1) =>
  ({ beneficiary, documentId, decision: "accept" }) as const;
const reject = (documentId: string, beneficiary = 1) =>
  ({ beneficiary, documentId, decision: "reject", reason: "unreadable" }) as const;

const refusalOf = (outcome: ReturnType<typeof review>) =>
  outcome.kind === "refused" ? outcome.refusal : outcome.kind;

describe("the transitions of a request", () => {
  const from = (transition: Transition) => requestStates.filter((state) => allows(transition, state));

  it("R7 a draft is the only state in which what it says may be replaced", () => {
    expect(from(requestTransitions.change)).toEqual(["draft"]);
  });

  it("lead nowhere from served and withdrawn, and back to the draft from nowhere", () => {
    const all: readonly Transition[] = Object.values(requestTransitions);
    expect(all.filter((each) => allows(each, "served") || allows(each, "withdrawn"))).toEqual([]);
    expect(all.filter(({ to }) => to === "draft")).toEqual([requestTransitions.change]);
  });

  it("withdrawing says what to do with an appointment, and the state otherwise", () => {
    const { withdraw } = requestTransitions;
    expect(from(withdraw)).toEqual(["draft", "submitted", "needs-correction", "valid"]);
    expect(withdraw.otherwise("booked")).toEqual({ code: "request-booked" });
    expect(withdraw.otherwise("served")).toEqual({
      code: "request-wrong-state",
      details: { state: "served" },
    });
  });
});

describe("hasExpired", () => {
  it("R6 a valid request ends at the instant its 30 days do, R4 a correction at its deadline; judged to the millisecond", () => {
    const validUntil = daysAfter(now, VALIDITY_DAYS);
    const correctBy = daysAfter(now, CORRECTION_DAYS);
    for (const [request, end] of [
      [{ state: "valid", validUntil }, Date.parse(validUntil)],
      [{ state: "needs-correction", correctBy }, Date.parse(correctBy)],
    ] as const) {
      expect([end - 1, end, end + 1].map((at) => hasExpired(request, at))).toEqual([false, true, true]);
    }
  });

  it("says so of no other state, whatever dates it carries", () => {
    const others: readonly RequestState[] = ["draft", "submitted", "booked", "served", "withdrawn"];
    const past = daysAfter(now, -1);
    expect(others.filter((state) => hasExpired({ state, validUntil: past, correctBy: past }, now))).toEqual(
      [],
    );
  });
});

describe("R4 correct", () => {
  const documents = [
    paper("photo", "rejected", { reason: "unreadable", note: "too dark" }),
    paper("passport", "accepted"),
    paper("photo", "rejected", { beneficiary: 2, reason: "expired" }),
  ];
  const both = [
    { beneficiary: 1, documentId: "photo" },
    { beneficiary: 2, documentId: "photo" },
  ];

  it("marks every rejected paper, keeps the reason for the officer, and leaves the accepted one", () => {
    expect(correct(documents, both)).toEqual({
      ok: true,
      value: [
        paper("photo", "corrected", { reason: "unreadable", note: "too dark" }),
        paper("passport", "accepted"),
        paper("photo", "corrected", { beneficiary: 2, reason: "expired" }),
      ],
    });
  });

  it("given some of them › document-uncorrected names the missing one", () => {
    expect(correct(documents, both.slice(0, 1))).toMatchObject({
      error: { code: "document-uncorrected", errors: [{ code: "uncorrected-2-photo" }] },
    });
  });

  it("given an accepted paper › document-not-rejected; given one of another file › document-unknown", () => {
    expect(correct(documents, [...both, { beneficiary: 1, documentId: "passport" }])).toMatchObject({
      error: { code: "document-not-rejected", errors: [{ pointer: "/body/documents/2" }] },
    });
    expect(correct(documents, [{ beneficiary: 3, documentId: "photo" }, ...both])).toMatchObject({
      error: { code: "document-unknown", errors: [{ pointer: "/body/documents/0" }] },
    });
  });
});

describe("R4 review", () => {
  it("given a corrected paper without a decision › document-undecided, an optional one too", () => {
    const documents = [paper("photo", "corrected", { optional: true }), paper("passport", "accepted")];
    expect(refusalOf(review(documents, []))).toMatchObject({ code: "document-undecided" });
    expect(review(documents, [accept("photo")])).toMatchObject({
      kind: "accepted",
      documents: [paper("photo", "accepted", { optional: true }), paper("passport", "accepted")],
    });
  });

  it("what was accepted stays accepted: rejecting it later › document-accepted, accepting it again is nothing new", () => {
    const documents = [paper("photo", "corrected"), paper("passport", "accepted")];
    expect(refusalOf(review(documents, [accept("photo"), reject("passport")]))).toMatchObject({
      code: "document-accepted",
      errors: [{ pointer: "/body/documents/1" }],
    });
    expect(review(documents, [accept("photo"), accept("passport")]).kind).toBe("accepted");
  });

  it("an optional paper may be left undecided; an unknown one and a rejection without a reason are refused", () => {
    const documents = [paper("photo", "pending", { optional: true })];
    expect(review(documents, []).kind).toBe("accepted");
    expect(refusalOf(review(documents, [accept("other")]))).toMatchObject({ code: "document-unknown" });
    expect(
      refusalOf(review(documents, [{ beneficiary: 1, documentId: "photo", decision: "reject" }])),
    ).toMatchObject({ code: "rejection-reason-missing" });
  });

  it("rounds of random decisions and corrections › nothing accepted is ever lost, and it ends when all are accepted", () => {
    const papers = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
    const rounds = fc.array(fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), { maxLength: 6 });
    fc.assert(
      fc.property(papers, fc.integer({ min: 1, max: 6 }), rounds, (optional, people, decisions) => {
        let documents = documentsFor(
          optional.map((is, index) => ({ id: `p-${index}`, optional: is })),
          people,
        );
        for (const round of decisions) {
          const before = documents;
          const outcome = review(
            documents,
            documents.map(({ beneficiary, documentId, state }, index) =>
              state === "accepted" || round[index] === true
                ? accept(documentId, beneficiary)
                : reject(documentId, beneficiary),
            ),
          );
          if (outcome.kind === "refused") throw new Error(outcome.refusal.code);
          documents = outcome.documents;
          expect(
            before.every(
              ({ state }, index) => state !== "accepted" || documents[index]?.state === "accepted",
            ),
          ).toBe(true);
          expect(outcome.kind === "accepted").toBe(documents.every(({ state }) => state === "accepted"));
          if (outcome.kind === "accepted") break;
          const corrected = correct(documents, outcome.rejected);
          if (!corrected.ok) throw new Error(corrected.error.code);
          documents = corrected.value;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("R2 checkPeople", () => {
  const adult = { familyName: "Alaoui", birthDate: "1990-02-03", cin: "AB1" };

  it("judges ages on the day asked: a minor of yesterday is an adult today", () => {
    const born = { familyName: "Alaoui", birthDate: "2008-11-21" };
    expect(checkPeople([born], "minor", "2026-11-20")).toBeUndefined();
    expect(checkPeople([born], "minor", "2026-11-21")).toMatchObject({ code: "adult-not-allowed" });
    expect(checkPeople([born], "any", "2026-11-21")).toMatchObject({
      code: "invalid-input",
      errors: [{ pointer: "/body/beneficiaries/0/cin", code: "cin-or-passport-needed" }],
    });
  });

  it("refuses the same person twice", () => {
    expect(checkPeople([adult, { ...adult }], "adult", "2026-11-21")).toMatchObject({
      code: "beneficiary-repeated",
    });
  });
});

describe("R1 channelOf", () => {
  const staff = (...assignments: readonly (readonly [string, "officer" | "call-centre"])[]) => ({
    kind: "staff" as const,
    staffId: "stf_1",
    assignments: assignments.map(([postId, role]) => ({ postId, role, from: "2020-01-01", to: null })),
    scopes: [],
  });

  it("is the web for citizens, the phone for the call centre, the desk for whoever works at the post", () => {
    const citizen = { kind: "citizen", accountId: "acc_1", status: "active", scopes: [] } as const;
    expect(channelOf(citizen, "fr-paris")).toBe("web");
    expect(channelOf(staff(["*", "call-centre"]), "fr-paris")).toBe("phone");
    expect(channelOf(staff(["*", "call-centre"], ["fr-paris", "officer"]), "fr-paris")).toBe("desk");
    expect(channelOf(staff(["fr-lyon", "officer"], ["*", "call-centre"]), "fr-paris")).toBe("phone");
  });
});
