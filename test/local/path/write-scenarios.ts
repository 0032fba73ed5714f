import { obj, str, toJson } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { api, expecting } from "../support/api.ts";
import { passPapers, validRequest } from "../support/errands.ts";
import { partition } from "../support/stored.ts";
import { moneyScenarios } from "./money-scenarios.ts";
import { phoneScenarios } from "./phone-scenarios.ts";
import {
  ACT,
  book,
  choiceFor,
  DAY,
  decide,
  hold,
  MINUTE,
  nothing,
  PARIS,
  PASSPORT,
  papers,
  postFor,
  request,
  type Scenario,
  set,
  stateItem,
  visit,
  whole,
} from "./scenario-steps.ts";
import { directoryScenarios } from "./staff-directory.ts";
import { staffScenarios } from "./staff-scenarios.ts";
import { waitingScenarios } from "./waiting-scenarios.ts";

/** One for each operation that a test disturbs. */
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
  takeReview: async (citizen) => {
    const requestId = await validRequest(citizen, { procedureId: PASSPORT });
    const { token } = await decide(requestId, "accept");
    return {
      path: `/staff/posts/${PARIS}/requests/${requestId}/lease`,
      token,
      body: {},
      end: async () => {
        const queue = await partition("core", keys.queued(PARIS, "", "").pk);
        return queue.filter((entry) => entry["requestId"] === requestId && entry["lease"] !== undefined)
          .length;
      },
      expected: 1,
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
  eraseRequest: async ({ token }, turn) => {
    const draft = { token, body: request(postFor(turn)) };
    const requestId = str((await expecting(201, api("POST", "/requests", draft)))["requestId"]);
    await expecting(200, api("POST", `/requests/${requestId}/withdrawal`, { token }));
    return {
      path: `/requests/${requestId}/erasure`,
      token,
      end: async () => (await stateItem(requestId))?.["names"],
      expected: [""],
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
  reverseNoShow: async (citizen, turn) => {
    const missed = await visit(citizen, turn, -20 * MINUTE);
    const { requestId, path, token } = missed;
    await expecting(200, api("POST", `${path}/no-show`, { token }));
    return {
      path: `${path}/no-show/reversal`,
      token,
      end: () => whole(requestId),
      expected: { ...nothing, request: "booked", appointment: "booked", booked: 1 },
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
  ...phoneScenarios,
  ...waitingScenarios,
  ...staffScenarios,
  ...directoryScenarios,
  ...moneyScenarios,
};
