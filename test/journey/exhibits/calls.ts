import { type ApiAnswer, callApi, type Places } from "#local/client/wisal.ts";
import { type JsonObject, list, obj, str } from "#local/json.ts";
import { eventually } from "#test/support/deadline.ts";

/** Somebody's calls to the API. */
export type Call = (method: string, path: string, body?: unknown) => Promise<JsonObject>;

/** Calls as the holder of a token. @throws when one is refused: an exhibit is not there then. */
export const callsOf =
  ({ api }: Places, token: string, headers: Readonly<Record<string, string>> = {}): Call =>
  async (method, path, body) => {
    const answer: ApiAnswer = await callApi(api, method, path, {
      token,
      headers,
      ...(body !== undefined && { body }),
    });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };

/** Places held for a request, on one of its days. */
export const holdOn = async (call: Call, requestId: string, nth: number): Promise<JsonObject> => {
  const path = `/requests/${requestId}`;
  const days = await eventually(
    `days for ${requestId}`,
    async () => {
      const shown = list((await call("GET", `${path}/days`))["days"]);
      return shown.length > nth && shown;
    },
    { withinMs: 200_000, everyMs: 500 },
  );
  const date = str(obj(days[nth])["date"]);
  const { slots, slotsGrant } = await call("GET", `${path}/days/${date}/slots`);
  const slot = obj(list(slots)[0]);
  const chosen = { slotId: slot["slotId"], slots: slot["slots"], slotsGrant };
  return { ...(await call("POST", `${path}/hold`, chosen)), slotId: str(slot["slotId"]) };
};

/** An appointment on one of the days there are. */
export const bookOn = async (call: Call, requestId: string, nth: number): Promise<JsonObject> => {
  const { holdToken } = await holdOn(call, requestId, nth);
  return await call("POST", `/requests/${requestId}/appointment`, { holdToken });
};
