import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { readBody } from "#local/http.ts";
import { type JsonObject, list, obj, str, tryParseJson } from "#local/json.ts";
import type { Person } from "./people.ts";

const agent = new Agent({ keepAlive: true });

/** Where the API is. */
interface Site {
  readonly platform: { readonly urls: { readonly api: string } };
}

/** Who books, and for which request. */
type Booker = Pick<Person, "token" | "requestId" | "grant">;

export interface ApiAnswer {
  readonly status: number;
  readonly body: JsonObject;
  readonly text: string;
}

/**
 * Calls the API as this person; what it costs is counted under `tag`. Without `fetch`: the crowd shares its thread
 * with the gateway and the proxy, and what it takes there is taken from what is measured.
 */
export const callAs = (
  site: Site,
  { token }: Pick<Person, "token">,
  method: string,
  path: string,
  { tag, body }: { readonly tag?: string; readonly body?: unknown } = {},
): Promise<ApiAnswer> =>
  new Promise((resolve, reject) => {
    const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const outgoing = request(`${site.platform.urls.api}${path}`, {
      method,
      agent,
      headers: {
        authorization: `Bearer ${token}`,
        ...(sent && { "content-type": "application/json", "content-length": sent.length }),
        ...(method !== "GET" && { "idempotency-key": randomUUID() }),
        ...(tag !== undefined && { "x-wisal-tag": tag }),
      },
    });
    outgoing.once("response", (incoming) => {
      readBody(incoming).then((bytes) => {
        const text = bytes?.toString("utf8") ?? "";
        resolve({ status: incoming.statusCode ?? 0, body: obj(tryParseJson(text)), text });
      }, reject);
    });
    outgoing.once("error", reject);
    outgoing.end(sent);
  });

/** What a press came to: a hold's token, or the slots that still have room. */
export type Pressed = { readonly holdToken: string } | { readonly alternatives: readonly string[] };

/** Presses for a slot. @throws for any answer but places or `slot-full`. */
export const press = async (site: Site, person: Booker, slotId: string, tag?: string): Promise<Pressed> => {
  const body = { slotId, slotsGrant: person.grant };
  const answer = await callAs(site, person, "POST", `/requests/${person.requestId}/hold`, {
    body,
    ...(tag !== undefined && { tag }),
  });
  if (answer.status === 201) return { holdToken: str(answer.body["holdToken"]) };
  if (answer.body["code"] !== "slot-full") throw new Error(`A press: ${answer.status} ${answer.text}`);
  const details = answer.body["details"];
  const offered =
    typeof details === "object" && details !== null && "alternatives" in details
      ? details["alternatives"]
      : [];
  return { alternatives: list(offered).map((slot) => str(slot)) };
};

/** Confirms a hold; tells the appointment. */
export const confirm = async (
  site: Site,
  person: Booker,
  holdToken: string,
  tag?: string,
): Promise<{ readonly appointmentId: string; readonly date: string }> => {
  const answer = await callAs(site, person, "POST", `/requests/${person.requestId}/appointment`, {
    body: { holdToken },
    ...(tag !== undefined && { tag }),
  });
  if (answer.status !== 201) throw new Error(`A confirmation: ${answer.status} ${answer.text}`);
  return { appointmentId: str(answer.body["appointmentId"]), date: str(answer.body["date"]) };
};

/** Holds a place in a slot that has one, and confirms it. */
export const book = async (site: Site, person: Booker, slotId: string, tag?: string) => {
  const pressed = await press(site, person, slotId, tag);
  if (!("holdToken" in pressed)) throw new Error(`${slotId} is full`);
  return await confirm(site, person, pressed.holdToken, tag);
};
