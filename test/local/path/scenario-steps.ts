import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { type JsonObject, list, obj, str, toJson } from "#local/json.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting } from "../support/api.ts";
import { type Booked, validRequest } from "../support/errands.ts";
import { type Citizen, newPerson, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { partition } from "../support/stored.ts";

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
/** Free, without review: what is tested is the write. */
export const ACT = "life-certificate";
export const PASSPORT = "passport-adult";
const CALENDAR = "acts";
/** The post whose desk and officers are seeded. */
export const PARIS = "fr-paris";

/** An order ready to be given, in a state that only it is to change. */
export interface Ready {
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
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
export const publishingPosts = posts.map(({ id }) => id).filter((id) => /^(es|it)-/.test(id));
export const postFor = (turn: number): string => quietPosts[turn % quietPosts.length] ?? PARIS;

export const request = (postId: string, procedureId = ACT) => ({
  postId,
  procedureId,
  beneficiaries: [newPerson()],
});

export const choiceFor = async ({ token }: Citizen, requestId: string, turn: number) => {
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

export const hold = async (citizen: Citizen, turn: number, postId = postFor(turn)) => {
  const requestId = await validRequest(citizen, { postId, procedureId: ACT });
  const { token } = citizen;
  const body = await choiceFor(citizen, requestId, turn);
  const { holdToken } = await expecting(201, api("POST", `/requests/${requestId}/hold`, { token, body }));
  return { requestId, holdToken: str(holdToken) };
};

export const book = async (citizen: Citizen, turn: number, postId?: string): Promise<Booked> => {
  const { requestId, holdToken } = await hold(citizen, turn, postId);
  const order = { token: citizen.token, body: { holdToken } };
  const booked = await expecting(201, api("POST", `/requests/${requestId}/appointment`, order));
  const { appointmentId, date, time } = booked;
  return { requestId, appointmentId: str(appointmentId), date: str(date), time: str(time) };
};

/** Sets attributes of a stored item, past the product: how time is made to have passed. */
export const set = (key: Key, name: string, value: unknown) =>
  platform().dynamodb.client.call("UpdateItem", {
    TableName: platform().table("core"),
    Key: toAttributes({ ...key }),
    UpdateExpression: "SET #name = :value",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeNames: { "#name": name },
    ExpressionAttributeValues: toAttributes({ ":value": value }),
  });

export const stateItem = async (requestId: string) =>
  (await partition("core", keys.request(requestId).pk)).find(({ sk }) => sk === "STATE");

/** A request with what it holds and has, and how many places are under either, wherever its post has slots. */
export const whole = async (requestId: string) => {
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

export const nothing = { hold: false, held: 0, appointment: undefined, booked: 0 };

export const papers = (decision: "accept" | "reject") =>
  ["cnie-or-receipt", "previous-passport", "proof-of-residence", "photo-35x45"].map((documentId) => ({
    beneficiary: 1,
    documentId,
    decision,
    ...(decision === "reject" && { reason: "unreadable" }),
  }));

export const decide = async (requestId: string, decision: "accept" | "reject") => ({
  path: `/staff/posts/${PARIS}/requests/${requestId}/review`,
  token: (await staff("paris")).accessToken,
  body: { documents: papers(decision) },
});

/** An appointment in Paris whose start is so far from now. */
export const visit = async (citizen: Citizen, turn: number, startsInMs: number) => {
  const booked = await book(citizen, turn, PARIS);
  const startsAt = new Date(Date.now() + startsInMs).toISOString();
  await set(keys.appointment(PARIS, booked.date, booked.appointmentId), "startsAt", startsAt);
  const path = `/desk/posts/${PARIS}/days/${booked.date}/visits/${booked.appointmentId}`;
  return { ...booked, path, token: (await staff("paris")).accessToken };
};
