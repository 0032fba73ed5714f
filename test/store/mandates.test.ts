import { randomInt } from "node:crypto";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hmacPhoneKeys } from "#shared/adapters/crypto/phone-keys.ts";
import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoAgentStore } from "#shared/adapters/dynamodb/agent-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import { listDays, listSlots } from "#shared/application/appointments/list-slots.ts";
import type { MandateDeps } from "#shared/application/mandates/deps.ts";
import { grantMandate } from "#shared/application/mandates/grant-mandate.ts";
import { mandateSchema } from "#shared/application/mandates/mandate-token.ts";
import { openAccountFor } from "#shared/application/mandates/open-account.ts";
import { downloadAgents, reportAgents } from "#shared/application/mandates/report-agents.ts";
import { fileRequest } from "#shared/application/requests/file-request.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import type { Command } from "#shared/domain/call.ts";
import type { Agent, StaffCaller, StaffRole } from "#shared/domain/caller.ts";
import { WRONG_PAIRS_AN_HOUR } from "#shared/domain/mandate/mandate.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { BookingStage } from "#test/support/booking.ts";
import { ACT, bodyOf, bookingStage, codeOf, POST } from "#test/support/booking.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { agentCall, newCommand, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { passPapers } from "#test/support/filing.ts";

const START = Date.parse("2026-11-20T08:00:00Z");
const MONTH = "2026-11";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BIRTH_DATE = "1990-02-03";
const secrets = { read: async () => "a secret for tests only, of no value anywhere" };
const signer = hmacTokenSigner(secrets, "mandate");

let dynamo: TestDynamo;
let stage: BookingStage;
let deps: MandateDeps;
let day = 0;
let staffId = "";

beforeAll(async () => {
  dynamo = await startTestDynamo();
  const calendar = testCalendar({
    weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "10:00", to: "12:00" }],
    places: { public: 1, desk: 1, "call-centre": 1 },
  });
  stage = await bookingStage(dynamo, calendar, START);
  const table = dynamo.tableNames.core;
  deps = {
    clock: { now: () => stage.clock.at },
    siteUrl: "https://wisal.example",
    changes: stage.deps.changes,
    requests: stage.deps.requests,
    accounts: dynamoAccountStore(dynamo.client, table),
    agents: dynamoAgentStore(dynamo.client, table),
    phoneKeys: hmacPhoneKeys(secrets, "person"),
    mandates: signer,
  };
});
afterAll(async () => {
  await dynamo.stop();
});
beforeEach(() => {
  day += 1;
  staffId = `stf_AGENT${day}`;
  stage.clock.at = START;
});

/** The call of this test's agent under a role. */
const staffCall = <B>(
  body: B,
  {
    role = "officer",
    postId = POST,
    command,
  }: {
    readonly role?: StaffRole;
    readonly postId?: string;
    readonly command?: Command;
  } = {},
) => {
  const call = officerCall({ postId }, body, { now: stage.clock.at, postId });
  const assignment = { postId: role === "call-centre" ? "*" : postId, role, from: "2020-01-01", to: null };
  const caller: StaffCaller = { ...call.caller, staffId, assignments: [assignment] };
  return { ...call, caller, command: command ?? newCommand({ kind: "staff", id: staffId }) };
};

const ask = (requestId: string, birthDate = BIRTH_DATE, more: Parameters<typeof staffCall>[1] = {}) =>
  grantMandate(deps, staffCall({ reference: referenceOf(requestId), birthDate }, more));

const report = async () => {
  const call = { ...staffCall(undefined, { role: "head-of-post" }), query: { month: MONTH } };
  return (await bodyOf(reportAgents(deps, call))).agents.find((line) => line.staffId === staffId);
};

const agent = (channel: Agent["channel"]): Agent => ({ staffId, channel, postId: POST });

/** A valid request that this test's agent files and submits. */
const filed = async (channel: Agent["channel"], more: { readonly cin?: string } = {}) => {
  const about = { agent: agent(channel), now: stage.clock.at };
  const beneficiaries = [{ ...stage.person(), ...more }];
  const order = { postId: POST, procedureId: ACT, beneficiaries };
  const filing = agentCall({}, order, about);
  const { requestId } = await bodyOf(fileRequest(stage.deps, filing));
  await passPapers(dynamo, requestId);
  await bodyOf(submitRequest(stage.deps, agentCall({ requestId }, undefined, about)));
  return { requestId, commandId: filing.command.id };
};

const listed = (requestId: string, date: string, by?: Agent) =>
  by === undefined
    ? bodyOf(stage.list(requestId, date))
    : bodyOf(
        listSlots(stage.deps, agentCall({ requestId, date }, undefined, { agent: by, now: stage.clock.at })),
      );

const held = async (requestId: string, date: string, time: string, by: Agent) => {
  const { slotsGrant } = await listed(requestId, date, by);
  const body = { slotId: `${date}T${time}`, slotsGrant };
  return holdPlaces(stage.deps, agentCall({ requestId }, body, { agent: by, now: stage.clock.at }));
};

const confirmed = (requestId: string, holdToken: string, by: Agent) =>
  confirmAppointment(stage.deps, agentCall({ requestId }, { holdToken }, { agent: by, now: stage.clock.at }));

describe("POST /staff/posts/{postId}/mandates (R1)", () => {
  it("given reference and birth date › names account, agent, channel and post for half an hour", async () => {
    const requestId = await stage.request();
    for (const [role, channel] of [
      ["officer", "desk"],
      ["call-centre", "phone"],
    ] as const) {
      const view = await bodyOf(ask(requestId, BIRTH_DATE, { role }));
      expect(view).toMatchObject({ accountId: "acc_TEST", requestId, channel });
      expect(Date.parse(view.until) - stage.clock.at).toBe(30 * MINUTE);
      const reading = await signer.read("mandate", view.mandate, mandateSchema, stage.clock.at);
      expect(reading).toEqual({
        ok: true,
        value: { mandateId: view.mandateId, accountId: "acc_TEST", staffId, channel, postId: POST },
      });
    }
  });

  it("any person of the request will do, and the same command gives the same mandate", async () => {
    const child = { ...stage.person(), birthDate: "2001-05-06" };
    const requestId = await stage.request([stage.person(), child]);
    const command = newCommand({ kind: "staff", id: staffId });
    const first = await bodyOf(ask(requestId, "2001-05-06", { command }));
    expect(await ask(requestId, "2001-05-06", { command })).toEqual({
      ok: true,
      value: { status: 201, body: first, replayed: true },
    });
    expect(await report()).toMatchObject({ people: 1, mandates: 1, refused: 0 });
  });

  it("a wrong reference, another post's and a wrong birth date are one answer, and nothing is stored of them", async () => {
    const requestId = await stage.request();
    const answers = await Promise.all([
      ask("req_NOSUCHREQUEST"),
      ask(requestId, BIRTH_DATE, { postId: "fr-lyon" }),
      ask(requestId, "1990-02-04"),
    ]);
    expect(answers).toEqual(
      Array.from({ length: 3 }, () => ({ ok: false, error: { code: "reference-unmatched" } })),
    );
    expect(await report()).toMatchObject({ mandates: 0, refused: 2, refusedPercent: 100 });
  });

  it("guesses are budgeted, side by side too: the right one past the tenth wrong one is refused like any", async () => {
    const requestId = await stage.request();
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        codeOf(ask(requestId, `1980-01-${String(index + 1).padStart(2, "0")}`)),
      ),
    );
    const wrong = guesses.filter((code) => code === "reference-unmatched");
    expect(wrong).toHaveLength(WRONG_PAIRS_AN_HOUR);
    expect(guesses.filter((code) => code === "too-many-requests")).toHaveLength(30 - WRONG_PAIRS_AN_HOUR);
    const right = await ask(requestId);
    expect(right).toMatchObject({
      ok: false,
      error: { code: "too-many-requests", retryAfterSeconds: 3_600 },
    });
    expect(await report()).toMatchObject({ refused: 31, refusedPercent: 100 });
    stage.clock.at += HOUR;
    expect(await codeOf(ask(requestId))).toBe("ok");
  });

  it("right ones cost nothing: twice the budget of them side by side, each counted once", async () => {
    const requestId = await stage.request();
    for (let round = 0; round < 5; round += 1) {
      const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(ask(requestId))));
      expect(codes).toEqual(Array.from({ length: 5 }, () => "ok"));
    }
    expect(await report()).toMatchObject({ people: 1, mandates: 25, refused: 0, refusedPercent: 0 });
  });
});

describe("POST /staff/posts/{postId}/accounts (R1)", () => {
  const open = (phone: string, more: Parameters<typeof staffCall>[1] = {}) =>
    openAccountFor(deps, staffCall({ phone, language: "ar" as const }, more));

  it("opens one account for a phone, however many agents do, and gives the mandate with it", async () => {
    const phone = `+3363998${randomInt(1000, 9999)}`;
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => open(phone)));
    const opened = outcomes.flatMap((outcome) =>
      outcome.ok && !outcome.value.replayed ? [outcome.value.body] : [],
    );
    expect(opened).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => !outcome.ok && outcome.error.code === "phone-has-account"),
    ).toHaveLength(4);
    const accountId = opened[0]?.accountId ?? "";
    expect(await dynamoAccountStore(dynamo.client, dynamo.tableNames.core).find(accountId)).toMatchObject({
      phone,
      language: "ar",
      status: "active",
    });
    expect(await report()).toMatchObject({ people: 1, mandates: 1, refused: 4 });
  });
});

describe("acts for a citizen (R1, E3)", () => {
  it("are recorded as the agent's, for the citizen, with channel and post; and counted in the same write", async () => {
    const { requestId, commandId } = await filed("phone");
    const { Item } = await dynamo.client.send(
      new GetCommand({ TableName: dynamo.tableNames.core, Key: keys.command(commandId) }),
    );
    expect(Item?.["events"]).toMatchObject([
      {
        type: "gov.wisal.requests.drafted.v1",
        actor: {
          kind: "staff",
          id: staffId,
          onBehalfOf: { accountId: "acc_TEST", channel: "phone", postId: POST },
        },
        data: { channel: "phone" },
      },
    ]);
    const by = agent("phone");
    const { holdToken } = await bodyOf(held(requestId, "2026-11-23", "10:00", by));
    await bodyOf(confirmed(requestId, holdToken, by));
    expect(await report()).toMatchObject({ people: 1, acts: 3, bookings: 1, bookingsForOne: 1 });
  });

  it("twenty at once are twenty", async () => {
    await Promise.all(Array.from({ length: 10 }, () => filed("desk")));
    expect(await report()).toMatchObject({ people: 1, acts: 20, bookings: 0 });
  });

  it("the report is CSV too, one line an agent", async () => {
    await filed("desk");
    const call = { ...staffCall(undefined, { role: "head-of-post" }), query: { month: MONTH } };
    const lines = (await bodyOf(downloadAgents(deps, call))).split("\r\n");
    expect(lines[0]).toBe("staffId,people,mandates,acts,bookings,bookingsForOne,refused,refusedPercent");
    expect(lines).toContain(`${staffId},1,0,2,0,0,0,0`);
  });
});

describe("places kept for the desk and the call centre (S3)", () => {
  const date = "2026-11-24";

  it("each agent draws on those of their channel besides the public ones, a citizen never", async () => {
    const { requestId } = await filed("desk");
    const places = async (by?: Agent) => (await listed(requestId, date, by)).slots.map((slot) => slot.places);
    expect(await places()).toEqual([1, 1, 1, 1]);
    expect(await places(agent("desk"))).toEqual([2, 2, 2, 2]);
    expect(await places(agent("phone"))).toEqual([2, 2, 2, 2]);
    const days = await bodyOf(
      listDays(
        stage.deps,
        agentCall({ requestId }, undefined, { agent: agent("desk"), now: stage.clock.at }),
      ),
    );
    expect(days.days[0]).toEqual({ date: "2026-11-20", places: 8 });
  });

  it("one public, one of the desk and one of the call centre: three bookings of one slot, and no fourth", async () => {
    const bookings = await Promise.all(
      (["desk", "desk", "desk", "phone", "phone", "phone"] as const).map(async (channel) => {
        const { requestId } = await filed(channel);
        return codeOf(held(requestId, date, "10:30", agent(channel)));
      }),
    );
    expect(bookings.filter((code) => code === "ok")).toHaveLength(3);
    expect(bookings.filter((code) => code === "slot-full")).toHaveLength(3);
  });

  it("the list of one agent is no use to another, nor to the citizen", async () => {
    const { requestId } = await filed("desk");
    const { slotsGrant } = await listed(requestId, date, agent("desk"));
    const body = { slotId: `${date}T11:00`, slotsGrant };
    const other = { ...agent("desk"), staffId: "stf_SOMEBODYELSE" };
    const about = { agent: other, now: stage.clock.at };
    expect(await codeOf(holdPlaces(stage.deps, agentCall({ requestId }, body, about)))).toBe(
      "slots-grant-invalid",
    );
    expect(await codeOf(stage.hold(requestId, body.slotId, slotsGrant))).toBe("slots-grant-invalid");
    const own = await listed(requestId, date);
    expect(await codeOf(held(requestId, date, "11:00", agent("desk")))).toBe("ok");
    expect(own.slots.length).toBeGreaterThan(0);
  });

  it("A1 who stands at the desk may take a slot that began up to a quarter of an hour ago; nobody else may", async () => {
    const walkIn = await filed("desk");
    const caller = await filed("phone");
    const began = Date.parse("2026-11-25T09:00:00Z");
    const times = async (requestId: string, by: Agent) =>
      (await listed(requestId, "2026-11-25", by)).slots.map(({ time }) => time);
    stage.clock.at = began + 14 * MINUTE;
    expect((await times(walkIn.requestId, agent("desk")))[0]).toBe("10:00");
    expect((await times(caller.requestId, agent("phone")))[0]).toBe("10:30");
    expect(await codeOf(held(caller.requestId, "2026-11-25", "10:00", agent("phone")))).toBe("slot-past");
    const { holdToken } = await bodyOf(held(walkIn.requestId, "2026-11-25", "10:00", agent("desk")));
    expect(await codeOf(confirmed(walkIn.requestId, holdToken, agent("desk")))).toBe("ok");
    const late = await filed("desk");
    stage.clock.at = began + 15 * MINUTE;
    expect(await codeOf(held(late.requestId, "2026-11-25", "10:00", agent("desk")))).toBe("slot-past");
  });
});

describe("who missed two of late (A7)", () => {
  it("is booked by the call centre, and neither on the web nor at the desk", async () => {
    for (const [date, hour] of [
      ["2026-11-26", 9],
      ["2026-11-27", 9],
    ] as const) {
      stage.clock.at = START;
      const { requestId } = await filed("desk", { cin: "MI551" });
      const { holdToken } = await bodyOf(held(requestId, date, "10:00", agent("desk")));
      const { appointmentId } = await bodyOf(confirmed(requestId, holdToken, agent("desk")));
      stage.clock.at = Date.parse(`${date}T0${hour}:30:00Z`);
      expect(await codeOf(stage.miss(appointmentId, date))).toBe("ok");
    }
    const { requestId } = await filed("phone", { cin: "MI551" });
    const { holdToken } = await bodyOf(held(requestId, "2026-11-30", "10:00", agent("phone")));
    expect(await codeOf(stage.confirm(requestId, holdToken))).toBe("booking-by-call-centre");
    expect(await codeOf(confirmed(requestId, holdToken, agent("desk")))).toBe("booking-by-call-centre");
    expect(await codeOf(confirmed(requestId, holdToken, agent("phone")))).toBe("ok");
  });
});
