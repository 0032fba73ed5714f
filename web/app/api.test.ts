import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Api, createApi } from "#web/app/api.ts";
import type { Session } from "#web/app/session.ts";

interface Sent {
  readonly method: string;
  readonly address: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly cache: RequestCache | undefined;
}

/** What the network answers, in turn; the last for ever. A status, a refusal's code with its status, or no answer. */
type Answer = number | readonly [number, string] | "lost";

let sent: Sent[] = [];
let renewals = 0;

const answering = (...answers: readonly Answer[]): void => {
  vi.stubGlobal("fetch", (address: string, { method = "GET", headers, body, cache }: RequestInit) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 200;
    sent.push({
      method,
      address,
      headers: new Headers(headers),
      body: typeof body === "string" ? JSON.parse(body) : undefined,
      cache,
    });
    if (answer === "lost") return Promise.reject(new TypeError("no network"));
    const [status, code] = typeof answer === "number" ? [answer, undefined] : answer;
    return Promise.resolve(Response.json({ code, items: [] }, { status }));
  });
};

const session = (renewed = true): Session => ({
  kind: "citizen",
  state: () => "signed-in",
  shared: () => false,
  subscribe: () => () => undefined,
  signIn: () => Promise.resolve(),
  stepUp: () => Promise.resolve(),
  lock: () => undefined,
  signOut: () => undefined,
  token: () => Promise.resolve("token"),
  refused: () => {
    renewals += 1;
    return Promise.resolve(renewed);
  },
});

const api = (renewed = true): Api => createApi({ base: "/api", language: "ar", session: session(renewed) });
const submit = (more: { readonly key?: string } = {}) =>
  api().call("POST /requests/{requestId}/submission", { path: { requestId: "req_1" } }, more);

/** Lets the pauses between tries pass. */
const soon = async <T>(promise: Promise<T>): Promise<T> => {
  await vi.runAllTimersAsync();
  return await promise;
};

beforeEach(() => {
  sent = [];
  renewals = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the way to the API", () => {
  it("fills in the path, leaves out what is not asked, and says token and language", async () => {
    answering(200);
    await api().call("GET /requests/{requestId}/days", {
      path: { requestId: "a/b" },
      query: { from: "2027-01-04", to: undefined },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ address: "/api/requests/a%2Fb/days?from=2027-01-04" });
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer token");
    expect(sent[0]?.headers.get("accept-language")).toBe("ar");
  });

  it.each<readonly [string, Answer]>([
    ["a lost connection", "lost"],
    ["a failure of ours", 503],
    ["too many requests", 429],
  ])("tries a read three times after %s", async (_case, answer) => {
    answering(answer, answer, 200);
    expect(await soon(api().call("GET /requests", {}))).toMatchObject({ ok: true });
    expect(sent).toHaveLength(3);
  });

  it("does not repeat a read that was refused", async () => {
    answering([404, "not-found"]);
    expect(await soon(api().call("GET /requests", {}))).toMatchObject({ problem: { code: "not-found" } });
    expect(sent).toHaveLength(1);
  });

  it("never repeats a change by itself, and sends the key it was given (E1)", async () => {
    answering("lost", 200);
    expect(await soon(submit({ key: "k1" }))).toMatchObject({ problem: { code: "offline", status: 0 } });
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["k1"]);
  });

  it("renews a token once that is not taken, and says so where it cannot", async () => {
    answering([401, "unauthenticated"], 200);
    expect(await submit({ key: "k1" })).toMatchObject({ ok: true });
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["k1", "k1"]);
    sent = [];
    answering([401, "unauthenticated"]);
    expect(await api(false).call("GET /requests", {})).toMatchObject({ problem: { status: 401 } });
    expect({ calls: sent.length, renewals }).toEqual({ calls: 1, renewals: 2 });
  });

  it("opens the account of who signed in for the first time, in their language", async () => {
    answering([403, "account-needed"], 201, 200);
    expect(await api().call("GET /requests", {})).toMatchObject({ ok: true });
    expect(sent.map(({ method, address }) => `${method} ${address}`)).toEqual([
      "GET /api/requests",
      "PUT /api/account",
      "GET /api/requests",
    ]);
    expect(sent[1]?.body).toEqual({ language: "ar" });
  });

  it("reads past what the browser kept for a minute after a change: a list shows what was done to it", async () => {
    answering(200);
    const client = api();
    const read = () => soon(client.call("GET /posts", {}));
    await read();
    await soon(client.call("POST /requests/{requestId}/submission", { path: { requestId: "req_1" } }));
    await read();
    vi.advanceTimersByTime(61_000);
    await read();
    expect(sent.map(({ cache }) => cache)).toEqual([undefined, undefined, "no-cache", undefined]);
  });
});
