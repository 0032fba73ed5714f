import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { each } from "#test/support/each.ts";
import { type ApiAnswer, book, callAs } from "./booking.ts";
import { AT_ONCE } from "./crowd.ts";
import { type Person, people, place, procedureId } from "./people.ts";
import { dayAhead, openSlots } from "./slots.ts";
import type { Stage } from "./stage.ts";
import { issueStamps, officer, partner, stampChecks } from "./stamps.ts";

/** Something that the product does, as often as it was prepared for; each time with things of its own. */
export interface Operation {
  readonly what: string;
  /** The function whose calls to the database are counted. */
  readonly function: string;
  /** What the mean of its write units may come to, where it costs money and waiting to write more. */
  readonly mostWriteUnits?: number;
  readonly once: (index: number) => Promise<unknown>;
}

const DAY = 50;
const MONTH = 30;
const FEE_MAD = 2000;

/** An answer, if it is the one that is wanted. */
export const expecting = async (status: number, calling: Promise<ApiAnswer>): Promise<ApiAnswer> => {
  const answer = await calling;
  if (answer.status !== status) throw new Error(`Expected ${status}: ${answer.status} ${answer.text}`);
  return answer;
};

const at = <T>(all: readonly T[], index: number): T => {
  const one = all[index];
  if (one === undefined) throw new Error(`not prepared for ${index}`);
  return one;
};

/** Closes a visit with the code of a stamp, which uses it (T8). */
export const closeVisit = (
  stage: Stage,
  desk: { readonly token: string },
  { date, appointmentId }: { readonly date: string; readonly appointmentId: string },
  code: string,
): Promise<ApiAnswer> =>
  callAs(stage, desk, "POST", `/desk/posts/${place.postId}/days/${date}/visits/${appointmentId}/closing`, {
    body: { desk: "3", stampCodes: [code] },
  });

/** Claims a stamp for a partner (T6). */
export const reserve = (
  stage: Stage,
  machine: { readonly token: string },
  code: string,
): Promise<ApiAnswer> =>
  callAs(stage, machine, "POST", "/partner/reservations", {
    body: { code, procedureId, reference: "BENCH-1" },
  });

/** Uses a claimed stamp. */
export const commit = (
  stage: Stage,
  machine: { readonly token: string },
  reservationId: string,
): Promise<ApiAnswer> => callAs(stage, machine, "POST", `/partner/reservations/${reservationId}/commit`);

/** Appointments of these people on a day, booked as people book. */
export const booked = async (stage: Stage, crowd: readonly Person[], date: string) => {
  const slots = await openSlots(stage, { date, slots: Math.ceil(crowd.length / 8), places: 8 });
  return await each(crowd, AT_ONCE, (person, index) => book(stage, person, at(slots, Math.floor(index / 8))));
};

/** An order of one stamp, paid at the post's terminal: what is left is to issue the stamp. */
const paidOrder = async (
  stage: Stage,
  person: Person,
  desk: { readonly token: string },
  index: number,
): Promise<string> => {
  const placed = await expecting(
    201,
    callAs(stage, person, "POST", "/orders", {
      body: {
        postId: place.postId,
        items: [{ procedureId, quantity: 1 }],
        phone: "+33639980100",
        language: "fr",
      },
    }),
  );
  const orderId = str(placed.body["orderId"]);
  await expecting(
    200,
    callAs(stage, desk, "POST", `/desk/posts/${place.postId}/orders/${orderId}/terminal-receipts`, {
      body: {
        terminalId: "TPE-BENCH",
        receiptNumber: String(index + 1),
        approvalCode: "A1B2C3",
        amount: { amount: FEE_MAD, currency: "MAD" },
        date: new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(),
      },
    }),
  );
  return orderId;
};

/** The queue's message that an order was paid. */
const capturedMessage = (orderId: string, index: number) => ({
  Records: [
    {
      messageId: orderId,
      body: JSON.stringify({
        specversion: "1.0",
        id: `cmd_${orderId.slice(4)}.0`,
        source: "wisal",
        type: paymentCaptured.type,
        time: new Date().toISOString(),
        subject: orderId,
        postid: place.postId,
        actor: { kind: "system", id: "bench" },
        data: { orderId, transactionId: String(index), channel: "terminal", amountMad: FEE_MAD, units: 1 },
      }),
      attributes: { ApproximateReceiveCount: "1" },
      eventSource: "aws:sqs",
    },
  ],
});

/** What the citizens' pool asks when somebody wants a code to sign in (ADR 0030). */
const codeAsked = (index: number) => ({
  version: "1",
  triggerSource: "CustomMessage_Authentication",
  userName: `bench-${index}`,
  request: {
    userAttributes: { phone_number: `+336399${String(80_000 + index)}`, locale: "fr" },
    codeParameter: "{####}",
  },
  response: { smsMessage: null },
});

const counts = () => ({
  ...keys.days(place.postId, place.calendarId),
  days: Object.fromEntries(Array.from({ length: MONTH }, (_, index) => [dayAhead(index + 1), 8])),
  version: 1,
});

/** All operations, each prepared for `count` times. */
export const prepare = async (stage: Stage, count: number): Promise<readonly Operation[]> => {
  const [desk, machine] = [await officer(stage), await partner(stage)];
  const lookers = await people(stage, { group: "looker", count });
  const visits = await booked(stage, await people(stage, { group: "visitor", count }), dayAhead(DAY));
  const shown = dayAhead(DAY + 1);
  await openSlots(stage, { date: shown, slots: 10, places: 10 });
  await stage.put("core", [counts()]);
  const [fresh, used] = [await issueStamps(stage, count), await issueStamps(stage, count)];
  const claimed = await each(await issueStamps(stage, count), AT_ONCE, async (code) =>
    str((await expecting(201, reserve(stage, machine, code))).body["reservationId"]),
  );
  const orders = await each(await people(stage, { group: "buyer", count }), AT_ONCE, (person, index) =>
    paidOrder(stage, person, desk, index),
  );
  const invoke = async (name: string, event: unknown): Promise<void> => {
    const result = await stage.platform.runtime.invoke(name, event);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`);
  };
  const looking = (index: number, path: string) => {
    const person = at(lookers, index);
    return expecting(200, callAs(stage, person, "GET", `/requests/${person.requestId}/days${path}`));
  };
  const check = (token: { readonly token: string }, path: string) => (index: number) =>
    expecting(200, callAs(stage, token, "POST", path, { body: { code: at(fresh, index), procedureId } }));
  return [
    {
      what: "code to sign in asked for",
      function: "identity-code",
      once: (i) => invoke("identity-code", codeAsked(i)),
    },
    { what: "month of availability", function: "requests-read", once: (i) => looking(i, "") },
    { what: "slots of a day", function: "requests-read", once: (i) => looking(i, `/${shown}/slots`) },
    {
      what: "stamp issued for a paid order",
      function: "stamps-issue",
      mostWriteUnits: 14,
      once: (i) => invoke("stamps-issue", capturedMessage(at(orders, i), i)),
    },
    {
      what: "stamp verified by a partner",
      function: "partners-redeem",
      once: check(machine, "/partner/stamps/verification"),
    },
    { what: "stamp checked at a desk", function: "desk-read", once: check(desk, stampChecks) },
    {
      what: "stamp reserved",
      function: "partners-redeem",
      // And its share of a lease of the partner's allowance (ADR 0021), here and below.
      mostWriteUnits: 10.1,
      once: (i) => expecting(201, reserve(stage, machine, at(fresh, i))),
    },
    {
      what: "reserved stamp committed",
      function: "partners-redeem",
      mostWriteUnits: 14.1,
      once: (i) => expecting(200, commit(stage, machine, at(claimed, i))),
    },
    {
      what: "stamp used at a desk, visit closed",
      function: "desk-write",
      mostWriteUnits: 17,
      once: (i) => expecting(200, closeVisit(stage, desk, at(visits, i), at(used, i))),
    },
  ];
};
