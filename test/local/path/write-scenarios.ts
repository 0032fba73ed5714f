import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { type JsonObject, list, obj, str, toJson } from "#local/json.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting } from "../support/api.ts";
import { type Booked, passPapers, validRequest } from "../support/errands.ts";
import { type Citizen, newPerson, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { partition } from "../support/stored.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Free, without review: what is tested is the write. */
const ACT = "life-certificate";
const PASSPORT = "passport-adult";
const CALENDAR = "acts";
/** The post whose desk and officers are seeded. */
const PARIS = "fr-paris";

/** An order ready to be given, in a state that only it is to change. */
export interface Ready {
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  /** What is stored of it. */
  readonly end: (answer: JsonObject) => Promise<unknown>;
  /** What that is once the order was carried out, once. */
  readonly expected: unknown;
  /** What repeating an order without a record of its own is answered, once it was carried out. */
  readonly afterwards?: string;
}

/** Brings an order about. `turn` spreads the scenarios over posts, days and slots. */
export type Scenario = (citizen: Citizen, turn: number) => Promise<Ready>;

/** Posts in which no other test counts: Belgium's slots are made first; elsewhere one publishes, each in a post of its own. */
const quietPosts = posts.map(({ id }) => id).filter((id) => id.startsWith("be-"));
const publishingPosts = posts.map(({ id }) => id).filter((id) => /^(es|it)-/.test(id));
const postFor = (turn: number): string => quietPosts[turn % quietPosts.length] ?? PARIS;

const request = (postId: string, procedureId = ACT) => ({
  postId,
  procedureId,
  beneficiaries: [newPerson()],
});

const choiceFor = async ({ token }: Citizen, requestId: string, turn: number) => {
  // The schedule may still be making the slots of this post.
  const dates = await eventually(
    "days with places",
    async () => {
      const { days } = await expecting(200, api("GET", `/requests/${requestId}/days`, { token }));
      const found = list(days).map((day) => str(obj(day)["date"]));
      return found.length > 4 && found;
    },
    { withinMs: 60_000, everyMs: 200 },
  );
  // From the fourth day on: an appointment there can still be moved.
  const date = dates[3 + (turn % (dates.length - 3))] ?? "";
  const shown = await expecting(200, api("GET", `/requests/${requestId}/days/${date}/slots`, { token }));
  const slots = list(shown["slots"]);
  return { slotId: str(obj(slots[turn % slots.length])["slotId"]), slotsGrant: str(shown["slotsGrant"]) };
};

const hold = async (citizen: Citizen, turn: number, postId = postFor(turn)) => {
  const requestId = await validRequest(citizen, { postId, procedureId: ACT });
  const { token } = citizen;
  const body = await choiceFor(citizen, requestId, turn);
  const { holdToken } = await expecting(201, api("POST", `/requests/${requestId}/hold`, { token, body }));
  return { requestId, holdToken: str(holdToken) };
};

const book = async (citizen: Citizen, turn: number, postId?: string): Promise<Booked> => {
  const { requestId, holdToken } = await hold(citizen, turn, postId);
  const order = { token: citizen.token, body: { holdToken } };
  const booked = await expecting(201, api("POST", `/requests/${requestId}/appointment`, order));
  const { appointmentId, date, time } = booked;
  return { requestId, appointmentId: str(appointmentId), date: str(date), time: str(time) };
};

/** Sets attributes of a stored item, past the product: how time is made to have passed. */
const set = (key: Key, name: string, value: unknown) =>
  platform().dynamodb.client.call("UpdateItem", {
    TableName: platform().table("core"),
    Key: toAttributes({ ...key }),
    UpdateExpression: "SET #name = :value",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeNames: { "#name": name },
    ExpressionAttributeValues: toAttributes({ ":value": value }),
  });

const stateItem = async (requestId: string) =>
  (await partition("core", keys.request(requestId).pk)).find(({ sk }) => sk === "STATE");

/** A request with what it holds and has, and how many places are under either, wherever its post has slots. */
const whole = async (requestId: string) => {
  const item = await stateItem(requestId);
  const postId = String(item?.["postId"]);
  const pointer = obj(toJson(item?.["appointment"] ?? {}));
  const held = obj(toJson(item?.["hold"] ?? {}));
  const date = str(pointer["date"], str(held["date"]));
  const visits = date === "" ? [] : await partition("core", keys.appointment(postId, date, "").pk);
  const visit = visits.find(({ appointmentId }) => appointmentId === pointer["appointmentId"]);
  const slots = date === "" ? [] : await partition("core", keys.slot(postId, CALENDAR, date, "").pk);
  const places = slots.flatMap((slot) => list(toJson(slot["places"]))).map(obj);
  return {
    request: item?.["state"],
    hold: item?.["hold"] !== undefined,
    held: places.filter(({ r }) => r === requestId).length,
    appointment: visit?.["state"],
    booked: visit === undefined ? 0 : places.filter(({ a }) => a === pointer["appointmentId"]).length,
  };
};

const nothing = { hold: false, held: 0, appointment: undefined, booked: 0 };

const papers = (decision: "accept" | "reject") =>
  ["cnie-or-receipt", "previous-passport", "proof-of-residence", "photo-35x45"].map((documentId) => ({
    beneficiary: 1,
    documentId,
    decision,
    ...(decision === "reject" && { reason: "unreadable" }),
  }));

const decide = async (requestId: string, decision: "accept" | "reject") => ({
  path: `/staff/posts/${PARIS}/requests/${requestId}/review`,
  token: (await staff("paris")).accessToken,
  body: { documents: papers(decision) },
});

/** An appointment in Paris whose start is so far from now. */
const visit = async (citizen: Citizen, turn: number, startsInMs: number) => {
  const booked = await book(citizen, turn, PARIS);
  const startsAt = new Date(Date.now() + startsInMs).toISOString();
  await set(keys.appointment(PARIS, booked.date, booked.appointmentId), "startsAt", startsAt);
  const path = `/desk/posts/${PARIS}/days/${booked.date}/visits/${booked.appointmentId}`;
  return { ...booked, path, token: (await staff("paris")).accessToken };
};

/** One for each operation that changes requests, calendars, appointments or visits. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  fileRequest: async ({ token }, turn) => ({
    path: "/requests",
    token,
    body: request(postFor(turn)),
    end: ({ requestId }) => whole(str(requestId)),
    expected: { ...nothing, request: "draft" },
  }),
  changeRequest: async ({ token }, turn) => {
    const draft = { token, body: request(postFor(turn)) };
    const requestId = str((await expecting(201, api("POST", "/requests", draft)))["requestId"]);
    return {
      path: `/requests/${requestId}`,
      token,
      body: request(PARIS),
      end: async () => (await stateItem(requestId))?.["postId"],
      expected: PARIS,
    };
  },
  submitRequest: async ({ token }) => {
    const draft = { token, body: request(PARIS, PASSPORT) };
    const requestId = str((await expecting(201, api("POST", "/requests", draft)))["requestId"]);
    await passPapers(requestId);
    return {
      path: `/requests/${requestId}/submission`,
      token,
      end: async () => {
        const queue = await partition("core", keys.queued(PARIS, "", "").pk);
        return [await whole(requestId), queue.filter((entry) => entry["requestId"] === requestId).length];
      },
      expected: [{ ...nothing, request: "submitted" }, 1],
    };
  },
  grantUpload: async ({ token }, turn) => {
    const draft = { token, body: request(postFor(turn)) };
    const requestId = str((await expecting(201, api("POST", "/requests", draft)))["requestId"]);
    const key = keys.documents(requestId);
    return {
      path: `/requests/${requestId}/documents/1/passport-or-cnie/upload`,
      token,
      body: { type: "image/jpeg", bytes: 1_000, sha256: `${"A".repeat(43)}=`, name: "photo.jpg" },
      end: async () => {
        const item = (await partition("core", key.pk)).find(({ sk }) => sk === key.sk);
        const { uploads, quota } = obj(toJson(item ?? {}));
        const used = Object.values(obj(quota)).map((each) => Number(obj(each)["used"]));
        return [Object.values(obj(uploads)).map((each) => obj(each)["state"]), used];
      },
      expected: [["granted"], [1]],
    };
  },
  decideReview: async (citizen) => {
    const requestId = await validRequest(citizen, { procedureId: PASSPORT });
    return {
      ...(await decide(requestId, "accept")),
      end: () => whole(requestId),
      expected: { ...nothing, request: "valid" },
    };
  },
  correctRequest: async (citizen) => {
    const requestId = await validRequest(citizen, { procedureId: PASSPORT });
    const { path, ...order } = await decide(requestId, "reject");
    await expecting(200, api("POST", path, order));
    await passPapers(requestId);
    const documents = papers("reject").map(({ beneficiary, documentId }) => ({ beneficiary, documentId }));
    return {
      path: `/requests/${requestId}/correction`,
      token: citizen.token,
      body: { documents },
      end: () => whole(requestId),
      expected: { ...nothing, request: "submitted" },
    };
  },
  withdrawRequest: async (citizen, turn) => {
    const { requestId } = await hold(citizen, turn);
    return {
      path: `/requests/${requestId}/withdrawal`,
      token: citizen.token,
      end: async () => (await whole(requestId)).request,
      expected: "withdrawn",
    };
  },
  holdPlaces: async (citizen, turn) => {
    const requestId = await validRequest(citizen, { postId: postFor(turn), procedureId: ACT });
    return {
      path: `/requests/${requestId}/hold`,
      token: citizen.token,
      body: await choiceFor(citizen, requestId, turn),
      end: () => whole(requestId),
      expected: { ...nothing, request: "valid", hold: true, held: 1 },
    };
  },
  releaseHold: async (citizen, turn) => {
    const { requestId } = await hold(citizen, turn);
    return {
      path: `/requests/${requestId}/hold`,
      token: citizen.token,
      end: () => whole(requestId),
      expected: { ...nothing, request: "valid" },
      afterwards: "hold-none",
    };
  },
  extendHold: async (citizen, turn) => {
    const { requestId } = await hold(citizen, turn);
    return {
      path: `/requests/${requestId}/hold/extension`,
      token: citizen.token,
      end: () => whole(requestId),
      expected: { ...nothing, request: "valid", hold: true, held: 1 },
    };
  },
  confirmAppointment: async (citizen, turn) => {
    const { requestId, holdToken } = await hold(citizen, turn);
    return {
      path: `/requests/${requestId}/appointment`,
      token: citizen.token,
      body: { holdToken },
      end: () => whole(requestId),
      expected: { ...nothing, request: "booked", appointment: "booked", booked: 1 },
    };
  },
  cancelAppointment: async (citizen, turn) => {
    const { requestId } = await book(citizen, turn);
    return {
      path: `/requests/${requestId}/appointment/cancellation`,
      token: citizen.token,
      end: () => whole(requestId),
      expected: { ...nothing, request: "valid", appointment: "cancelled" },
    };
  },
  rescheduleAppointment: async (citizen, turn) => {
    const { requestId } = await book(citizen, turn);
    return {
      path: `/requests/${requestId}/appointment/reschedule`,
      token: citizen.token,
      body: await choiceFor(citizen, requestId, turn + 1),
      end: async () => {
        const moves = obj(toJson((await stateItem(requestId))?.["appointment"]))["moves"];
        return { ...(await whole(requestId)), moves };
      },
      expected: { ...nothing, request: "booked", appointment: "booked", booked: 1, moves: 1 },
    };
  },
  confirmPresence: async (citizen, turn) => {
    const postId = postFor(turn);
    const { requestId, appointmentId, date } = await book(citizen, turn, postId);
    const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
    const key = keys.appointment(postId, date, appointmentId);
    await set(key, "presence", { from: at(-1), until: at(1) });
    return {
      path: `/requests/${requestId}/appointment/presence`,
      token: citizen.token,
      end: async () => {
        const item = (await partition("core", key.pk)).find(({ sk }) => sk === appointmentId);
        return "confirmedAt" in obj(toJson(item?.["presence"]));
      },
      expected: true,
    };
  },
  recordArrival: async (citizen, turn) => {
    const { requestId, path, token } = await visit(citizen, turn, MINUTE);
    return {
      path: `${path}/arrival`,
      token,
      end: () => whole(requestId),
      expected: { ...nothing, request: "booked", appointment: "arrived", booked: 1 },
    };
  },
  recordNoShow: async (citizen, turn) => {
    const { requestId, path, token } = await visit(citizen, turn, -20 * MINUTE);
    return {
      path: `${path}/no-show`,
      token,
      end: () => whole(requestId),
      expected: { ...nothing, request: "valid", appointment: "no-show", booked: 1 },
    };
  },
  closeVisit: async (citizen, turn) => {
    const { requestId, path, token } = await visit(citizen, turn, MINUTE);
    return {
      path: `${path}/closing`,
      token,
      body: { desk: "3", stampCodes: [] },
      end: () => whole(requestId),
      expected: { ...nothing, request: "served", appointment: "served", booked: 1 },
    };
  },
  publishCalendar: async (_citizen, turn) => {
    const postId = publishingPosts[turn % publishingPosts.length] ?? PARIS;
    const path = `/staff/posts/${postId}/calendars/biometrics`;
    const token = (await staff("network")).accessToken;
    const shown = await expecting(200, api("GET", path, { token }));
    const version = Number(shown["version"]);
    return {
      path,
      token,
      body: { version, calendar: shown["calendar"] },
      end: async () => (await expecting(200, api("GET", path, { token })))["version"],
      expected: version + 1,
    };
  },
};
