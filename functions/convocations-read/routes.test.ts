import { describe, expect, it } from "vitest";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import type { Appointment } from "#shared/ports/appointment-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { convocationFacts } from "#test/support/documents.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import type { Deps } from "./routes.ts";
import { routes } from "./routes.ts";

const { appointment: booked, post, procedure } = convocationFacts("fr", 2);
const citizen: CitizenCaller = {
  kind: "citizen",
  accountId: "acc_TEST",
  status: "active",
  scopes: ["wisal/citizen"],
};
const record: RequestRecord = {
  requestId: booked.requestId,
  accountId: booked.accountId,
  postId: booked.postId,
  procedureId: booked.procedureId,
  calendarId: booked.calendarId,
  state: "booked",
  createdAt: booked.createdAt,
  urgent: false,
  personKeys: [],
  names: booked.names,
  appointment: booked,
};

const handlerWith = (appointment: Partial<Appointment> = {}, request: Partial<RequestRecord> = {}) => {
  const rendered: object[] = [];
  const sealed: object[] = [];
  const deps: Deps = {
    clock: { now: () => Date.parse("2026-11-02T10:00:00.000Z") },
    siteUrl: "https://wisal.example",
    requests: { find: async () => ({ ...record, ...request }) },
    appointments: { find: async () => ({ ...booked, ...appointment }) },
    catalogue: { post: async () => post, procedure: async () => procedure },
    tariffs: { tariff: async () => undefined },
    seals: {
      seal: async (claims) => {
        sealed.push(claims);
        return "a.b.c";
      },
      keys: async () => [
        { kty: "EC", crv: "P-256", x: "x", y: "y", kid: "Ab3dEf6h", alg: "ES256", use: "sig" },
      ],
    },
    documents: {
      render: async (_template, content) => {
        rendered.push(content);
        return Buffer.from("%PDF-1.7 é", "latin1");
      },
    },
  };
  return { handler: apiHandler({ routes, deps }), rendered, sealed };
};

const ask = async (
  { handler }: ReturnType<typeof handlerWith>,
  headers: Readonly<Record<string, string>> = { Accept: "application/pdf" },
  query: Readonly<Record<string, string>> = {},
  caller: CitizenCaller = citizen,
) =>
  handler(
    apiEvent({
      method: "GET",
      resource: "/requests/{requestId}/appointment/convocation.pdf",
      params: { requestId: booked.requestId },
      headers,
      query,
      caller,
    }),
    lambdaContext("convocations-read"),
  );

const codeOf = ({ statusCode, body }: { statusCode: number; body: string }): string =>
  `${statusCode} ${/"code":"([a-z-]+)"/.exec(body)?.[1] ?? ""}`;

describe("GET …/appointment/convocation.pdf (A8)", () => {
  it("answers bytes in base64, never kept by a cache, under the reference's name", async () => {
    const answer = await ask(handlerWith());
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(Buffer.from(answer.body, "base64").toString("latin1")).toBe("%PDF-1.7 é");
    expect(answer.headers).toMatchObject({
      "Content-Type": "application/pdf",
      "Content-Language": "fr",
      "Cache-Control": "no-store",
      "Content-Disposition": 'attachment; filename="wisal-WSJMX-T7HEA.pdf"',
    });
  });

  it("seals where and when, and nobody's name", async () => {
    const stage = handlerWith({ sequence: 1 });
    await ask(stage);
    expect(stage.sealed).toEqual([
      { a: booked.appointmentId, r: "WSJMX-T7HEA", p: "fr-paris", t: "2026-11-24T09:30", n: 2, s: 1 },
    ]);
  });

  it("speaks the language asked for, else the caller's (N2)", async () => {
    const stage = handlerWith();
    await ask(stage, { Accept: "application/pdf", "Accept-Language": "es-ES,es" });
    await ask(stage, { Accept: "application/pdf", "Accept-Language": "es" }, { language: "ar" });
    expect(stage.rendered).toMatchObject([
      { title: "Citación", direction: "ltr" },
      { title: "استدعاء", direction: "rtl" },
    ]);
    const answer = await ask(stage, undefined, { language: "de" });
    expect([codeOf(answer), answer.body]).toEqual([
      "400 invalid-input",
      expect.stringContaining("/query/language"),
    ]);
  });

  it.each([
    ["cancelled", "409 appointment-wrong-state"],
    ["lapsed", "409 appointment-wrong-state"],
    ["no-show", "409 appointment-wrong-state"],
    ["served", "409 appointment-wrong-state"],
    ["moved", "503 busy"],
    ["arrived", "200 "],
  ] as const)("of an appointment that is %s › %s", async (state, expected) => {
    const stage = handlerWith({ state });
    const answer = await ask(stage);
    expect(codeOf(answer)).toBe(expected);
    if (expected.startsWith("409")) expect(JSON.parse(answer.body)).toMatchObject({ details: { state } });
    expect(stage.sealed).toHaveLength(expected === "200 " ? 1 : 0);
  });

  it("is not found by anybody else, nor where there is no appointment (E2)", async () => {
    const stage = handlerWith();
    const stranger = { ...citizen, accountId: "acc_OTHER" };
    expect(codeOf(await ask(stage, undefined, {}, stranger))).toBe("404 not-found");
    expect(codeOf(await ask(handlerWith({}, { appointment: undefined })))).toBe("404 appointment-none");
    expect(stage.rendered).toEqual([]);
  });

  it.each(["*/*", "", "text/html,application/pdf", "application/json"])(
    "to who accepts %o first › 406: the gateway would hand over base64",
    async (Accept) => {
      expect(codeOf(await ask(handlerWith(), { Accept }))).toBe("406 not-acceptable");
    },
  );
});

describe("GET /keys (A8)", () => {
  it("is a key set for anybody, kept by caches for a day", async () => {
    const { handler } = handlerWith();
    const answer = await handler(
      apiEvent({ method: "GET", resource: "/keys" }),
      lambdaContext("convocations-read"),
    );
    expect(answer.headers).toMatchObject({ "Cache-Control": "public, max-age=86400" });
    expect(JSON.parse(answer.body)).toEqual({
      keys: [{ kty: "EC", crv: "P-256", x: "x", y: "y", kid: "Ab3dEf6h", alg: "ES256", use: "sig" }],
    });
  });
});

describe("the calendar file (A8)", () => {
  const download = async (appointment: Partial<Appointment>, caller: CitizenCaller = citizen) =>
    handlerWith(appointment).handler(
      apiEvent({
        method: "GET",
        resource: "/requests/{requestId}/appointment/calendar.ics",
        params: { requestId: booked.requestId },
        caller,
      }),
      lambdaContext("convocations-read"),
    );

  it("is the appointment's own, without a seal or a document being made (A8)", async () => {
    const { statusCode, headers, body } = await download({});
    expect(statusCode).toBe(200);
    expect(headers?.["Content-Type"]).toBe("text/calendar; charset=utf-8");
    expect(body).toContain(`UID:${booked.appointmentId}@wisal`);
    expect(body).toContain("METHOD:PUBLISH");
  });

  it("takes the entry away once the appointment is cancelled (A8)", async () => {
    expect((await download({ state: "cancelled" })).body).toContain("METHOD:CANCEL");
  });

  it("is not found by anybody else (E2)", async () => {
    expect((await download({}, { ...citizen, accountId: "acc_OTHER" })).statusCode).toBe(404);
  });
});

describe("GET …/appointment/code (A8)", () => {
  const askCode = async (stage: ReturnType<typeof handlerWith>, caller: CitizenCaller = citizen) =>
    stage.handler(
      apiEvent({
        method: "GET",
        resource: "/requests/{requestId}/appointment/code",
        params: { requestId: booked.requestId },
        caller,
      }),
      lambdaContext("convocations-read"),
    );

  it("is what the paper's code says, sealed alike", async () => {
    const stage = handlerWith({ sequence: 1 });
    expect(await askCode(stage)).toMatchObject({
      statusCode: 200,
      body: JSON.stringify({ code: "WISAL1:A:a.b.c" }),
    });
    await ask(stage);
    expect(stage.sealed[0]).toEqual(stage.sealed[1]);
  });

  it("is nobody else's, and only an appointment's that stands (E2)", async () => {
    expect(codeOf(await askCode(handlerWith(), { ...citizen, accountId: "acc_OTHER" }))).toBe(
      "404 not-found",
    );
    const stage = handlerWith({ state: "cancelled" });
    expect(codeOf(await askCode(stage))).toBe("409 appointment-wrong-state");
    expect(stage.sealed).toEqual([]);
  });
});
