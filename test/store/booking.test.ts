import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hmacPersonKeys } from "#shared/adapters/crypto/person-keys.ts";
import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { calendarItem, dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoCatalogueStore, postItem, procedureItem } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoOfferStore } from "#shared/adapters/dynamodb/offer-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoReviewQueue } from "#shared/adapters/dynamodb/review-queue.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import { listDays, listSlots } from "#shared/application/appointments/list-slots.ts";
import { releaseHold } from "#shared/application/appointments/release-hold.ts";
import type {
  ChangingDeps,
  FilingDeps,
  ReadingDeps,
  ReviewingDeps,
} from "#shared/application/requests/deps.ts";
import type { NewRequest } from "#shared/application/requests/file-request.ts";
import { fileRequest } from "#shared/application/requests/file-request.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import { decideReview } from "#shared/application/reviews/decide-review.ts";
import { type MaterialiseDeps, materialiseSlots } from "#shared/application/slots/materialise-slots.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { Outcome } from "#shared/domain/call.ts";
import { VALIDITY_DAYS } from "#shared/domain/request/request.ts";
import { HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { citizenCall, newCommand, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { passPapers } from "#test/support/filing.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
const secrets = { read: async () => "a secret for tests only, of no value anywhere" };
const acts = testCalendar({
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "10:00", to: "11:00" }],
  places: { public: 4, urgent: 1 },
  closedOn: ["2026-11-23"],
  horizonDays: 7,
});

let dynamo: TestDynamo;
let deps: FilingDeps & ReadingDeps & ReviewingDeps & ChangingDeps & MaterialiseDeps;
let people = 0;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  const table = dynamo.tableNames.core;
  const put = (Item: Record<string, unknown>) =>
    dynamo.client.send(new PutCommand({ TableName: table, Item }));
  for (const post of posts.slice(0, 2)) {
    await put(postItem(post));
    await put(calendarItem({ ...acts, postId: post.id }));
    await put(calendarItem({ ...acts, postId: post.id, calendarId: "biometrics" }));
  }
  for (const procedure of procedures) await put(procedureItem(procedure));
  deps = {
    catalogue: dynamoCatalogueStore(dynamo.client, table, { now: () => now }),
    requests: dynamoRequestStore(dynamo.client, table),
    queue: dynamoReviewQueue(dynamo.client, table),
    slots: dynamoSlotStore(dynamo.client, table),
    calendars: dynamoCalendarStore(dynamo.client, table),
    appointments: dynamoAppointmentStore(dynamo.client, table),
    offers: dynamoOfferStore(dynamo.client, table),
    changes: dynamoChangeStore(dynamo.client, table),
    personKeys: hmacPersonKeys(secrets, "person"),
    tokens: hmacTokenSigner(secrets, "booking"),
  };
  await materialiseSlots(deps, now);
});
afterAll(() => dynamo.stop());
beforeEach(() => {
  // A warm function's memory of full slots must not reach into the next test.
  deps = { ...deps, slots: dynamoSlotStore(dynamo.client, dynamo.tableNames.core) };
});

const person = () => {
  people += 1;
  return { familyName: "Alaoui", givenNames: "Yasmine", birthDate: "1990-02-03", cin: `AB${people}` };
};

const done = async <T>(outcome: Outcome<T>): Promise<T> => {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  if (result.value.replayed) throw new Error("replayed");
  return result.value.body;
};

const validRequest = async (more: Partial<NewRequest> & { accountId?: string } = {}): Promise<string> => {
  const { accountId = "acc_TEST", ...body } = more;
  const order = {
    postId: "fr-paris",
    procedureId: "signature-legalisation",
    beneficiaries: [person()],
    ...body,
  };
  const { requestId } = await done(fileRequest(deps, citizenCall({}, order, { now, accountId })));
  await passPapers(dynamo, requestId);
  await done(submitRequest(deps, citizenCall({ requestId }, undefined, { now, accountId })));
  return requestId;
};

const grantFor = async (requestId: string, date = "2026-11-24", accountId = "acc_TEST") =>
  done(listSlots(deps, citizenCall({ requestId, date }, undefined, { now, accountId })));

const hold = async (requestId: string, slotId: string, command = newCommand(), at = now) => {
  const { slotsGrant } = await grantFor(requestId, slotId.slice(0, 10));
  return holdPlaces(deps, citizenCall({ requestId }, { slotId, slotsGrant }, { now: at, command }));
};

const heldToken = async (requestId: string, slotId: string) =>
  (await done(hold(requestId, slotId))).holdToken;

const taken = async (date: string, time: string, postId = "fr-paris") => {
  const slot = (await deps.slots.day(postId, "acts", date)).find((each) => each.time === time);
  return (slot?.places ?? []).filter(({ until }) => until > now / 1000);
};

const size = (item: unknown): number => Buffer.byteLength(JSON.stringify(item));

describe("the path of a request without review (R1, R6, A1, A2)", () => {
  it("draft → valid at once → days → slots → hold → appointment, and every item of the booking stays under 1 KB", async () => {
    const requestId = await validRequest();
    const { days } = await done(listDays(deps, citizenCall({ requestId }, undefined, { now })));
    expect(days.map(({ date }) => date)).toEqual(["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]);
    const command = newCommand();
    const token = await heldToken(requestId, "2026-11-24T10:00");
    const booked = await done(
      confirmAppointment(deps, citizenCall({ requestId }, { holdToken: token }, { now, command })),
    );
    expect(booked).toMatchObject({ date: "2026-11-24", time: "10:00", startsAt: "2026-11-24T09:00:00.000Z" });
    const get = async (Key: { pk: string; sk: string }) =>
      (await dynamo.client.send(new GetCommand({ TableName: "core", Key }))).Item;
    const sizes = {
      request: size(await get(keys.request(requestId))),
      appointment: size(await get(keys.appointment("fr-paris", "2026-11-24", booked.appointmentId))),
      command: size(await get(keys.command(command.id))),
      slot: size(await get(keys.slot("fr-paris", "acts", "2026-11-24", "10:00"))),
    };
    // JSON is longer than DynamoDB's own count: under 1,024 here is one write unit there.
    for (const [name, bytes] of Object.entries(sizes)) expect(bytes, name).toBeLessThan(1024);
  });

  it("A1 given two people › both get a place in the same slot, all or nothing", async () => {
    const requestId = await validRequest({ beneficiaries: [person(), person()] });
    const view = await done(hold(requestId, "2026-11-24T10:30"));
    expect(view.places).toBe(2);
  });
});

describe("R4 review", () => {
  const passport = async () => {
    const order = { postId: "fr-paris", procedureId: "passport-adult", beneficiaries: [person()] };
    const { requestId } = await done(fileRequest(deps, citizenCall({}, order, { now })));
    await passPapers(dynamo, requestId);
    const { state, reviewDueOn } = await done(
      submitRequest(deps, citizenCall({ requestId }, undefined, { now })),
    );
    return { requestId, state, reviewDueOn };
  };
  const papers = ["cnie-or-receipt", "previous-passport", "proof-of-residence", "photo-35x45"];
  const decide = (requestId: string, decisions: readonly ("accept" | "reject")[], postId = "fr-paris") =>
    decideReview(
      deps,
      officerCall(
        { postId, requestId },
        {
          documents: decisions.map((decision, index) => ({
            beneficiary: 1,
            documentId: papers[index] ?? "",
            decision,
            ...(decision === "reject" && { reason: "unreadable" as const }),
          })),
        },
        { now, postId },
      ),
    );

  it("R5 names the date two working days of the post ahead, over the week-end and a closed day", async () => {
    expect(await passport()).toMatchObject({ state: "submitted", reviewDueOn: "2026-11-25" });
  });

  it("all accepted › valid for 30 days; a second decision is refused with the state", async () => {
    const { requestId } = await passport();
    const { state, validUntil } = await done(decide(requestId, ["accept", "accept", "accept", "accept"]));
    expect([state, validUntil]).toEqual(["valid", new Date(now + VALIDITY_DAYS * DAY).toISOString()]);
    expect(await decide(requestId, ["reject", "accept", "accept", "accept"])).toMatchObject({
      ok: false,
      error: { code: "request-wrong-state" },
    });
  });

  it("two officers decide at once › one decision stands", async () => {
    const { requestId } = await passport();
    const both = await Promise.all([
      decide(requestId, ["accept", "accept", "accept", "accept"]),
      decide(requestId, ["reject", "accept", "accept", "accept"]),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("one rejected › needs-correction within 7 days; slots stay closed", async () => {
    const { requestId } = await passport();
    expect((await done(decide(requestId, ["reject", "accept", "accept", "accept"]))).state).toBe(
      "needs-correction",
    );
    expect(await listDays(deps, citizenCall({ requestId }, undefined, { now }))).toMatchObject({
      ok: false,
      error: { code: "request-not-valid" },
    });
  });

  it("E2 an officer of another post › not-found", async () => {
    const { requestId } = await passport();
    expect(await decide(requestId, ["accept", "accept", "accept", "accept"], "fr-lyon")).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
  });
});

describe("A2 one live hold and one live appointment", () => {
  it("given two holds of one request at once on two slots › one wins and the other's places are given back", async () => {
    const requestId = await validRequest();
    const both = await Promise.all([
      hold(requestId, "2026-11-25T10:00"),
      hold(requestId, "2026-11-25T10:30"),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: "hold-exists" } });
    const after = [...(await taken("2026-11-25", "10:00")), ...(await taken("2026-11-25", "10:30"))];
    expect(after).toHaveLength(1);
  });

  it("given one person in two requests, confirmed at once at two posts › one appointment; the other is told where it is", async () => {
    const same = person();
    const first = await validRequest({ beneficiaries: [same] });
    const second = await validRequest({ beneficiaries: [{ ...same }], postId: posts[1]?.id ?? "" });
    const tokens = await Promise.all([
      heldToken(first, "2026-11-26T10:00"),
      heldToken(second, "2026-11-26T10:00"),
    ]);
    const both = await Promise.all(
      [first, second].map((requestId, index) =>
        confirmAppointment(deps, citizenCall({ requestId }, { holdToken: tokens[index] ?? "" }, { now })),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { code: "appointment-duplicate", details: { date: "2026-11-26" } },
    });
  });

  it("given the same hold is confirmed 10 times at once under 10 keys › one appointment, nine are told it exists", async () => {
    const requestId = await validRequest();
    const holdToken = await heldToken(requestId, "2026-11-26T10:30");
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        confirmAppointment(deps, citizenCall({ requestId }, { holdToken }, { now })),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = all.flatMap((each) => (each.ok ? [] : [each.error.code]));
    expect(new Set(codes)).toEqual(new Set(["appointment-exists"]));
    const { Items } = await dynamo.client.send(
      new QueryCommand({
        TableName: "core",
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": keys.appointment("fr-paris", "2026-11-26", "").pk },
      }),
    );
    expect(Items?.filter((item) => item.requestId === requestId)).toHaveLength(1);
  });
});

describe("E1 a command repeated", () => {
  it("confirm with the same key › the same answer, marked as replayed; with another input › idempotency-key-reused", async () => {
    const requestId = await validRequest();
    const holdToken = await heldToken(requestId, "2026-11-27T10:00");
    const command = newCommand();
    const first = await done(
      confirmAppointment(deps, citizenCall({ requestId }, { holdToken }, { now, command })),
    );
    const again = await confirmAppointment(
      deps,
      citizenCall({ requestId }, { holdToken }, { now: now + 1000, command }),
    );
    expect(again).toMatchObject({ ok: true, value: { replayed: true, body: first } });
    const other = await confirmAppointment(
      deps,
      citizenCall({ requestId }, { holdToken }, { now, command: { ...command, fingerprint: "other" } }),
    );
    expect(other).toMatchObject({ ok: false, error: { code: "idempotency-key-reused" } });
  });

  it("hold with the same key › the same places; with another slot › idempotency-key-reused and no second place", async () => {
    const requestId = await validRequest();
    const command = newCommand();
    const first = await done(hold(requestId, "2026-11-27T10:00", command));
    expect((await done(hold(requestId, "2026-11-27T10:00", command))).until).toBe(first.until);
    const other = await hold(requestId, "2026-11-27T10:30", { ...command, fingerprint: "other" });
    expect(other).toMatchObject({ ok: false, error: { code: "idempotency-key-reused" } });
    expect((await taken("2026-11-27", "10:30")).filter((place) => place.requestId === requestId)).toEqual([]);
  });
});

describe("what may not be held or confirmed", () => {
  it("A1 a lapsed hold › hold-lapsed, judged by the token and by the write", async () => {
    const requestId = await validRequest();
    const holdToken = await heldToken(requestId, "2026-11-25T10:00");
    const late = await confirmAppointment(
      deps,
      citizenCall({ requestId }, { holdToken }, { now: now + HOLD_SECONDS * 1000 + 1000 }),
    );
    expect(late).toMatchObject({ ok: false, error: { code: "hold-lapsed" } });
  });

  it("S4 a forged or foreign grant, an old one, another's hold token › refused, nothing taken", async () => {
    const mine = await validRequest();
    const theirs = await validRequest({ accountId: "acc_OTHER" });
    const { slotsGrant } = await grantFor(theirs, "2026-11-25", "acc_OTHER");
    const before = (await taken("2026-11-25", "10:00")).length;
    const slotId = "2026-11-25T10:00";
    const press = (grant: string, at = now) =>
      holdPlaces(deps, citizenCall({ requestId: mine }, { slotId, slotsGrant: grant }, { now: at }));
    const own = (await grantFor(mine, "2026-11-25")).slotsGrant;
    const forged = `${Buffer.from(JSON.stringify({ v: { requestId: mine }, e: 9e9 })).toString("base64url")}.${own.split(".")[1]}`;
    for (const attempt of [
      await press(slotsGrant),
      await press(forged),
      await press("x"),
      await press(own, now + 16 * MINUTE),
    ]) {
      expect(attempt).toMatchObject({ ok: false, error: { code: "slots-grant-invalid" } });
    }
    expect(
      await confirmAppointment(deps, citizenCall({ requestId: mine }, { holdToken: own }, { now })),
    ).toMatchObject({ error: { code: "hold-token-invalid" } });
    expect((await taken("2026-11-25", "10:00")).length).toBe(before);
  });

  it("R6 a request past its 30 days › request-validity-ended and its places are given back", async () => {
    const requestId = await validRequest();
    const { slotsGrant } = await grantFor(requestId, "2026-11-27");
    const stored = await deps.requests.find(requestId);
    if (stored === undefined) throw new Error("not stored");
    await dynamo.client.send(
      new PutCommand({
        TableName: "core",
        Item: {
          ...keys.request(requestId),
          gpk: "x",
          gsk: "x",
          ...stored,
          validUntil: "2026-11-21T11:59:59.000Z",
        },
      }),
    );
    const before = (await taken("2026-11-27", "10:30")).length;
    const press = await holdPlaces(
      deps,
      citizenCall({ requestId }, { slotId: "2026-11-27T10:30", slotsGrant }, { now }),
    );
    expect(press).toMatchObject({ ok: false, error: { code: "request-validity-ended" } });
    expect((await taken("2026-11-27", "10:30")).length).toBe(before);
  });

  it("releasing gives the places back; releasing again › hold-none", async () => {
    const requestId = await validRequest();
    await heldToken(requestId, "2026-11-27T10:30");
    expect((await releaseHold(deps, citizenCall({ requestId }, undefined, { now: now + 1000 }))).ok).toBe(
      true,
    );
    expect(await releaseHold(deps, citizenCall({ requestId }, undefined, { now: now + 2000 }))).toMatchObject(
      { error: { code: "hold-none" } },
    );
    expect((await taken("2026-11-27", "10:30")).filter((place) => place.requestId === requestId)).toEqual([]);
  });
});

describe("S1 making slots ahead", () => {
  it("run three times at once and again › the same slots, none touched", async () => {
    await Promise.all([
      materialiseSlots(deps, now),
      materialiseSlots(deps, now),
      materialiseSlots(deps, now),
    ]);
    const day = await deps.slots.day("fr-paris", "acts", "2026-11-24");
    expect(day.map(({ time }) => time)).toEqual(["10:00", "10:30"]);
    const tomorrow = await materialiseSlots(deps, now + DAY);
    expect(tomorrow.slotsMade).toBe(0);
  });
});
