import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
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
import { dynamoSweepStore } from "#shared/adapters/dynamodb/sweep-store.ts";
import { dynamoVisitStore } from "#shared/adapters/dynamodb/visit-store.ts";
import { cancelAppointment } from "#shared/application/appointments/cancel-appointment.ts";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { confirmPresence } from "#shared/application/appointments/confirm-presence.ts";
import { extendHold } from "#shared/application/appointments/extend-hold.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import { listSlots } from "#shared/application/appointments/list-slots.ts";
import { releaseHold } from "#shared/application/appointments/release-hold.ts";
import { rescheduleAppointment } from "#shared/application/appointments/reschedule-appointment.ts";
import type { SweepingDeps } from "#shared/application/appointments/sweep-appointments.ts";
import { sweepAppointments } from "#shared/application/appointments/sweep-appointments.ts";
import { closeVisit } from "#shared/application/desk/close-visit.ts";
import { recordArrival } from "#shared/application/desk/record-arrival.ts";
import { recordNoShow } from "#shared/application/desk/record-no-show.ts";
import { reverseNoShow } from "#shared/application/desk/reverse-no-show.ts";
import { followCalendar } from "#shared/application/offers/follow-calendar.ts";
import { joinWaiting, leaveWaiting } from "#shared/application/offers/join-waiting.ts";
import { offerFreed } from "#shared/application/offers/offer-freed.ts";
import { showWaiting } from "#shared/application/offers/show-waiting.ts";
import { sweepOffers } from "#shared/application/offers/sweep-offers.ts";
import { fileRequest } from "#shared/application/requests/file-request.ts";
import { movePost } from "#shared/application/requests/move-post.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import { withdrawRequest } from "#shared/application/requests/withdraw-request.ts";
import { materialiseSlots } from "#shared/application/slots/materialise-slots.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import type { WaitingMode } from "#shared/domain/waiting/waiting.ts";
import { citizenCall, newCommand, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { passPapers } from "#test/support/filing.ts";

/** A procedure without review, papers or fee: what is tested is the appointment. */
export const ACT = "life-certificate";
export const POST = "fr-paris";
const secrets = { read: async () => "a secret for tests only, of no value anywhere" };

/** Whether it was done, or the code of the refusal. */
export const codeOf = async (outcome: Outcome<unknown>): Promise<string> => {
  const result = await outcome;
  return result.ok ? "ok" : result.error.code;
};

/** The body of an answer. */
export const bodyOf = async <T>(outcome: Outcome<T>): Promise<T> => {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  if (result.value.replayed) throw new Error("replayed");
  return result.value.body;
};

const unexpected = () => {
  throw new Error("a free procedure needs no stamp");
};

/** Databases that have the procedures: putting them again for each stage would cost more than the stage. */
const catalogued = new WeakSet<TestDynamo>();

/** Citizens and a desk over one calendar of one post, with a clock of the test's. */
export const bookingStage = async (dynamo: TestDynamo, calendar: Calendar, start: number) => {
  const { client, tableNames } = dynamo;
  const table = tableNames.core;
  const clock = { at: start };
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
  const stores = () => ({
    catalogue: dynamoCatalogueStore(client, table, { now: () => clock.at }),
    requests: dynamoRequestStore(client, table),
    slots: dynamoSlotStore(client, table),
    calendars: dynamoCalendarStore(client, table),
    appointments: dynamoAppointmentStore(client, table),
    offers: dynamoOfferStore(client, table),
    changes: dynamoChangeStore(client, table),
    queue: dynamoReviewQueue(client, table),
    visits: dynamoVisitStore(client, table),
    sweeps: dynamoSweepStore(client, table),
    personKeys: hmacPersonKeys(secrets, "person"),
    tokens: hmacTokenSigner(secrets, "booking"),
  });
  const deps = stores();
  const desk = {
    ...deps,
    clock: { now: () => clock.at },
    siteUrl: "https://wisal.example",
    tariffs: { tariff: () => Promise.resolve(undefined) },
    attachments: { of: unexpected, free: unexpected },
    stamps: { find: unexpected, change: unexpected, consumption: unexpected, eraseSealed: unexpected },
    stampKeys: { candidates: unexpected },
    guesses: { judge: unexpected, failed: unexpected },
    ledger: { entry: unexpected },
  };
  for (const post of posts.filter(({ id }) => id === calendar.postId)) await put(postItem(post));
  if (!catalogued.has(dynamo))
    await Promise.all(procedures.map((procedure) => put(procedureItem(procedure))));
  catalogued.add(dynamo);
  await put(calendarItem(calendar));
  await materialiseSlots(deps, start);

  const call = <P, B>(params: P, body: B, command: Command = newCommand()) =>
    citizenCall(params, body, { now: clock.at, command });
  const visitCall = (appointmentId: string, date: string) =>
    officerCall({ postId: calendar.postId, date, appointmentId }, undefined, {
      now: clock.at,
      postId: calendar.postId,
    });
  let people = 0;
  const person = () => {
    people += 1;
    return { familyName: "Alaoui", givenNames: "Yasmine", birthDate: "1990-02-03", cin: `AB${people}` };
  };

  return {
    deps,
    clock,
    person,
    call,
    /** A valid request for these people. */
    request: async (beneficiaries = [person()]): Promise<string> => {
      const order = { postId: calendar.postId, procedureId: ACT, beneficiaries };
      const { requestId } = await bodyOf(fileRequest(deps, call({}, order)));
      await passPapers(dynamo, requestId);
      await bodyOf(submitRequest(deps, call({ requestId }, undefined)));
      return requestId;
    },
    list: (requestId: string, date: string) => listSlots(deps, call({ requestId, date }, undefined)),
    hold: async (requestId: string, slotId: string, slotsGrant: string, slots?: number) =>
      // A warm function's memory of full slots is no business of these tests.
      holdPlaces(stores(), call({ requestId }, { slotId, slotsGrant, slots })),
    extend: (requestId: string) => extendHold(deps, call({ requestId }, undefined)),
    release: (requestId: string, random?: () => number) =>
      releaseHold(deps, call({ requestId }, undefined), random),
    confirm: (requestId: string, holdToken: string) =>
      confirmAppointment(deps, call({ requestId }, { holdToken })),
    cancel: (requestId: string, random?: () => number, command?: Command) =>
      cancelAppointment(deps, call({ requestId }, undefined, command), random),
    reschedule: (
      requestId: string,
      slotId: string,
      slotsGrant: string,
      slots?: number,
      random?: () => number,
    ) => rescheduleAppointment(deps, call({ requestId }, { slotId, slotsGrant, slots }), random),
    /** Waits for any of `posts`, by default the stage's own, from `from` to `to`. */
    join: (requestId: string, window: { from: string; to: string; posts?: string[]; mode?: WaitingMode }) =>
      joinWaiting(deps, call({ requestId }, { mode: "offer" as const, ...window })),
    leave: (requestId: string) => leaveWaiting(deps, call({ requestId }, undefined)),
    waiting: (requestId: string) => showWaiting(deps, call({ requestId }, undefined)),
    movePost: (requestId: string, postId: string) => movePost(deps, call({ requestId }, { postId })),
    withdraw: (requestId: string) => withdrawRequest(deps, call({ requestId }, undefined)),
    /** What an event that freed places on a day does; `cause` names the event. */
    freed: (date: string, cause: string, postId = calendar.postId) =>
      offerFreed(deps, { postId, calendarId: calendar.calendarId, date }, cause, clock.at, () => 0),
    follow: () =>
      followCalendar(deps, { postId: calendar.postId, calendarId: calendar.calendarId }, clock.at, () => 0),
    sweepOffers: () => sweepOffers(deps, clock.at, () => 0),
    presence: (requestId: string) => confirmPresence(deps, call({ requestId }, undefined)),
    saveCalendar: (changed: Calendar) => put(calendarItem(changed)),
    arrive: (appointmentId: string, date: string) => recordArrival(desk, visitCall(appointmentId, date)),
    miss: (appointmentId: string, date: string) => recordNoShow(desk, visitCall(appointmentId, date)),
    unmiss: (appointmentId: string, date: string) => reverseNoShow(desk, visitCall(appointmentId, date)),
    sweep: (more: Partial<SweepingDeps> = {}, budgetMs?: number) =>
      sweepAppointments({ ...desk, ...more }, budgetMs),
    close: (appointmentId: string, date: string) =>
      closeVisit(desk, {
        ...visitCall(appointmentId, date),
        body: { desk: "3", stampCodes: [], stampIds: [] },
      }),
    slot: async (slotId: string) =>
      (
        await deps.slots.day(calendar.postId, calendar.calendarId, slotId.slice(0, 10), { consistent: true })
      ).find(({ time }) => time === slotId.slice(11)),
    appointmentsOn: async (date: string) =>
      (await deps.visits.ofDay(calendar.postId, date)).filter(({ state }) => state !== "moved"),
    guard: async (personKey: string): Promise<unknown> => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keys.guard(personKey), ConsistentRead: true }),
      );
      return Item?.[`act:${ACT}`];
    },
    partition: async (pk: string) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": pk },
          ConsistentRead: true,
        }),
      );
      return Items;
    },
  };
};
export type BookingStage = Awaited<ReturnType<typeof bookingStage>>;
