import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showRequest } from "#shared/application/requests/read-requests.ts";
import type { Outcome } from "#shared/domain/call.ts";
import type { RequestDocument, RequestState } from "#shared/domain/request/request.ts";
import { CORRECTION_DAYS, requestStates, VALIDITY_DAYS } from "#shared/domain/request/request.ts";
import { HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import { citizenCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { Filing } from "#test/support/filing.ts";
import { codeOf, filing, newAdult, passportPapers } from "#test/support/filing.ts";
import { modelRun } from "#test/support/model-run.ts";

const start = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Requests that live side by side, and what happens to each. */
const REQUESTS = 160;
const COMMANDS_A_REQUEST = modelRun.steps(30);
const postId = "fr-paris";

/** What may be done to a request, in any order. */
type Step =
  | { readonly do: "change"; readonly reviewed: boolean }
  | { readonly do: "submit" | "withdraw" | "hold" | "release" | "confirm" }
  | { readonly do: "decide"; readonly rejects: readonly boolean[] }
  | { readonly do: "correct"; readonly all: boolean }
  | { readonly do: "wait"; readonly ms: number };

/** The request as simply as it can be said; the platform must agree with it after every step. */
interface Model {
  state: RequestState;
  reviewed: boolean;
  everSubmitted: boolean;
  papers: RequestDocument["state"][];
  end: number;
  holdUntil: number;
  /** The last hold token given, whatever became of the hold. */
  token: { readonly text: string; readonly until: number; live: boolean } | undefined;
  now: number;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant("change" as const), reviewed: fc.boolean() }) },
  { weight: 3, arbitrary: fc.constant({ do: "submit" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "withdraw" as const }) },
  { weight: 4, arbitrary: fc.constant({ do: "hold" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "release" as const }) },
  { weight: 2, arbitrary: fc.constant({ do: "confirm" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      rejects: fc.array(
        fc.integer({ min: 0, max: 3 }).map((drawn) => drawn === 0),
        {
          minLength: passportPapers.length,
          maxLength: passportPapers.length,
        },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("correct" as const),
      all: fc.integer({ min: 0, max: 3 }).map((drawn) => drawn > 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(MINUTE, 11 * MINUTE, DAY, 3 * DAY, 8 * DAY, (VALIDITY_DAYS + 1) * DAY),
    }),
  },
);

const papersOf = (reviewed: boolean): RequestDocument["state"][] =>
  reviewed ? passportPapers.map(() => "pending" as const) : ["pending"];

const heldNow = (model: Model) => model.holdUntil * 1000 > model.now;
const drop = (model: Model) => {
  model.holdUntil = 0;
  if (model.token) model.token.live = false;
};

/** What the model says of each step: the code of the answer; it changes as the platform should. */
const expected = {
  wait: (model: Model, ms: number): string => {
    model.now += ms;
    return "ok";
  },
  change: (model: Model, reviewed: boolean): string => {
    if (model.state !== "draft") return "request-wrong-state";
    model.reviewed = reviewed;
    model.papers = papersOf(reviewed);
    return "ok";
  },
  submit: (model: Model): string => {
    if (model.state !== "draft") return "request-wrong-state";
    model.state = model.reviewed ? "submitted" : "valid";
    model.everSubmitted = true;
    model.end = model.now + VALIDITY_DAYS * DAY;
    return "ok";
  },
  decide: (model: Model, rejects: readonly boolean[]): string => {
    if (!model.everSubmitted) return "not-found";
    if (model.state !== "submitted") return "request-wrong-state";
    if (model.papers.some((state, index) => state === "accepted" && rejects[index] === true))
      return "document-accepted";
    model.papers = model.papers.map((_, index) => (rejects[index] === true ? "rejected" : "accepted"));
    const again = model.papers.includes("rejected");
    model.state = again ? "needs-correction" : "valid";
    model.end = model.now + (again ? CORRECTION_DAYS : VALIDITY_DAYS) * DAY;
    return "ok";
  },
  correct: (model: Model, all: boolean): string => {
    if (model.state !== "needs-correction") return "request-wrong-state";
    if (model.now >= model.end) return "correction-deadline-passed";
    if (!all) return "document-uncorrected";
    model.papers = model.papers.map((state) => (state === "rejected" ? "corrected" : state));
    model.state = "submitted";
    return "ok";
  },
  withdraw: (model: Model): string => {
    if (model.state === "booked") return "request-booked";
    if (model.state === "withdrawn") return "request-wrong-state";
    model.state = "withdrawn";
    drop(model);
    return "ok";
  },
  hold: (model: Model): string => {
    if (model.state === "booked") return "appointment-exists";
    if (model.state !== "valid") return "request-not-valid";
    if (model.now >= model.end) return "request-validity-ended";
    if (heldNow(model)) return "hold-exists";
    model.holdUntil = Math.floor(model.now / 1000) + HOLD_SECONDS;
    return "ok";
  },
  release: (model: Model): string => {
    if (!heldNow(model)) return "hold-none";
    drop(model);
    return "ok";
  },
  confirm: (model: Model): string => {
    const { token } = model;
    if (token === undefined) return "hold-token-invalid";
    // The token is good for as long as one extension would make it; the places judge themselves.
    if ((token.until + HOLD_SECONDS) * 1000 <= model.now) return "hold-lapsed";
    if (model.state === "booked") return "appointment-exists";
    if (model.state !== "valid") return "request-not-valid";
    if (!token.live || token.until * 1000 <= model.now) return "hold-lapsed";
    model.state = "booked";
    drop(model);
    return "ok";
  },
};

let dynamo: TestDynamo;
let desk: Filing;
let slots = 0;
let steps = 0;
const reached = new Set<RequestState>();
const submittedNow = new Set<string>();

beforeAll(async () => {
  dynamo = await startTestDynamo();
  desk = await filing(dynamo, start);
});
afterAll(() => dynamo.stop());

const procedureOf = (reviewed: boolean) => (reviewed ? "passport-adult" : "signature-legalisation");

/** A slot for one request: its slots on both calendars of the post. */
const freshSlot = async () => {
  slots += 1;
  const date = new Date(Date.parse("2035-01-01") + slots * DAY).toISOString().slice(0, 10);
  await desk.slot(postId, "acts", date);
  return desk.slot(postId, "biometrics", date);
};

/** Does a step on the platform. */
const perform = async (requestId: string, slotId: string, model: Model, each: Step): Promise<string> => {
  const at = { now: model.now };
  const ran = (outcome: Outcome<unknown>) => codeOf(outcome);
  switch (each.do) {
    case "wait":
      return "ok";
    case "change":
      return ran(
        desk.change(requestId, at, {
          postId,
          procedureId: procedureOf(each.reviewed),
          beneficiaries: [newAdult()],
        }),
      );
    case "submit":
      return ran(desk.submit(requestId, at));
    case "withdraw":
      return ran(desk.withdraw(requestId, at));
    case "decide":
      return ran(
        desk.decide(
          requestId,
          at,
          each.rejects.map((rejects) => (rejects ? "reject" : "accept")),
        ),
      );
    case "correct": {
      const rejected = model.papers.flatMap((state, index) =>
        state === "rejected" ? [{ beneficiary: 1, documentId: passportPapers[index] ?? "" }] : [],
      );
      return ran(desk.correct(requestId, at, each.all ? rejected : rejected.slice(1)));
    }
    case "hold": {
      const held = await desk.hold(requestId, at, slotId);
      if (!held.ok) return held.error.code;
      if (held.value.replayed) return "replayed";
      const { holdToken, until } = held.value.body;
      model.token = { text: holdToken, until: Date.parse(until) / 1000, live: true };
      return "ok";
    }
    case "release":
      return ran(desk.release(requestId, at));
    case "confirm":
      return ran(desk.confirm(requestId, at, model.token?.text ?? "none"));
  }
};

const foretell = (model: Model, each: Step): string => {
  switch (each.do) {
    case "wait":
      return expected.wait(model, each.ms);
    case "change":
      return expected.change(model, each.reviewed);
    case "decide":
      return expected.decide(model, each.rejects);
    case "correct":
      return expected.correct(model, each.all);
    default:
      return expected[each.do](model);
  }
};

/** One request from its filing through all steps, compared with the model after each. */
const live = async (all: readonly Step[]): Promise<void> => {
  const slotId = await freshSlot();
  const requestId = await desk.file({ now: start }, { procedureId: procedureOf(true) });
  const model: Model = {
    state: "draft",
    reviewed: true,
    everSubmitted: false,
    papers: papersOf(true),
    end: 0,
    holdUntil: 0,
    token: undefined,
    now: start,
  };
  for (const each of all) {
    steps += 1;
    const before = { ...model, papers: [...model.papers] };
    // The platform first: a hold's token comes from it; the model is then asked as of before.
    const answered = await perform(requestId, slotId, model, each);
    const foretold = foretell(model, each);
    expect(answered, `${JSON.stringify(each)} on ${JSON.stringify(before)}`).toBe(foretold);
    const shown = await showRequest(desk.deps, citizenCall({ requestId }, undefined, { now: model.now }));
    if (!shown.ok || shown.value.replayed) throw new Error("not shown");
    const { state, documents, expired, hold } = shown.value.body;
    const waits = model.state === "valid" || model.state === "needs-correction";
    expect({
      state,
      papers: documents.map((document) => document.state),
      expired: expired === true,
      held: hold !== undefined,
    }).toEqual({
      state: model.state,
      papers: model.papers,
      expired: waits && model.now >= model.end,
      held: heldNow(model),
    });
    reached.add(state);
  }
  if (model.state === "submitted") submittedNow.add(requestId);
  const placed = (
    await Promise.all(
      ["acts", "biometrics"].map((id) => desk.deps.slots.day(postId, id, slotId.slice(0, 10))),
    )
  )
    .flat()
    .flatMap(({ places }) => places)
    .filter(({ until }) => until * 1000 > model.now);
  expect(placed).toHaveLength(model.state === "booked" || heldNow(model) ? 1 : 0);
};

describe("R1–R7 the life of a request, against a simple model", () => {
  it("random steps in any order and at any time › the same answers, states, papers, holds and queue, in 4,500 steps and more", async () => {
    const lives = fc.array(fc.array(step, { minLength: COMMANDS_A_REQUEST, maxLength: COMMANDS_A_REQUEST }), {
      minLength: REQUESTS,
      maxLength: REQUESTS,
    });
    const [all = []] = fc.sample(lives, { ...modelRun.settings, numRuns: 1 });
    await modelRun.each(all, live);
    expect(steps).toBeGreaterThanOrEqual(modelRun.steps(4_500));
    expect([...requestStates].filter((state) => !reached.has(state))).toEqual(["served"]);
    expect(new Set(await desk.queued(postId))).toEqual(submittedNow);
  }, 120_000);
});
