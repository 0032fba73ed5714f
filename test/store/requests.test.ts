import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { envelopeSchema } from "#events/envelope.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { listRequests, showRequest, showRequestToStaff } from "#shared/application/requests/read-requests.ts";
import { readQueueCursor } from "#shared/application/reviews/queue-cursor.ts";
import { listReviewBreaches, listReviewQueue } from "#shared/application/reviews/review-queue.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import { CORRECTION_DAYS, VALIDITY_DAYS } from "#shared/domain/request/request.ts";
import type { QueuePlace } from "#shared/ports/review-queue.ts";
import { citizenCall, newCommand, officerCall } from "#test/support/citizen.ts";
import { disturbances, disturbedDynamo } from "#test/support/disturbed.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { Doing, Filing } from "#test/support/filing.ts";
import { codeOf, done, filing, newAdult, passportPapers } from "#test/support/filing.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
const ROUNDS = 12;
const accepted = ["accept", "accept", "accept", "accept"] as const;
const oneRejected = ["reject", "accept", "accept", "accept"] as const;
const rejectedPaper = [{ beneficiary: 1, documentId: passportPapers[0] }];
const at: Doing = { now };
const stranger: Doing = { now, accountId: "acc_OTHER" };

let dynamo: TestDynamo;
let desk: Filing;
let days = 0;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  desk = await filing(dynamo, now);
});
afterAll(() => dynamo.stop());

const submitted = async (postId = "fr-paris", doing = at): Promise<string> => {
  const requestId = await desk.file(doing, { postId });
  await done(desk.submit(requestId, doing));
  return requestId;
};
const toCorrect = async (postId = "fr-paris"): Promise<string> => {
  const requestId = await submitted(postId);
  await done(desk.decide(requestId, at, oneRejected, postId));
  return requestId;
};
const valid = async (): Promise<string> => {
  const requestId = await submitted();
  await done(desk.decide(requestId, at, accepted));
  return requestId;
};
/** A slot that no other test uses, for passports in Paris. */
const freshSlot = () => {
  days += 1;
  const date = new Date(Date.parse("2027-06-01") + days * DAY).toISOString().slice(0, 10);
  return desk.slot("fr-paris", "biometrics", date);
};
const stateOf = async (requestId: string) => (await desk.deps.requests.find(requestId))?.state;
const placesOf = async (requestId: string, slotId: string) => {
  const [day, record] = await Promise.all([
    desk.deps.slots.day("fr-paris", "biometrics", slotId.slice(0, 10)),
    desk.deps.requests.find(requestId),
  ]);
  const booked = record?.appointment?.appointmentId;
  // A held place names the request, a booked one its appointment.
  return day
    .flatMap(({ places }) => places)
    .filter(
      (place) =>
        place.until > now / 1000 &&
        (place.requestId === requestId || (booked !== undefined && place.appointmentId === booked)),
    );
};
const eventsOf = async (command: Command) =>
  z
    .object({ events: z.array(envelopeSchema) })
    .parse(await desk.item(keys.command(command.id)))
    .events.map(({ type, data }) => ({ type, data }));
const seenByOwner = (requestId: string, when = now) =>
  done(showRequest(desk.deps, citizenCall({ requestId }, undefined, { now: when })));

describe("PUT /requests/{requestId} › a draft replaced (R7)", () => {
  it("people, post, procedure and papers become the new ones, whole; the event says by which channel (R1)", async () => {
    const requestId = await desk.file(at, { beneficiaries: [newAdult(), newAdult()] });
    const person = { ...newAdult(), familyName: "Bennani" };
    const body = { postId: "fr-lyon", procedureId: "power-of-attorney", beneficiaries: [person] };
    const command = newCommand();
    expect(await done(desk.change(requestId, { now: now + MINUTE, command }, body))).toEqual({
      requestId,
      state: "draft",
    });
    expect(await seenByOwner(requestId)).toMatchObject({
      postId: "fr-lyon",
      procedureId: "power-of-attorney",
      state: "draft",
      createdAt: new Date(now).toISOString(),
      people: ["BENNANI Yasmine"],
      beneficiaries: [person],
      documents: [{ documentId: "passport-or-cnie" }, { documentId: "draft-power-of-attorney" }],
    });
    expect(await eventsOf(command)).toEqual([
      {
        type: "gov.wisal.requests.changed.v1",
        data: { requestId, procedureId: "power-of-attorney", beneficiaries: 1, channel: "web" },
      },
    ]);
  });

  it("given it was submitted › request-wrong-state, and not a letter of the people changes", async () => {
    const requestId = await submitted();
    const before = await desk.item(keys.people(requestId));
    expect(await codeOf(desk.change(requestId, at, desk.bodyFor()))).toBe("request-wrong-state");
    expect(await desk.item(keys.people(requestId))).toEqual(before);
  });

  it("given somebody else's draft or none › not-found, nothing stored (E2)", async () => {
    const requestId = await desk.file(at);
    const before = await desk.item(keys.people(requestId));
    const command = newCommand({ kind: "citizen", id: "acc_OTHER" });
    expect(await codeOf(desk.change(requestId, { ...stranger, command }, desk.bodyFor()))).toBe("not-found");
    expect(await codeOf(desk.change("req_NOBODY23456789", at, desk.bodyFor()))).toBe("not-found");
    expect(await desk.item(keys.people(requestId))).toEqual(before);
    expect(await desk.item(keys.command(command.id))).toBeUndefined();
  });

  it("given a wrong person, procedure or post › refused as when filing, the draft untouched", async () => {
    const requestId = await desk.file(at);
    const minor = { familyName: "Alaoui", birthDate: "2020-01-01" };
    const change = (more: object) => codeOf(desk.change(requestId, at, { ...desk.bodyFor(), ...more }));
    expect(await change({ beneficiaries: [minor] })).toBe("minor-not-allowed");
    expect(await change({ procedureId: "no-such-thing" })).toBe("procedure-not-offered");
    expect(await change({ postId: "xx-nowhere" })).toBe("procedure-not-offered");
    expect((await seenByOwner(requestId)).procedureId).toBe("passport-adult");
  });

  it("submitted while it is replaced by a procedure that needs review › never valid without one", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const requestId = await desk.file(at, { procedureId: "signature-legalisation" });
      const [changed, sent] = await Promise.all([
        codeOf(desk.change(requestId, at, desk.bodyFor())),
        codeOf(desk.submit(requestId, at)),
      ]);
      const { state, procedureId } = await seenByOwner(requestId);
      const seen = [changed, sent, state, procedureId].join(" ");
      expect([
        "ok ok submitted passport-adult",
        "ok busy draft passport-adult",
        // Replaced before it was read: the other procedure's papers were never uploaded (R3).
        "ok document-missing draft passport-adult",
        "request-wrong-state ok valid signature-legalisation",
      ]).toContain(seen);
      expect((await desk.queued("fr-paris")).includes(requestId)).toBe(state === "submitted");
    }
  });

  it("two replacements at once › people, papers and post are all of one of them", async () => {
    const requestId = await desk.file(at);
    const bodies = [
      { postId: "fr-lyon", procedureId: "power-of-attorney", beneficiaries: [newAdult(), newAdult()] },
      { postId: "fr-paris", procedureId: "laissez-passer", beneficiaries: [newAdult()] },
    ] as const;
    for (let round = 0; round < ROUNDS; round += 1) {
      const codes = await Promise.all(bodies.map((body) => codeOf(desk.change(requestId, at, body))));
      expect(codes).toEqual(["ok", "ok"]);
      const seen = await seenByOwner(requestId);
      const body = bodies.find(({ procedureId }) => procedureId === seen.procedureId);
      expect([seen.postId, seen.beneficiaries, seen.people.length]).toEqual([
        body?.postId,
        body?.beneficiaries,
        body?.beneficiaries.length,
      ]);
      expect(seen.documents.length).toBe(body?.procedureId === "laissez-passer" ? 3 : 4);
    }
  });
});

describe("POST /requests/{requestId}/submission", () => {
  it("R2 ages are judged on the day of submission: a draft for a minor who came of age › adult-not-allowed", async () => {
    const beneficiaries = [{ familyName: "Alaoui", birthDate: "2008-11-22" }];
    const requestId = await desk.file(at, { procedureId: "passport-minor", beneficiaries });
    expect(await codeOf(desk.submit(requestId, { now: now + DAY }))).toBe("adult-not-allowed");
    expect(await stateOf(requestId)).toBe("draft");
    expect(await codeOf(desk.submit(requestId, at))).toBe("ok");
  });

  it("ten times at once under ten keys › submitted once, queued once (R4)", async () => {
    const requestId = await desk.file(at);
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => codeOf(desk.submit(requestId, { now: now + index }))),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["ok", "request-wrong-state"]));
    expect((await desk.queued("fr-paris")).filter((id) => id === requestId)).toHaveLength(1);
  });
});

describe("POST /requests/{requestId}/correction (R4)", () => {
  it("back to its place in the queue with a new date (R5); the officer sees what was corrected and decides that only", async () => {
    const postId = "fr-lille";
    const [first, second] = [await submitted(postId), await submitted(postId, { now: now + MINUTE })];
    await done(desk.decide(first, at, oneRejected, postId));
    expect(await desk.queued(postId)).toEqual([second]);
    const later = Date.parse("2026-11-26T09:00:00Z");
    const command = newCommand();
    const reply = await done(desk.correct(first, { now: later, command }, rejectedPaper));
    expect(reply).toEqual({ requestId: first, state: "submitted", reviewDueOn: "2026-11-30" });
    expect(await desk.queued(postId)).toEqual([first, second]);
    expect(await eventsOf(command)).toEqual([
      {
        type: "gov.wisal.requests.corrected.v1",
        data: {
          requestId: first,
          procedureId: "passport-adult",
          corrected: rejectedPaper,
          reviewDueOn: "2026-11-30",
          channel: "web",
        },
      },
    ]);
    const seen = await done(
      showRequestToStaff(
        desk.deps,
        officerCall({ postId, requestId: first }, undefined, { now: later, postId }),
      ),
    );
    expect(seen.correctBy).toBeUndefined();
    expect(seen.submittedAt).toBe(new Date(now).toISOString());
    expect(seen.documents.map(({ state, reason, note }) => [state, reason, note])).toEqual([
      ["corrected", "unreadable", "too dark"],
      ["accepted", undefined, undefined],
      ["accepted", undefined, undefined],
      ["accepted", undefined, undefined],
    ]);
    expect(await codeOf(desk.decide(first, { now: later }, [], postId))).toBe("document-undecided");
    expect(await codeOf(desk.decide(first, { now: later }, ["accept", "reject"], postId))).toBe(
      "document-accepted",
    );
    expect((await done(desk.decide(first, { now: later }, ["accept"], postId))).state).toBe("valid");
    expect(await desk.queued(postId)).toEqual([second]);
  });

  it("not all rejected papers, an accepted one, one of another file, another's request › refused, nothing changes", async () => {
    const requestId = await submitted();
    await done(desk.decide(requestId, at, ["reject", "reject", "accept", "accept"]));
    const paper = (index: number) => ({ beneficiary: 1, documentId: passportPapers[index] ?? "" });
    const correct = (doing: Doing, ...documents: readonly { beneficiary: number; documentId: string }[]) =>
      codeOf(desk.correct(requestId, doing, documents));
    expect(await correct(at, paper(0))).toBe("document-uncorrected");
    expect(await correct(at, paper(0), paper(1), paper(2))).toBe("document-not-rejected");
    expect(await correct(at, paper(0), paper(1), { beneficiary: 2, documentId: "photo-35x45" })).toBe(
      "document-unknown",
    );
    expect(await correct(stranger, paper(0), paper(1))).toBe("not-found");
    expect(await stateOf(requestId)).toBe("needs-correction");
    expect(await desk.queued("fr-paris")).not.toContain(requestId);
    expect(await correct(at, paper(1), paper(0))).toBe("ok");
    expect(await correct(at, paper(1), paper(0))).toBe("request-wrong-state");
  });

  it("at the deadline › correction-deadline-passed, judged in the write too; a millisecond before › taken", async () => {
    const requestId = await toCorrect();
    const deadline = now + CORRECTION_DAYS * DAY;
    expect(await codeOf(desk.correct(requestId, { now: deadline }, rejectedPaper))).toBe(
      "correction-deadline-passed",
    );
    const record = await desk.deps.requests.find(requestId);
    if (record === undefined) throw new Error("not stored");
    const write = desk.deps.changes.commit({
      command: newCommand(),
      pieces: [desk.deps.requests.correctPiece(record, "2026-12-01", deadline)],
      facts: [],
      answer: { status: 200, body: null },
      now: deadline,
    });
    expect(await codeOf(write)).toBe("correction-deadline-passed");
    expect(await codeOf(desk.correct(requestId, { now: deadline - 1 }, rejectedPaper))).toBe("ok");
  });

  it("ten times at once › taken once, one place in the queue; the same key again › the same answer (E1)", async () => {
    const requestId = await toCorrect();
    const command = newCommand();
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        codeOf(desk.correct(requestId, { now: now + index, ...(index === 0 && { command }) }, rejectedPaper)),
      ),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["ok", "request-wrong-state"]));
    expect((await desk.queued("fr-paris")).filter((id) => id === requestId)).toHaveLength(1);
  });
});

describe("POST /requests/{requestId}/withdrawal", () => {
  it("from draft, submitted, needs-correction and valid › withdrawn, out of the queue, with its event", async () => {
    for (const [from, requestId] of [
      ["draft", await desk.file(at)],
      ["submitted", await submitted()],
      ["needs-correction", await toCorrect()],
      ["valid", await valid()],
    ] as const) {
      const command = newCommand();
      expect(await done(desk.withdraw(requestId, { now, command }))).toEqual({
        requestId,
        state: "withdrawn",
      });
      expect(await desk.queued("fr-paris")).not.toContain(requestId);
      expect(await eventsOf(command)).toEqual([
        {
          type: "gov.wisal.requests.withdrawn.v1",
          data: { requestId, procedureId: "passport-adult", from, channel: "web" },
        },
      ]);
    }
  });

  it("with a live hold › the places are free at once and the request holds nothing (A1)", async () => {
    const [requestId, slotId] = [await valid(), await freshSlot()];
    await done(desk.hold(requestId, at, slotId));
    expect(await placesOf(requestId, slotId)).toHaveLength(1);
    expect(await codeOf(desk.withdraw(requestId, { now: now + MINUTE }))).toBe("ok");
    const day = await desk.deps.slots.day("fr-paris", "biometrics", slotId.slice(0, 10));
    expect(day.flatMap(({ places }) => places).filter(({ until }) => until > now / 1000 + 60)).toEqual([]);
    expect((await desk.deps.requests.find(requestId))?.hold).toBeUndefined();
    expect(await codeOf(desk.hold(requestId, { now: now + 2 * MINUTE }, slotId))).toBe("request-not-valid");
    expect(await placesOf(requestId, slotId)).toEqual([]);
  });

  it("with a lapsed hold, and after its validity › withdrawn all the same", async () => {
    const [requestId, slotId] = [await valid(), await freshSlot()];
    await done(desk.hold(requestId, at, slotId));
    expect(await codeOf(desk.withdraw(requestId, { now: now + (VALIDITY_DAYS + 1) * DAY }))).toBe("ok");
  });

  it("while an appointment is booked › request-booked; twice, or another's › refused; the same key › the same answer (E1)", async () => {
    const [requestId, slotId] = [await valid(), await freshSlot()];
    const { holdToken } = await done(desk.hold(requestId, at, slotId));
    await done(desk.confirm(requestId, at, holdToken));
    expect(await codeOf(desk.withdraw(requestId, at))).toBe("request-booked");
    const other = await submitted();
    expect(await codeOf(desk.withdraw(other, stranger))).toBe("not-found");
    const command = newCommand();
    const first = await done(desk.withdraw(other, { now, command }));
    expect(await codeOf(desk.withdraw(other, at))).toBe("request-wrong-state");
    expect(await desk.deps.changes.find(command)).toMatchObject({ ok: true, value: { body: first } });
  });

  it("E2 what was never submitted is nobody else's to see, what was remains visible to its post", async () => {
    const [drafted, reviewed] = [await desk.file(at), await submitted()];
    for (const requestId of [drafted, reviewed]) await done(desk.withdraw(requestId, at));
    const postId = "fr-paris";
    const seen = (requestId: string) =>
      codeOf(showRequestToStaff(desk.deps, officerCall({ postId, requestId }, undefined, { now, postId })));
    expect([await seen(drafted), await seen(reviewed)]).toEqual(["not-found", "ok"]);
    expect(await codeOf(desk.decide(drafted, at, accepted))).toBe("not-found");
    expect(await codeOf(desk.decide(reviewed, at, accepted))).toBe("request-wrong-state");
  });
});

describe("withdrawn while something else is done › exactly one outcome, and nothing left behind", () => {
  const rounds = async (round: () => Promise<void>) => {
    for (let index = 0; index < ROUNDS; index += 1) await round();
  };
  const outcomes = (one: Promise<string>, other: Promise<string>) => Promise.all([one, other]);

  it("R4 an officer decides › the decision is before the withdrawal or refused; the queue has nobody", () =>
    rounds(async () => {
      const requestId = await submitted();
      const [withdrawn, decided] = await outcomes(
        codeOf(desk.withdraw(requestId, at)),
        codeOf(desk.decide(requestId, at, accepted)),
      );
      expect(withdrawn).toBe("ok");
      expect(["ok", "request-wrong-state"]).toContain(decided);
      expect(await stateOf(requestId)).toBe("withdrawn");
      expect(await desk.queued("fr-paris")).not.toContain(requestId);
    }));

  it("R4 the correction arrives › before the withdrawal or refused; the queue has nobody", () =>
    rounds(async () => {
      const requestId = await toCorrect();
      const [withdrawn, corrected] = await outcomes(
        codeOf(desk.withdraw(requestId, at)),
        codeOf(desk.correct(requestId, at, rejectedPaper)),
      );
      expect(withdrawn).toBe("ok");
      expect(["ok", "request-wrong-state"]).toContain(corrected);
      expect(await stateOf(requestId)).toBe("withdrawn");
      expect(await desk.queued("fr-paris")).not.toContain(requestId);
    }));

  it("R3 it is submitted › withdrawn in the end, and the queue has nobody", () =>
    rounds(async () => {
      const requestId = await desk.file(at);
      const [withdrawn, sent] = await outcomes(
        codeOf(desk.withdraw(requestId, at)),
        codeOf(desk.submit(requestId, at)),
      );
      expect(withdrawn).toBe("ok");
      expect(["ok", "request-wrong-state"]).toContain(sent);
      expect(await desk.queued("fr-paris")).not.toContain(requestId);
    }));

  it("A1 places are held › none stays held", () =>
    rounds(async () => {
      const [requestId, slotId] = [await valid(), await freshSlot()];
      const [withdrawn, held] = await outcomes(
        codeOf(desk.withdraw(requestId, at)),
        codeOf(desk.hold(requestId, at, slotId)),
      );
      expect(withdrawn).toBe("ok");
      expect(["ok", "request-not-valid"]).toContain(held);
      expect(await placesOf(requestId, slotId)).toEqual([]);
    }));

  it("A2 the hold is confirmed › an appointment, or a withdrawn request and a free place; never both", () =>
    rounds(async () => {
      const [requestId, slotId] = [await valid(), await freshSlot()];
      const { holdToken } = await done(desk.hold(requestId, at, slotId));
      const [withdrawn, confirmed] = await outcomes(
        codeOf(desk.withdraw(requestId, at)),
        codeOf(desk.confirm(requestId, at, holdToken)),
      );
      const state = await stateOf(requestId);
      expect(["ok request-not-valid withdrawn", "request-booked ok booked"]).toContain(
        `${withdrawn} ${confirmed} ${state}`,
      );
      expect(await placesOf(requestId, slotId)).toHaveLength(state === "booked" ? 1 : 0);
    }));

  it("everything at once: withdraw, decide, correct, hold, release › one state, no place kept, the queue agrees", () =>
    rounds(async () => {
      const [requestId, slotId] = [await toCorrect(), await freshSlot()];
      await Promise.all([
        codeOf(desk.withdraw(requestId, at)),
        codeOf(desk.correct(requestId, at, rejectedPaper)),
        codeOf(desk.correct(requestId, at, rejectedPaper)),
        codeOf(desk.decide(requestId, at, ["accept"])),
        codeOf(desk.hold(requestId, at, slotId)),
        codeOf(desk.release(requestId, at)),
      ]);
      expect(await stateOf(requestId)).toBe("withdrawn");
      expect(await desk.queued("fr-paris")).not.toContain(requestId);
      expect(await placesOf(requestId, slotId)).toEqual([]);
    }));
});

describe("another change comes between reading and writing", () => {
  /** The first time only. */
  const once = (intrude: () => Promise<unknown>) => (reading: number) =>
    reading === 1 ? intrude() : Promise.resolve();

  it.each([
    {
      given: "R3 a draft is submitted",
      prepare: () => desk.file(at),
      intrude: (requestId: string) => done(desk.submit(requestId, at)),
    },
    {
      given: "R4 a submitted one is decided",
      prepare: () => submitted(),
      intrude: (requestId: string) => done(desk.decide(requestId, at, oneRejected)),
    },
    {
      given: "R4 one to correct is corrected",
      prepare: () => toCorrect(),
      intrude: (requestId: string) => done(desk.correct(requestId, at, rejectedPaper)),
    },
  ])(
    "$given while it is withdrawn › withdrawn after it; the queue has nobody",
    async ({ prepare, intrude }) => {
      const requestId = await prepare();
      const unlucky = desk.intrudedBy(once(() => intrude(requestId)));
      expect(await codeOf(unlucky.withdraw(requestId, at))).toBe("ok");
      expect(await stateOf(requestId)).toBe("withdrawn");
      expect(await desk.queued("fr-paris")).not.toContain(requestId);
    },
  );

  it("A1 places are held, or others instead of them, while it is withdrawn › none stays held", async () => {
    const [requestId, slotId] = [await valid(), await freshSlot()];
    const holding = desk.intrudedBy(once(() => desk.hold(requestId, at, slotId)));
    expect(await codeOf(holding.withdraw(requestId, at))).toBe("ok");
    expect(await placesOf(requestId, slotId)).toEqual([]);
    const [other, there, elsewhere] = [await valid(), await freshSlot(), await freshSlot()];
    await done(desk.hold(other, at, there));
    const moving = desk.intrudedBy(
      once(async () => {
        await done(desk.release(other, at));
        await done(desk.hold(other, at, elsewhere));
      }),
    );
    expect(await codeOf(moving.withdraw(other, at))).toBe("ok");
    expect([...(await placesOf(other, there)), ...(await placesOf(other, elsewhere))]).toEqual([]);
  });

  it("A2 it is booked while it is withdrawn › request-booked, the appointment stands", async () => {
    const [requestId, slotId] = [await valid(), await freshSlot()];
    const { holdToken } = await done(desk.hold(requestId, at, slotId));
    const unlucky = desk.intrudedBy(once(() => done(desk.confirm(requestId, at, holdToken))));
    expect(await codeOf(unlucky.withdraw(requestId, at))).toBe("request-booked");
    expect([await stateOf(requestId), (await placesOf(requestId, slotId)).length]).toEqual(["booked", 1]);
  });

  it("it changes at each reading › busy, nothing written; the same key later › withdrawn", async () => {
    const [requestId, slotId] = [await valid(), await freshSlot()];
    const unlucky = desk.intrudedBy((reading) =>
      reading % 2 === 1 ? desk.hold(requestId, at, slotId) : desk.release(requestId, at),
    );
    const command = newCommand();
    expect(await codeOf(unlucky.withdraw(requestId, { now, command }))).toBe("busy");
    expect(await stateOf(requestId)).toBe("valid");
    expect(await codeOf(desk.withdraw(requestId, { now, command }))).toBe("ok");
    expect(await placesOf(requestId, slotId)).toEqual([]);
  });

  it("R6 a draft becomes one that needs review, or another post's, or another person's, while it is submitted › busy, still a draft", async () => {
    const one = desk.bodyFor({ procedureId: "signature-legalisation" });
    for (const other of [
      { ...one, procedureId: "passport-adult" },
      { ...one, postId: "fr-lyon" },
      { ...one, beneficiaries: [newAdult()] },
    ]) {
      const requestId = await desk.file(at, one);
      const unlucky = desk.intrudedBy(once(() => done(desk.change(requestId, at, other))));
      const command = newCommand();
      expect(await codeOf(unlucky.submit(requestId, { now, command }))).toBe("busy");
      expect(await stateOf(requestId)).toBe("draft");
      expect(await codeOf(desk.submit(requestId, { now, command }))).toBe("ok");
    }
  });

  it("R4 it is withdrawn, or corrected, while it is corrected › request-wrong-state; the queue agrees with the state", async () => {
    for (const intrude of [
      (requestId: string) => done(desk.withdraw(requestId, at)),
      (requestId: string) => done(desk.correct(requestId, at, rejectedPaper)),
    ]) {
      const requestId = await toCorrect();
      const unlucky = desk.intrudedBy(once(() => intrude(requestId)));
      expect(await codeOf(unlucky.correct(requestId, at, rejectedPaper))).toBe("request-wrong-state");
      const waiting = (await desk.queued("fr-paris")).includes(requestId);
      expect(waiting).toBe((await stateOf(requestId)) === "submitted");
    }
  });

  it("R4 it is rejected and corrected while it is decided › request-wrong-state: the officer has not seen the new papers", async () => {
    const requestId = await submitted();
    const unlucky = desk.intrudedBy(
      once(async () => {
        await done(desk.decide(requestId, at, oneRejected));
        await done(desk.correct(requestId, at, rejectedPaper));
      }),
    );
    expect(await codeOf(unlucky.decide(requestId, at, accepted))).toBe("request-wrong-state");
    const { state, documents } = await seenByOwner(requestId);
    expect([state, documents[0]?.state]).toEqual(["submitted", "corrected"]);
    expect(await desk.queued("fr-paris")).toContain(requestId);
  });
});

describe("E1 a change whose write is disturbed, given again under its key › done once, and the queue agrees", () => {
  let next: ReturnType<typeof disturbedDynamo>["next"];
  let disturbed: Filing;

  beforeAll(async () => {
    const disturbing = disturbedDynamo(dynamo);
    next = disturbing.next;
    disturbed = await filing(disturbing.dynamo, now);
  });

  /** As the wrapper answers: a refusal of a command that was carried out is its first answer. */
  const answerOf = async (outcome: Outcome<{ state: string }>, command: Command) => {
    const result = await outcome;
    const prior = result.ok ? result : await desk.deps.changes.find(command);
    return prior.ok ? prior.value?.body : prior.error.code;
  };

  const changes: readonly {
    readonly change: string;
    readonly prepare: () => Promise<string>;
    readonly act: (requestId: string, doing: Doing) => Outcome<{ state: string }>;
    readonly to: string;
  }[] = [
    {
      change: "R3 submission",
      prepare: () => desk.file(at),
      act: (requestId, doing) => disturbed.submit(requestId, doing),
      to: "submitted",
    },
    {
      change: "R4 rejection",
      prepare: () => submitted(),
      act: (requestId, doing) => disturbed.decide(requestId, doing, oneRejected),
      to: "needs-correction",
    },
    {
      change: "R4 correction",
      prepare: () => toCorrect(),
      act: (requestId, doing) => disturbed.correct(requestId, doing, rejectedPaper),
      to: "submitted",
    },
    {
      change: "withdrawal",
      prepare: () => submitted(),
      act: (requestId, doing) => disturbed.withdraw(requestId, doing),
      to: "withdrawn",
    },
  ];

  it.each(changes.flatMap((each) => disturbances.map((how) => ({ ...each, how }))))(
    "$change, $how",
    async ({ prepare, act, to, how }) => {
      const requestId = await prepare();
      const doing = { now, command: newCommand() };
      next.how = how;
      const first = await act(requestId, doing).catch(() => "cut off");
      expect(next.how).toBeUndefined();
      expect(first === "cut off").toBe(how.startsWith("cut off"));
      const again = await answerOf(act(requestId, doing), doing.command);
      expect(again).toMatchObject({ requestId, state: to });
      expect(await stateOf(requestId)).toBe(to);
      expect((await desk.queued("fr-paris")).filter((id) => id === requestId)).toHaveLength(
        to === "submitted" ? 1 : 0,
      );
      expect(await eventsOf(doing.command)).toHaveLength(1);
    },
  );
});

describe("GET /staff/posts/{postId}/review-queue (R4, R5)", () => {
  const page = (postId: string, when: number, after?: QueuePlace, limit = 2) =>
    done(
      listReviewQueue(desk.deps, {
        ...officerCall({ postId }, undefined, { now: when, postId }),
        query: { after, limit },
      }),
    );
  const ids = (view: { requests: { requestId: string }[] }) =>
    view.requests.map(({ requestId }) => requestId);

  it("pages in order of first submission; one decided in between is neither shown nor shifts the others", async () => {
    const postId = "fr-toulouse";
    const all: string[] = [];
    for (let index = 0; index < 5; index += 1)
      all.push(await submitted(postId, { now: now + index * MINUTE }));
    const first = await page(postId, now);
    expect(ids(first)).toEqual(all.slice(0, 2));
    const after = readQueueCursor(first.next ?? "");
    expect(after?.requestId).toBe(all[1]);
    await done(desk.decide(all[1] ?? "", at, accepted, postId));
    await done(desk.decide(all[3] ?? "", at, accepted, postId));
    const second = await page(postId, now, after);
    expect([ids(second), second.next]).toEqual([[all[2], all[4]], undefined]);
    expect(first.requests[0]).toEqual({
      requestId: all[0],
      reference: referenceOf(all[0] ?? ""),
      procedureId: "passport-adult",
      people: 1,
      submittedAt: new Date(now).toISOString(),
      reviewDueOn: "2026-11-25",
      overdue: false,
    });
  });

  it("R5 overdue from midnight of the post, not of UTC", async () => {
    const postId = "fr-rennes";
    await submitted(postId);
    const overdue = async (instant: string) => (await page(postId, Date.parse(instant))).requests[0]?.overdue;
    expect(await overdue("2026-11-25T22:59:59Z")).toBe(false);
    expect(await overdue("2026-11-25T23:00:00Z")).toBe(true);
  });

  it("R5 the head of post sees what waits past its date, and what was decided late", async () => {
    const postId = "fr-strasbourg";
    const [waiting, late, inTime] = [
      await submitted(postId),
      await submitted(postId),
      await submitted(postId),
    ];
    const when = Date.parse("2026-11-26T09:00:00Z");
    await done(desk.decide(inTime, at, oneRejected, postId));
    await done(desk.decide(late, { now: when }, accepted, postId));
    const breaches = (month: string) =>
      done(
        listReviewBreaches(desk.deps, {
          ...officerCall({ postId }, undefined, { now: when, postId }),
          query: { month },
        }),
      );
    const seen = await breaches("2026-11");
    expect(seen.waiting.map(({ requestId }) => requestId)).toEqual([waiting]);
    expect(seen.decided).toEqual([
      {
        requestId: late,
        reference: referenceOf(late),
        procedureId: "passport-adult",
        reviewDueOn: "2026-11-25",
        decidedAt: "2026-11-26T09:00:00.000Z",
      },
    ]);
    expect((await breaches("2026-12")).decided).toEqual([]);
  });
});

describe("a request whose time ran out says so, and nothing else had to happen", () => {
  it("R6 valid for 30 days, R4 to be corrected for 7: from that instant `expired`, in the list too", async () => {
    const accountId = "acc_EXPIRING";
    const requestId = await desk.file({ now, accountId }, { procedureId: "signature-legalisation" });
    await done(desk.submit(requestId, { now, accountId }));
    const show = (when: number) =>
      done(showRequest(desk.deps, citizenCall({ requestId }, undefined, { now: when, accountId })));
    const end = now + VALIDITY_DAYS * DAY;
    expect([(await show(end - 1)).expired, (await show(end)).expired]).toEqual([undefined, true]);
    const listed = await done(listRequests(desk.deps, citizenCall({}, undefined, { now: end, accountId })));
    expect(listed.requests).toMatchObject([{ requestId, state: "valid", expired: true }]);
    const waiting = await toCorrect();
    expect((await seenByOwner(waiting, now + CORRECTION_DAYS * DAY - 1)).expired).toBeUndefined();
    expect((await seenByOwner(waiting, now + CORRECTION_DAYS * DAY)).expired).toBe(true);
  });
});
