import { BatchGetCommand } from "@aws-sdk/lib-dynamodb";
import { appointmentItemSchema } from "#shared/adapters/dynamodb/appointment-item.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { toRecord } from "#shared/adapters/dynamodb/request-item.ts";
import { toSlot } from "#shared/adapters/dynamodb/slot-item.ts";
import type { SlotsGrant } from "#shared/application/appointments/tokens.ts";
import { liveOffer, placesOf } from "#shared/application/offers/live-offer.ts";
import { sweepOffers } from "#shared/application/offers/sweep-offers.ts";
import { posts } from "#shared/catalogue/posts.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { Outcome } from "#shared/domain/call.ts";
import { NEVER } from "#shared/domain/slot/places.ts";
import type { Due } from "#shared/ports/offer-store.ts";
import { ACT, type BookingStage, bodyOf, bookingStage, codeOf } from "./booking.ts";
import type { Model, ModelRequest, Step } from "./booking-model.ts";
import { isSweepNeeded, requestOf } from "./booking-model.ts";
import { testCalendar } from "./calendar.ts";
import type { TestDynamo } from "./dynamodb.ts";

/** Half a day before the first slot: a run lives through the last day to move and the first visits. */
const START = Date.parse("2026-11-22T20:00:00Z");
const PLACES = 2;
const REQUESTS = 5;
const calendar: Calendar = testCalendar({
  weekly: [{ weekdays: [1, 2], from: "09:00", to: "10:30" }],
  places: { public: PLACES },
  horizonDays: 4,
});
const dates = ["2026-11-23", "2026-11-24"];

/** Who waits here would take any day. */
const WINDOW = { from: "2026-11-22", to: "2026-12-31" };

/** The slots of every world. */
export const slotIds = dates.flatMap((date) => ["09:00", "09:30", "10:00"].map((time) => `${date}T${time}`));

/** What the platform answered: the code, and what it gave. */
export interface Answered {
  readonly code: string;
  readonly given: string;
}

/** A post of its own with some slots and requests, and the model of them. */
export interface World {
  readonly model: Model;
  /** Does a step; nothing is done to the model. */
  readonly perform: (step: Step) => Promise<Answered>;
  /** What is stored, in the form of `foretold`. */
  readonly stored: () => Promise<unknown>;
}

let worlds = 0;

const answered = async <T>(outcome: Outcome<T>, given: (body: T) => string): Promise<Answered> => {
  const result = await outcome;
  if (!result.ok) return { code: result.error.code, given: "" };
  return { code: "ok", given: result.value.replayed ? "" : given(result.value.body) };
};

const grantFor = (stage: BookingStage, postId: string, { id, party }: ModelRequest): Promise<string> => {
  const own = { requestId: id, accountId: "acc_TEST", postId, calendarId: calendar.calendarId };
  const grant: SlotsGrant = { ...own, party, kinds: ["public"] };
  return stage.deps.tokens.sign("slots", grant, Math.floor(stage.clock.at / 1000) + 60);
};

/** What makes offers and ends them; the sweep's own list is shared by all worlds, whose clocks differ. */
const offering = (stage: BookingStage, model: Model) => {
  let causes = 0;
  let dues: readonly Due[] = [];
  const made = async ({ id, hold }: ModelRequest, index: number) => {
    const record = await stage.deps.requests.find(id);
    const live = record && liveOffer(record, stage.clock.at);
    if (record === undefined || live === undefined || (hold?.offer && hold.until > stage.clock.at / 1000))
      return [];
    const { offer } = await bodyOf(stage.waiting(id));
    const at = new Date(live.until * 1000).toISOString();
    return [
      {
        name: `${index}@${live.date}T${live.time}`,
        token: offer?.holdToken ?? "",
        due: { kind: "offer" as const, at, offer: placesOf(record, live) },
      },
    ];
  };
  return {
    /** Who is offered what by the consumer of a place freed on a day. */
    offers: async (date: string): Promise<Answered> => {
      causes += 1;
      await stage.freed(date, `cause ${causes} of ${model.requests[0]?.id}`);
      const news = (await Promise.all(model.requests.map(made))).flat();
      dues = [...dues, ...news.map(({ due }) => due)];
      const names = news.map(({ name }) => name).toSorted();
      return {
        code: names.length === 0 ? "nobody" : `offered ${names.join(" ")}`,
        given: new URLSearchParams(
          Object.fromEntries(news.map(({ name, token }) => [name, token])),
        ).toString(),
      };
    },
    isLate: () => dues.some(({ at }) => isSweepNeeded(stage.clock.at, Date.parse(at) / 1000)),
    lapse: async (): Promise<Answered> => {
      const due = async () => dues.filter(({ at }) => Date.parse(at) <= stage.clock.at);
      await sweepOffers({ ...stage.deps, offers: { ...stage.deps.offers, due } }, stage.clock.at, () => 0);
      dues = dues.filter(({ at }) => Date.parse(at) > stage.clock.at);
      return { code: "ok", given: "" };
    },
  };
};

/** Does a step with what the model knows of its request: its token, its appointment. */
const performer = (stage: BookingStage, postId: string, model: Model) => {
  const { offers, lapse, isLate } = offering(stage, model);
  return async (step: Step): Promise<Answered> => {
    if (step.do === "pass") {
      stage.clock.at += step.minutes * 60_000;
      return isLate() ? lapse() : { code: "ok", given: "" };
    }
    if (step.do === "offer") return offers(step.slotId.slice(0, 10));
    if (step.do === "sweep") return lapse();
    const request = requestOf(model, step.request);
    const { id, hold, appointment } = request;
    const plain = async (outcome: Outcome<unknown>) => ({ code: await codeOf(outcome), given: "" });
    switch (step.do) {
      case "list":
        return plain(stage.list(id, step.slotId.slice(0, 10)));
      case "hold": {
        const grant = await grantFor(stage, postId, request);
        return answered(stage.hold(id, step.slotId, grant), ({ holdToken }) => holdToken);
      }
      case "reschedule": {
        const grant = await grantFor(stage, postId, request);
        return plain(stage.reschedule(id, step.slotId, grant, undefined, () => 0));
      }
      case "extend":
        return plain(stage.extend(id));
      case "release":
        return plain(stage.release(id, () => 0));
      case "join":
        return plain(stage.join(id, WINDOW));
      case "leave":
        return plain(stage.leave(id));
      case "confirm":
        return answered(stage.confirm(id, hold?.token ?? ""), ({ appointmentId }) => appointmentId);
      case "cancel":
        return plain(stage.cancel(id, () => 0));
      default:
        return plain(stage[step.do](appointment?.id ?? "", appointment?.slotId.slice(0, 10) ?? ""));
    }
  };
};

/** Everything of a world in three readings. */
const reader =
  (
    dynamo: TestDynamo,
    stage: BookingStage,
    postId: string,
    requestIds: readonly string[],
    people: string[],
  ) =>
  async (): Promise<unknown> => {
    const table = dynamo.tableNames.core;
    const now = Math.floor(stage.clock.at / 1000);
    const [{ Responses }, ...days] = await Promise.all([
      dynamo.client.send(
        new BatchGetCommand({
          RequestItems: {
            [table]: {
              ConsistentRead: true,
              Keys: [
                ...slotIds.map((id) => keys.slot(postId, calendar.calendarId, id.slice(0, 10), id.slice(11))),
                ...requestIds.map((id) => keys.request(id)),
                ...new Set(people),
              ].map((key) => (typeof key === "string" ? keys.guard(key) : key)),
            },
          },
        }),
      ),
      ...dates.map((date) => stage.partition(keys.appointment(postId, date, "").pk)),
    ]);
    const items = Responses?.[table] ?? [];
    const appointments = days.flat().map((item) => appointmentItemSchema.parse(item));
    const slots = items
      .filter(({ pk }) => String(pk).startsWith("SLOTS#"))
      .map(toSlot)
      .toSorted((one, other) => `${one.date}T${one.time}`.localeCompare(`${other.date}T${other.time}`));
    const guardOf = (key: string): unknown =>
      items.find(({ pk }) => pk === keys.guard(key).pk)?.[`act:${ACT}`];
    const appointmentIdIn = (guard: unknown): unknown =>
      typeof guard === "object" && guard !== null && "appointmentId" in guard
        ? guard.appointmentId
        : undefined;
    return {
      slots: Object.fromEntries(
        slots.map(({ date, time, places }) => [
          `${date}T${time}`,
          places
            .filter(({ until }) => until > now)
            .map(({ until, appointmentId }) =>
              `${until} ${until === NEVER ? (appointmentId ?? "") : ""}`.trim(),
            )
            .toSorted(),
        ]),
      ),
      requests: requestIds.map((id, index) => {
        const record = toRecord(items.find(({ pk }) => pk === keys.request(id).pk));
        const last = appointments.find(
          (one) => one.appointmentId === record.appointment?.appointmentId && one.state !== "moved",
        );
        const live = last?.state === "booked" || last?.state === "arrived";
        const until = record.hold?.until ?? 0;
        const guarding =
          live &&
          Date.parse(last.startsAt) + 86_400_000 > stage.clock.at &&
          appointmentIdIn(guardOf(people[index] ?? "")) === last.appointmentId;
        return {
          state: record.state,
          waits: record.waiting !== undefined,
          held: until > now ? until : 0,
          appointment: last && {
            id: last.appointmentId,
            slotId: `${last.date}T${last.time}`,
            state: last.state,
            moves: last.moves,
          },
          guarded: guarding ? last.appointmentId : "",
        };
      }),
    };
  };

/** A world nobody else is in: there are as many as posts. */
export const newWorld = async (dynamo: TestDynamo): Promise<World> => {
  const { id: postId = "" } = posts[worlds] ?? {};
  if (postId === "") throw new Error("more worlds than posts");
  worlds += 1;
  const number = worlds;
  const stage = await bookingStage(dynamo, { ...calendar, postId }, START);
  const model: Model = { now: START, slots: {}, requests: [], misses: [], dues: [] };
  const slots = await Promise.all(
    slotIds.map(async (slotId) => {
      const startsAt = Date.parse((await stage.slot(slotId))?.startsAt ?? "");
      const places = Array.from({ length: PLACES }, () => ({ until: 0, owner: undefined }));
      return [slotId, { startsAt, places }] as const;
    }),
  );
  const requests = await Promise.all(
    Array.from({ length: REQUESTS }, async (_, index): Promise<ModelRequest> => {
      // The first two are of one person (A2), the last of two people (A1).
      const person = Math.max(1, index);
      const party = index === REQUESTS - 1 ? 2 : 1;
      const people = [
        { ...stage.person(), cin: `AB${number * 10 + person}` },
        ...(party === 2 ? [{ ...stage.person(), cin: `CD${number}` }] : []),
      ];
      return { id: await stage.request(people), party, person, state: "valid" };
    }),
  );
  const whole: Model = { ...model, slots: Object.fromEntries(slots), requests };
  const ids = requests.map(({ id }) => id);
  const people = await Promise.all(
    ids.map(async (id) => (await stage.deps.requests.find(id))?.personKeys[0] ?? ""),
  );
  return {
    model: whole,
    perform: performer(stage, postId, whole),
    stored: reader(dynamo, stage, postId, ids, people),
  };
};
