import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { routes as readRoutes } from "#functions/staff-read/routes.ts";
import { routes as writeRoutes } from "#functions/staff-write/routes.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoDirectory, staffItem } from "#shared/adapters/dynamodb/directory-store.ts";
import { administratorsItem, memberItem, profileOf } from "#shared/adapters/dynamodb/member-item.ts";
import { dynamoMemberReader } from "#shared/adapters/dynamodb/member-reader.ts";
import { dynamoMemberStore } from "#shared/adapters/dynamodb/member-store.ts";
import { identify } from "#shared/application/identity/identify.ts";
import type { Assignment, StaffCaller, StaffRole } from "#shared/domain/caller.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { StaffUsers } from "#shared/ports/staff-users.ts";
import { apiEvent } from "#test/support/api-event.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const TODAY = "2026-11-21";
const ISSUER = "https://id.example/staff";

let emulator: TestDynamo;
let dynamo: TestDynamo;
let now = NOW;
let calls = 0;
const clock = { now: () => now };

const assigned = (role: StaffRole, postId = "fr-paris", more: Partial<Assignment> = {}): Assignment => ({
  postId,
  role,
  from: "2020-01-01",
  to: null,
  ...more,
});

/** Somebody of the directory as they call: what they may do is read anew for each call, as the authorizer does. */
const people = {
  root: [assigned("network-administrator", "*")],
  second: [assigned("network-administrator", "*")],
  head: [assigned("head-of-post")],
  lyon: [assigned("head-of-post", "fr-lyon")],
  officer: [assigned("officer"), assigned("officer", "fr-lyon", { to: "2020-12-31" })],
} as const;
type Who = keyof typeof people;
const profile = (subject: string) => profileOf({ issuer: ISSUER, subject, name: `Name of ${subject}` });
const idOf = (subject: string) => profile(subject).staffId;

/** What the issuer was told. */
const told: string[] = [];
let issuerFails = false;
const users: StaffUsers = {
  invite: ({ email }) => Promise.resolve(email.split("@")[0]),
  disable: (subject) => {
    if (issuerFails) return Promise.reject(new Error("issuer down"));
    told.push(`disable ${subject}`);
    return Promise.resolve();
  },
  enable: (subject) => Promise.resolve(void told.push(`enable ${subject}`)),
};

const facts: { readonly type: string; readonly data: unknown; readonly postId?: string | undefined }[] = [];
const noting = (changes: ChangeStore): ChangeStore => ({
  ...changes,
  commit: async (change) => {
    const outcome = await changes.commit(change);
    if (outcome.ok) facts.push(...change.facts.map(({ type, data, postId }) => ({ type, data, postId })));
    return outcome;
  },
});

beforeAll(async () => {
  emulator = await startTestDynamo();
});
afterAll(() => emulator.stop());

beforeEach(async () => {
  dynamo = await emulator.fresh();
  now = NOW;
  issuerFails = false;
  told.length = 0;
  facts.length = 0;
  const items = Object.entries(people).flatMap(([subject, assignments]) => [
    staffItem({ issuer: ISSUER, subject, assignments, active: true }),
    ...["*", ...new Set(assignments.map(({ postId }) => postId))].map((place) =>
      memberItem(place, profile(subject)),
    ),
  ]);
  // Everybody of the network is at "*" once.
  for (const Item of [...items, administratorsItem([idOf("root"), idOf("second")])])
    await dynamo.client.send(new PutCommand({ TableName: dynamo.tableNames.core, Item }));
});

/** Who calls, as the authorizer finds them now; undefined when it refuses them (E2). */
const callerNow = async (subject: string): Promise<StaffCaller | string> => {
  const found = await identify(
    {
      clock,
      tokens: {
        verify: () =>
          Promise.resolve({
            ok: true,
            value: {
              issuer: ISSUER,
              subject,
              kind: "staff",
              clientId: undefined,
              scopes: ["wisal/staff"],
              signIn: { at: Math.floor(now / 1000), secondFactor: true },
            },
          }),
      },
      directory: dynamoDirectory(dynamo.client, dynamo.tableNames.core),
      mandates: { read: () => Promise.resolve({ ok: false, error: "invalid" }) },
    },
    "Bearer a.b.c",
  );
  if (!found.ok) return found.error.code;
  return found.value.kind === "staff" ? found.value : "no staff";
};

interface Sent {
  readonly method?: "GET" | "POST";
  readonly post?: string;
  readonly id?: string;
  readonly body?: unknown;
  readonly query?: Record<string, string>;
  readonly key?: string;
}

const MEMBERS = "/staff/posts/{postId}/members";

const send = async (as: StaffCaller, resource: string, sent: Sent = {}) => {
  const { client, tableNames } = dynamo;
  const handler = apiHandler({
    routes: [...readRoutes, ...writeRoutes],
    deps: {
      clock,
      siteUrl: "https://wisal.example",
      members: {
        ...dynamoMemberReader(client, tableNames.core),
        ...dynamoMemberStore(client, tableNames.core),
      },
      users,
      issuer: ISSUER,
      changes: noting(dynamoChangeStore(client, tableNames.core)),
    },
  });
  calls += 1;
  const answer = await handler(
    apiEvent({
      method: sent.method ?? "POST",
      resource,
      params: {
        ...(sent.post !== undefined && { postId: sent.post }),
        ...(sent.id !== undefined && { staffId: sent.id }),
      },
      query: sent.query ?? {},
      headers: { "Idempotency-Key": sent.key ?? `staff-test-${calls}` },
      body: sent.body,
      caller: as,
    }),
    lambdaContext("staff-write"),
  );
  const body: unknown = JSON.parse(answer.body);
  return { status: answer.statusCode, body };
};

/** Calls as somebody whom the authorizer lets in. @throws when it does not. */
const as = async (who: string, resource: string, sent: Sent = {}) => {
  const caller = await callerNow(who);
  if (typeof caller === "string") throw new Error(`${who} is refused: ${caller}`);
  return send(caller, resource, { post: "fr-paris", ...sent });
};

/** What somebody is told of themselves. */
const me = async (who: string) => {
  const caller = await callerNow(who);
  if (typeof caller === "string") throw new Error(`${who} is refused: ${caller}`);
  return send(caller, "/staff/me", { method: "GET" });
};

const grant = (role: StaffRole, more: object = {}) => ({ role, from: TODAY, to: null, ...more });
const added = (email: string, role: StaffRole, more: object = {}) => ({
  name: "Somebody New",
  email: `${email}@wisal.example`,
  ...grant(role, more),
});
const give = (who: Who, to: string, role: StaffRole, sent: Sent = {}, version = 1) =>
  as(who, `${MEMBERS}/{staffId}/roles`, { id: idOf(to), body: { version, ...grant(role) }, ...sent });
const end = (who: Who, of: string, role: StaffRole, sent: Sent = {}, version = 1) =>
  as(who, `${MEMBERS}/{staffId}/roles/ending`, { id: idOf(of), body: { version, role }, ...sent });
const deactivate = (who: Who, of: string, version = 1, key?: string) =>
  as(who, `${MEMBERS}/{staffId}/deactivation`, {
    post: "*",
    id: idOf(of),
    body: { version },
    ...(key !== undefined && { key }),
  });

const code = (status: number, problem: string) => ({ status, body: { code: problem } });

describe("E2 who am I, and who is there", () => {
  it("GET /staff/me › anybody of the staff gets their name and the roles that count now, ended ones left out", async () => {
    expect(await me("officer")).toEqual({
      status: 200,
      body: { staffId: idOf("officer"), name: "Name of officer", roles: [assigned("officer")] },
    });
  });

  it("a head of post sees who is at their post, with the roles there and none of elsewhere; the network sees all", async () => {
    const list = await as("head", MEMBERS, { method: "GET" });
    const ids = [idOf("head"), idOf("officer")].toSorted();
    expect(list).toMatchObject({ status: 200, body: { members: ids.map((staffId) => ({ staffId })) } });
    expect(JSON.stringify(list.body)).not.toContain("fr-lyon");
    expect(
      await as("lyon", `${MEMBERS}/{staffId}`, { method: "GET", post: "fr-lyon", id: idOf("officer") }),
    ).toMatchObject({
      status: 200,
      body: { roles: [{ postId: "fr-lyon" }] },
    });
    const all = await as("root", MEMBERS, { method: "GET", post: "*" });
    expect(all).toMatchObject({ body: { members: Object.keys(people).map(() => ({})) } });
    const page = await as("root", MEMBERS, { method: "GET", post: "*", query: { after: ids[1] ?? "" } });
    expect(JSON.stringify(page.body)).not.toContain(ids[0]);
  });

  it("somebody of another post, and the network's own list, are not found by a head of post", async () => {
    const show = { method: "GET", id: idOf("lyon") } as const;
    expect(await as("head", `${MEMBERS}/{staffId}`, show)).toMatchObject(code(404, "not-found"));
    expect(await as("head", MEMBERS, { method: "GET", post: "fr-lyon" })).toMatchObject(
      code(404, "not-found"),
    );
    expect(await as("head", MEMBERS, { method: "GET", post: "*" })).toMatchObject(code(404, "not-found"));
    expect(await as("officer", MEMBERS, { method: "GET" })).toMatchObject(code(403, "forbidden"));
  });
});

describe("E2 adding somebody", () => {
  it("is found, may call from that moment on, and the events hold no name and no address", async () => {
    const answer = await as("head", MEMBERS, { body: added("New.Agent", "desk") });
    expect(answer).toEqual({ status: 201, body: { staffId: idOf("new.agent"), version: 1 } });
    expect(await callerNow("new.agent")).toMatchObject({
      assignments: [{ postId: "fr-paris", role: "desk" }],
    });
    expect(await as("head", `${MEMBERS}/{staffId}`, { method: "GET", id: idOf("new.agent") })).toMatchObject({
      body: { name: "Somebody New", active: true, version: 1 },
    });
    expect(facts.map(({ type, postId }) => `${type} ${postId}`)).toEqual([
      "gov.wisal.staff.added.v1 fr-paris",
      "gov.wisal.staff.role-granted.v1 fr-paris",
    ]);
    expect(JSON.stringify(facts)).not.toMatch(/Somebody|wisal\.example|new\.agent/i);
  });

  it("by the sub of their tokens works as well; neither or both of the two names the fault", async () => {
    const body = { name: "Somebody", subject: "known-1", ...grant("call-centre") };
    expect((await as("root", MEMBERS, { post: "*", body })).status).toBe(201);
    expect(await callerNow("known-1")).toMatchObject({ assignments: [{ postId: "*", role: "call-centre" }] });
    for (const wrong of [
      { ...body, email: "a@wisal.example" },
      { name: "Somebody", ...grant("desk") },
    ])
      expect(await as("head", MEMBERS, { body: wrong })).toMatchObject(code(400, "invalid-input"));
  });

  it("who is there already gets one role more, not another entry", async () => {
    const body = { name: "Another name", subject: "officer", ...grant("officer") };
    expect(await as("lyon", MEMBERS, { post: "fr-lyon", body })).toMatchObject({
      status: 201,
      body: { version: 2 },
    });
    expect(await me("officer")).toMatchObject({
      body: { name: "Name of officer", roles: [{ postId: "fr-paris" }, { postId: "fr-lyon" }] },
    });
  });

  it("E1 the same command again › the same answer, one entry; ten at once under keys of their own › one person", async () => {
    const first = await as("head", MEMBERS, { body: added("twice", "desk"), key: "staff-added-once" });
    expect(await as("head", MEMBERS, { body: added("twice", "desk"), key: "staff-added-once" })).toEqual(
      first,
    );
    const all = await Promise.all(
      Array.from({ length: 10 }, () => as("head", MEMBERS, { body: added("crowd", "desk") })),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(all.filter(({ status }) => [409, 412].includes(status))).toHaveLength(9);
  });

  it("a head of post gives officer, desk and call centre at their own post, and nothing else", async () => {
    for (const role of ["officer", "desk", "call-centre"] as const)
      expect((await as("head", MEMBERS, { body: added(`new-${role}`, role) })).status).toBe(201);
    expect(await as("head", MEMBERS, { body: added("x", "head-of-post") })).toMatchObject(
      code(403, "forbidden"),
    );
    expect(await as("head", MEMBERS, { post: "fr-lyon", body: added("x", "desk") })).toMatchObject(
      code(404, "not-found"),
    );
    for (const [post, role] of [
      ["fr-paris", "network-administrator"],
      ["*", "officer"],
      ["*", "head-of-post"],
    ] as const)
      expect(await as("root", MEMBERS, { post, body: added("x", role) })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: "/body/role", code: "role-elsewhere" }] },
      });
    expect(await callerNow("x")).toBe("staff-unknown");
  });

  it("days in the past, an end before the beginning and a post that is none name what is wrong", async () => {
    const body = added("x", "desk", { from: "2026-11-20", to: "2026-11-19" });
    expect(await as("head", MEMBERS, { body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/body/from" }, { pointer: "/body/to" }] },
    });
    expect(await as("root", MEMBERS, { post: "xx-nowhere", body: added("x", "desk") })).toMatchObject(
      code(404, "not-found"),
    );
  });

  it("takes a sign-in of this moment; taking power away does not", async () => {
    const caller = await callerNow("head");
    if (typeof caller === "string") throw new Error(caller);
    const old = { ...caller, signIn: { at: Math.floor(NOW / 1000) - 400, secondFactor: true } };
    expect(await send(old, MEMBERS, { post: "fr-paris", body: added("x", "desk") })).toMatchObject(
      code(401, "step-up-needed"),
    );
    const ending = { post: "fr-paris", id: idOf("officer"), body: { version: 1, role: "officer" } };
    expect((await send(old, `${MEMBERS}/{staffId}/roles/ending`, ending)).status).toBe(200);
  });
});

describe("E2 roles", () => {
  it("given from a day on, count from that day by the post's calendar, and end with their last", async () => {
    const body = { version: 1, role: "desk", from: "2026-11-23", to: "2026-11-24" };
    expect((await give("head", "officer", "desk", { body })).status).toBe(201);
    const roles = async () => {
      const caller = await callerNow("officer");
      return typeof caller === "string" ? caller : caller.assignments.map(({ role }) => role);
    };
    expect(await roles()).toEqual(["officer"]);
    now = Date.parse("2026-11-22T23:30:00Z");
    expect(await roles()).toEqual(["officer", "desk"]);
    now = Date.parse("2026-11-24T23:30:00Z");
    expect(await roles()).toEqual(["officer"]);
  });

  it("ended at once, the very next call is refused; a role that was given today leaves no trace in the entry", async () => {
    expect((await end("head", "officer", "officer")).status).toBe(200);
    expect(await callerNow("officer")).toBe("staff-unassigned");
    await as("head", MEMBERS, { body: added("short", "desk") });
    expect((await end("head", "short", "desk")).status).toBe(200);
    expect(await as("head", `${MEMBERS}/{staffId}`, { method: "GET", id: idOf("short") })).toMatchObject({
      body: { roles: [], version: 2 },
    });
    expect(facts.at(-1)).toMatchObject({ type: "gov.wisal.staff.role-ended.v1", data: { last: null } });
  });

  it("the same role on the same days, and the end of what is not held, are told apart", async () => {
    expect(await give("head", "officer", "officer")).toMatchObject(code(409, "role-held"));
    expect(await end("head", "officer", "desk")).toMatchObject(code(409, "role-not-held"));
    const body = { version: 1, role: "officer", last: "2026-11-20" };
    expect(await end("head", "officer", "officer", { body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/body/last", code: "in-the-past" }] },
    });
  });

  it("given and taken from what somebody has not seen › 412, and of twenty at once one", async () => {
    expect(await give("head", "officer", "desk", {}, 7)).toMatchObject(code(412, "staff-stale"));
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? give("head", "officer", "desk") : end("root", "officer", "officer"),
      ),
    );
    expect(all.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(new Set(all.map(({ status }) => status).filter((status) => status >= 300))).toEqual(
      new Set([412]),
    );
  });

  it("nobody changes their own entry, by whatever way", async () => {
    expect(await give("root", "root", "call-centre", { post: "*" })).toMatchObject(
      code(403, "staff-own-entry"),
    );
    expect(await end("root", "root", "network-administrator", { post: "*" })).toMatchObject(
      code(403, "staff-own-entry"),
    );
    expect(await deactivate("root", "root")).toMatchObject(code(403, "staff-own-entry"));
    const body = { name: "Me", subject: "head", ...grant("officer") };
    expect(await as("head", MEMBERS, { body })).toMatchObject(code(403, "staff-own-entry"));
  });

  it("a head of post can take nothing from another head, nor from the network's people", async () => {
    await give("root", "officer", "head-of-post");
    expect(await end("head", "officer", "head-of-post", {}, 2)).toMatchObject(code(403, "forbidden"));
    expect(await end("head", "lyon", "officer")).toMatchObject(code(404, "not-found"));
    expect(await deactivate("head", "officer")).toMatchObject(code(404, "not-found"));
  });
});

describe("E2 the last network administrator", () => {
  it("two who dismiss each other at once › one of them stays, in each of ten rounds", async () => {
    for (let round = 0; round < 10; round += 1) {
      dynamo = await emulator.fresh();
      for (const subject of ["root", "second"] as const)
        for (const Item of [
          staffItem({ issuer: ISSUER, subject, assignments: people[subject], active: true }),
          memberItem("*", profile(subject)),
        ])
          await dynamo.client.send(new PutCommand({ TableName: dynamo.tableNames.core, Item }));
      await dynamo.client.send(
        new PutCommand({
          TableName: dynamo.tableNames.core,
          Item: administratorsItem([idOf("root"), idOf("second")]),
        }),
      );
      const callers = await Promise.all(["root", "second"].map(callerNow));
      const answers = await Promise.all(
        callers.map((caller, index) => {
          if (typeof caller === "string") throw new Error(caller);
          const other = idOf(index === 0 ? "second" : "root");
          return round % 2 === 0
            ? send(caller, `${MEMBERS}/{staffId}/deactivation`, {
                post: "*",
                id: other,
                body: { version: 1 },
              })
            : send(caller, `${MEMBERS}/{staffId}/roles/ending`, {
                post: "*",
                id: other,
                body: { version: 1, role: "network-administrator", last: "2027-01-31" },
              });
        }),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)).toMatchObject({
        body: { code: "last-administrator" },
      });
    }
  });

  it("who has an end date or begins later is none to rely on; given the office without an end, they are", async () => {
    await deactivate("root", "second");
    const later = { version: 1, ...grant("network-administrator", { to: "2027-01-31" }) };
    expect((await give("root", "head", "network-administrator", { post: "*", body: later })).status).toBe(
      201,
    );
    expect(await deactivate("head", "root")).toMatchObject(code(409, "last-administrator"));
    expect((await give("root", "lyon", "network-administrator", { post: "*" })).status).toBe(201);
    expect((await deactivate("lyon", "root")).status).toBe(200);
  });
});

describe("E2 out of service", () => {
  it("the next call is refused whatever the roles, the issuer is told, and back it is the same", async () => {
    expect((await deactivate("root", "officer")).status).toBe(200);
    expect(await callerNow("officer")).toBe("staff-inactive");
    expect(await deactivate("root", "officer", 2)).toMatchObject(code(409, "staff-wrong-state"));
    const back = { post: "*", id: idOf("officer"), body: { version: 2 } };
    expect((await as("root", `${MEMBERS}/{staffId}/reactivation`, back)).status).toBe(200);
    expect(await callerNow("officer")).toMatchObject({ assignments: [{ role: "officer" }] });
    expect(told).toEqual(["disable officer", "enable officer"]);
    expect(facts.map(({ type }) => type)).toEqual([
      "gov.wisal.staff.deactivated.v1",
      "gov.wisal.staff.reactivated.v1",
    ]);
  });

  it("E1 the issuer is down › the directory refuses all the same, and the repeated command tells the issuer", async () => {
    issuerFails = true;
    expect((await deactivate("root", "officer", 1, "staff-issuer-down")).status).toBe(500);
    expect(await callerNow("officer")).toBe("staff-inactive");
    issuerFails = false;
    expect(await deactivate("root", "officer", 1, "staff-issuer-down")).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(told).toEqual(["disable officer"]);
  });

  it("E1 repeated after they are back › the same answer, and the issuer keeps them", async () => {
    await deactivate("root", "officer", 1, "staff-old-command");
    const back = { post: "*", id: idOf("officer"), body: { version: 2 } };
    await as("root", `${MEMBERS}/{staffId}/reactivation`, back);
    expect((await deactivate("root", "officer", 1, "staff-old-command")).status).toBe(200);
    expect(told).toEqual(["disable officer", "enable officer"]);
  });
});
