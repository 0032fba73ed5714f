import { list, obj, str, toJson } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting } from "../support/api.ts";
import { validRequest } from "../support/errands.ts";
import { type Citizen, staff } from "../support/people.ts";
import { partition } from "../support/stored.ts";
import { ACT, DAY, MINUTE, PARIS, postFor, type Scenario, stateItem } from "./scenario-steps.ts";

const CALENDAR = "acts";
/** A post in which nobody else presses: one of its days is drawn. */
const DRAWN = "nl-utrecht";
const HOUR = 60 * MINUTE;

/** Later than any slot: nobody is offered anything meanwhile. */
const farAhead = () => {
  const date = new Date(Date.now() + 110 * DAY).toISOString().slice(0, 10);
  return { mode: "offer", from: date, to: date };
};

/** What a request waits for, and how often it stands in its post's line. */
const waitingOf = async (requestId: string, postId: string) => {
  const line = await partition("core", keys.waiting(postId, CALENDAR, "", "").pk);
  const entry = (await stateItem(requestId))?.["waiting"];
  return {
    mode: entry === undefined ? "" : obj(toJson(entry))["mode"],
    rows: line.filter((row) => row["requestId"] === requestId).length,
  };
};

const draws = new Map<string, Promise<{ readonly drawId: string; readonly date: string }>>();

const announce = async ({ token }: Citizen, requestId: string) => {
  const date = await eventually(
    "days to draw",
    async () => {
      const { days } = await expecting(200, api("GET", `/requests/${requestId}/days`, { token }));
      const last = str(obj(list(days).at(-1) ?? {})["date"]);
      return last > new Date(Date.now() + 3 * DAY).toISOString() && last;
    },
    { withinMs: 60_000, everyMs: 200 },
  );
  const { accessToken } = await staff("network");
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  // Ahead by more than a busy machine takes to hear of it.
  const [opensAt, closesAt, drawAt] = [at(4_000), at(2 * HOUR), at(3 * HOUR)];
  const body = { from: date, to: date, opensAt, closesAt, drawAt, confirmHours: 1 };
  const path = `/staff/posts/${DRAWN}/calendars/${CALENDAR}/draws`;
  const answer = api("POST", path, { token: accessToken, body });
  const { drawId } = await expecting(201, answer);
  await eventually("the window", () => Promise.resolve(Date.now() > Date.parse(opensAt)));
  return { drawId: str(drawId), date };
};

/** A valid request where a draw takes registrations: one draw for all. */
const beforeDraw = async (citizen: Citizen) => {
  const requestId = await validRequest(citizen, { postId: DRAWN, procedureId: ACT });
  const draw = draws.get(DRAWN) ?? announce(citizen, requestId);
  draws.set(DRAWN, draw);
  const { drawId, date } = await draw;
  return {
    requestId,
    path: `/requests/${requestId}/registration`,
    token: citizen.token,
    body: { drawId, preferences: [date] },
    entered: async () => {
      const entry = (await stateItem(requestId))?.["draw"];
      return entry === undefined ? "" : obj(toJson(entry))["drawId"];
    },
  };
};

/** Those of the waiting list, of moving to another post, and of registering for draws. */
export const waitingScenarios: Readonly<Record<string, Scenario>> = {
  joinWaiting: async (citizen, turn) => {
    const postId = postFor(turn);
    const requestId = await validRequest(citizen, { postId, procedureId: ACT });
    return {
      path: `/requests/${requestId}/waiting`,
      token: citizen.token,
      body: farAhead(),
      end: () => waitingOf(requestId, postId),
      expected: { mode: "offer", rows: 1 },
    };
  },
  leaveWaiting: async (citizen, turn) => {
    const postId = postFor(turn);
    const { token } = citizen;
    const requestId = await validRequest(citizen, { postId, procedureId: ACT });
    const path = `/requests/${requestId}/waiting`;
    await expecting(200, api("PUT", path, { token, body: farAhead() }));
    return { path, token, end: () => waitingOf(requestId, postId), expected: { mode: "", rows: 0 } };
  },
  movePost: async (citizen, turn) => {
    const requestId = await validRequest(citizen, { postId: postFor(turn), procedureId: ACT });
    return {
      path: `/requests/${requestId}/post`,
      token: citizen.token,
      body: { postId: PARIS },
      end: async () => (await stateItem(requestId))?.["postId"],
      expected: PARIS,
    };
  },
  registerForDraw: async (citizen) => {
    const { entered, requestId: _, ...order } = await beforeDraw(citizen);
    return { ...order, end: entered, expected: order.body.drawId };
  },
  leaveDraw: async (citizen) => {
    const { entered, path, token, body } = await beforeDraw(citizen);
    await expecting(200, api("PUT", path, { token, body }));
    return { path, token, end: entered, expected: "" };
  },
};
