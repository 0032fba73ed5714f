import { apiHandler } from "#shared/http/api-handler.ts";
import { holdReplySchema, newHoldSchema } from "#shared/http/contracts/appointments.ts";
import { requestParamsSchema } from "#shared/http/contracts/common.ts";
import { nothing, routesFor } from "#shared/http/route.ts";
import { systemClock } from "#shared/ports/clock.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import { answering } from "./loaded.ts";

const CALLS = 5_000;

const body = {
  holdToken: "x".repeat(900),
  until: "2026-11-24T09:10:00.000Z",
  places: 1,
  date: "2026-11-24",
  time: "10:00",
  startsAt: "2026-11-24T09:00:00.000Z",
};

/** Pressing for a slot as it is, but for a use case that does nothing. */
const press = routesFor<unknown>().citizen({
  method: "POST",
  path: "/requests/{requestId}/hold",
  operationId: "holdPlaces",
  summary: "",
  idempotent: "natural",
  params: requestParamsSchema,
  query: nothing,
  body: newHoldSchema,
  reply: holdReplySchema,
  status: 201,
  useCase: () => Promise.resolve({ ok: true, value: { status: 201, body } }),
});

/** Milliseconds of each call of the wrapper in a warm process. */
answering(async () => {
  const handler = apiHandler({
    routes: [press],
    deps: { clock: systemClock, siteUrl: "https://wisal.example" },
  });
  const event = apiEvent({
    method: press.method,
    resource: press.path,
    params: { requestId: "req_ABCDEFGH23456789" },
    body: { slotId: "2026-11-24T10:00", slotsGrant: "x".repeat(600) },
    caller: {
      kind: "citizen",
      accountId: "acc_ABCDEFGH23456789",
      status: "active",
      scopes: ["wisal/citizen"],
    },
  });
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const began = performance.now();
    const { statusCode } = await handler(event, lambdaContext("bench"));
    times.push(performance.now() - began);
    if (statusCode !== 201) throw new Error(`answered ${statusCode}`);
  }
  return times;
});
