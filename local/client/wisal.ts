import { randomUUID } from "node:crypto";
import { type JsonObject, list, obj, str, tryParseJson } from "#local/json.ts";

/** Where a local run answers; the ports follow from its first. */
export interface Places {
  readonly site: string;
  readonly api: string;
  readonly catcher: string;
  readonly payment: string;
  readonly partner: string;
}

/** The places of a local run on this machine. */
export const placesFrom = (port: number): Places => ({
  site: `http://127.0.0.1:${port}`,
  api: `http://127.0.0.1:${port + 1}`,
  catcher: `http://127.0.0.1:${port + 3}`,
  payment: `http://127.0.0.1:${port + 4}`,
  partner: `http://127.0.0.1:${port + 5}`,
});

/** An answer of the API: JSON as an object, anything else as text. */
export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: JsonObject;
  readonly text: string;
}

/** What may be said with a call. */
export interface CallOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** A fresh one is sent with every call that changes something unless one is given; `null` sends none. */
  readonly idempotencyKey?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a redirect is followed, as browsers do, or answered as it is. */
  readonly redirect?: "follow" | "manual";
}

/** Calls the API as any client would. */
export const callApi = async (
  base: string,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<ApiAnswer> => {
  const { token, body, idempotencyKey = randomUUID(), headers = {}, redirect = "follow" } = options;
  const response = await fetch(`${base}${path}`, {
    method,
    redirect,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(method !== "GET" && idempotencyKey !== null && { "idempotency-key": idempotencyKey }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    headers: response.headers,
    body: obj(tryParseJson(text)),
    text,
  };
};

/** Pays on the sandbox's card page as a browser would: opens it with the signed form, presses a button, is sent back. */
export const payOnCardPage = async (
  form: JsonObject,
  outcome: "pay" | "decline" = "pay",
): Promise<string> => {
  const fields = Object.fromEntries(
    Object.entries(obj(form["fields"])).map(([name, value]) => [name, str(value)]),
  );
  const page = await fetch(str(form["action"]), { method: "POST", body: new URLSearchParams(fields) });
  const html = await page.text();
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) throw new Error(`The card page did not open: ${page.status}`);
  const back = await fetch(new URL(action, page.url), {
    method: "POST",
    body: new URLSearchParams({ outcome }),
  });
  await back.text();
  return str(form["action"]);
};

/** A message in the catcher. */
export interface CaughtMessage {
  readonly at: string;
  readonly from: string;
  readonly text: string;
}

/** The text messages that came to a phone, newest first. */
export const messagesTo = async (places: Places, phone: string): Promise<readonly CaughtMessage[]> => {
  const response = await fetch(`${places.catcher}/messages?to=${encodeURIComponent(phone)}`);
  return list(tryParseJson(await response.text()) ?? [])
    .map(obj)
    .map((message) => ({ at: str(message["at"]), from: str(message["from"]), text: str(message["text"]) }));
};

/** The 16 digits in a message, without what isolates them. */
export const stampCodeIn = (text: string): string | undefined => /\d{4} \d{4} \d{4} \d{4}/.exec(text)?.[0];
