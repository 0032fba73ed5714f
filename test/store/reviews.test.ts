import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoStatisticsStore } from "#shared/adapters/dynamodb/statistics-store.ts";
import { decideReview } from "#shared/application/reviews/decide-review.ts";
import { listReviewQueue } from "#shared/application/reviews/review-queue.ts";
import { takeReview } from "#shared/application/reviews/take-review.ts";
import type { StaffRole } from "#shared/domain/caller.ts";
import { LEASE_SECONDS } from "#shared/domain/request/lease.ts";
import { officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { Filing } from "#test/support/filing.ts";
import { codeOf, done, filing } from "#test/support/filing.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const LEASE = LEASE_SECONDS * 1000;
const postId = "fr-paris";

let dynamo: TestDynamo;
let desk: Filing;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  desk = await filing(dynamo, now);
});
afterAll(() => dynamo.stop());

const submitted = async (procedureId = "passport-adult"): Promise<string> => {
  const requestId = await desk.file({ now }, { procedureId });
  await done(desk.submit(requestId, { now }));
  return requestId;
};

/** What one officer does, at some time. */
const officer = (staffId: string, role: StaffRole = "officer", at = now) => {
  const who = { staffId, role, now: at, postId };
  return {
    at: (later: number) => officer(staffId, role, later),
    take: (requestId: string, takeOver?: boolean, post = postId) =>
      takeReview(desk.deps, officerCall({ postId: post, requestId }, { takeOver }, { ...who, postId: post })),
    decide: async (requestId: string, decision: "accept" | "reject" = "accept") => {
      const papers = await desk.deps.documents.papers(requestId);
      const documents = (papers?.documents ?? [])
        .filter(({ optional, state }) => !optional && state !== "accepted")
        .map(({ beneficiary, documentId }) => ({
          beneficiary,
          documentId,
          decision,
          reason: "unreadable" as const,
        }));
      return decideReview(desk.deps, officerCall({ postId, requestId }, { documents }, who));
    },
    sees: async (requestId: string) => {
      const call = officerCall({ postId }, undefined, who);
      const view = await done(
        listReviewQueue(desk.deps, { ...call, query: { limit: 100, after: undefined } }),
      );
      return view.requests.find((entry) => entry.requestId === requestId);
    },
  };
};
const [one, two] = [officer("stf_ONE"), officer("stf_TWO")];
const head = officer("stf_HEAD", "head-of-post");

describe("R4 POST /staff/posts/{postId}/requests/{requestId}/lease", () => {
  it("of twenty who press at once one takes it; the others are told, and the queue shows to whom it belongs", async () => {
    const requestId = await submitted();
    const officers = Array.from({ length: 20 }, (_, index) => officer(`stf_N${index}`));
    const codes = await Promise.all(officers.map((each) => codeOf(each.take(requestId))));
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["ok", "review-taken"]));
    const winner = officers[codes.indexOf("ok")];
    const until = new Date(now + LEASE).toISOString();
    expect((await winner?.sees(requestId))?.taken).toEqual({ by: "you", until });
    expect((await head.sees(requestId))?.taken).toEqual({ by: "another-officer", until });
    expect(await codeOf(head.decide(requestId))).toBe("review-taken");
  });

  it("is renewed by its officer, and once over stands in nobody's way", async () => {
    const requestId = await submitted();
    await done(one.take(requestId));
    const later = now + LEASE - 1000;
    await done(one.at(later).take(requestId));
    expect(await codeOf(two.at(now + LEASE).take(requestId))).toBe("review-taken");
    expect((await two.at(later + LEASE).sees(requestId))?.taken).toBeUndefined();
    expect(await codeOf(two.at(later + LEASE).take(requestId))).toBe("ok");
    expect(await codeOf(one.at(later + LEASE).decide(requestId))).toBe("review-taken");
  });

  it("is taken over by the head of post only", async () => {
    const requestId = await submitted();
    await done(one.take(requestId));
    expect(await codeOf(two.take(requestId, true))).toBe("forbidden");
    expect(await codeOf(head.take(requestId))).toBe("review-taken");
    expect(await codeOf(head.take(requestId, true))).toBe("ok");
    expect(await codeOf(one.decide(requestId))).toBe("review-taken");
    expect(await codeOf(head.decide(requestId))).toBe("ok");
  });

  it("E2 another post's request, an unknown one and a draft are not found; a decided one is in no queue", async () => {
    const requestId = await submitted();
    expect(await codeOf(one.take(requestId, false, "fr-lyon"))).toBe("not-found");
    expect(await codeOf(one.take("req_00000000"))).toBe("not-found");
    expect(await codeOf(one.take(await desk.file({ now })))).toBe("not-found");
    await done(one.decide(requestId));
    expect(await codeOf(one.take(requestId))).toBe("request-wrong-state");
  });

  it("R4 two who decide at once without having taken it › one decision", async () => {
    const requestId = await submitted();
    const codes = await Promise.all([codeOf(one.decide(requestId)), codeOf(two.decide(requestId, "reject"))]);
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(codes).toContain("request-wrong-state");
  });

  it("R5 a decision tells how long the review took, from taking it; a correction begins anew", async () => {
    const requestId = await submitted();
    await done(one.take(requestId));
    await done(one.at(now + 300_000).take(requestId));
    await done(one.at(now + 420_000).decide(requestId));
    const statistics = dynamoStatisticsStore(dynamo.client, dynamo.tableNames.core);
    const { decisions } = await statistics.ofDay(postId, "2026-11-21");
    expect(decisions.filter(({ seconds }) => seconds === 420)).toHaveLength(1);
    const rejected = await submitted();
    await done(one.take(rejected));
    await done(one.decide(rejected, "reject"));
    const papers = (await desk.deps.documents.papers(rejected))?.documents ?? [];
    await done(desk.correct(rejected, { now }, papers));
    expect((await two.sees(rejected))?.taken).toBeUndefined();
  });
});

describe("R4 a procedure for two officers", () => {
  const twice = () => submitted("birth-transcription");

  it("stays in the queue after the first acceptance, and is valid by another officer's", async () => {
    const requestId = await twice();
    await done(one.take(requestId));
    expect(await done(one.decide(requestId))).toMatchObject({ state: "submitted", awaits: "second-officer" });
    expect(await one.sees(requestId)).toMatchObject({ accepted: "you" });
    expect((await two.sees(requestId))?.taken).toBeUndefined();
    expect(await codeOf(one.decide(requestId))).toBe("second-officer-needed");
    expect(await codeOf(one.take(requestId))).toBe("second-officer-needed");
    expect(await done(two.decide(requestId))).toMatchObject({ state: "valid" });
  });

  it("ten acceptances by one officer at once are one, and two officers at once never make it valid alone", async () => {
    const requestId = await twice();
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(one.decide(requestId))));
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect((await desk.deps.requests.find(requestId))?.state).toBe("submitted");
    const both = await twice();
    const outcomes = await Promise.all([one, two].map((each) => each.decide(both)));
    const states = outcomes.flatMap(({ ok, ...rest }) => ("value" in rest ? [rest.value.body] : []));
    expect(states.length).toBeGreaterThan(0);
    const valid = (await desk.deps.requests.find(both))?.state === "valid";
    expect(valid).toBe(outcomes.every(({ ok }) => ok));
  });

  it("one rejection sends it back, by either; after the correction both look again", async () => {
    const requestId = await twice();
    await done(one.decide(requestId));
    expect(await done(two.decide(requestId, "reject"))).toMatchObject({ state: "needs-correction" });
    const rejected = (await desk.deps.documents.papers(requestId))?.documents.filter(
      ({ state }) => state === "rejected",
    );
    await done(desk.correct(requestId, { now }, rejected ?? []));
    expect(await done(two.decide(requestId))).toMatchObject({ awaits: "second-officer" });
    expect(await done(one.decide(requestId))).toMatchObject({ state: "valid" });
  });
});
