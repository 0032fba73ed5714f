import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { close, listen, readBody, sendHtml, sendJson } from "#local/http.ts";
import { type JsonObject, num, obj, str, stringMap, tryParseJson } from "#local/json.ts";
import {
  type Attempt,
  type CallbackRecord,
  type Fields,
  isOutcome,
  type Outcome,
  refusalOf,
  resultOf,
} from "./attempts.ts";
import { type ApiUser, Credits } from "./credits.ts";
import type { NetworkOptions } from "./networks.ts";
import { cardPage, problemPage, returnPage } from "./page.ts";
import { serveNetworks } from "./serve-networks.ts";
import { settlementFile } from "./settlements.ts";

export interface PaymentProvider {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface PaymentProviderOptions extends NetworkOptions {
  readonly port: number;
  readonly clientId: string;
  readonly storeKey: string;
  /** Who may have money sent back. */
  readonly api: Omit<ApiUser, "clientId">;
}

const DELAY_MS = 20_000;
/** The provider calls again when the merchant does not answer in its form. */
const CALLS_AT_MOST = 3;

/**
 * Sandbox of the card provider, the agencies and the wallet (see serve-networks.ts). For people: the page at `/fim/est3Dgate`. For tests:
 * `POST /control/pay {"form": {…}, "outcome": "pay", "delayMs": 0}` ·
 * `POST /control/replay {"oid": "…", "times": 10}` · `GET /payments` · `GET /settlements`.
 */
export async function startPaymentProvider(options: PaymentProviderOptions): Promise<PaymentProvider> {
  const { clientId, storeKey } = options;
  const attempts = new Map<string, Attempt>();
  const timers = new Set<NodeJS.Timeout>();
  const credits = new Credits({ clientId, ...options.api }, (orderId) =>
    [...attempts.values()]
      .filter(({ form, result }) => form["oid"] === orderId && result?.["Response"] === "Approved")
      .reduce(
        (sum, { form }) => sum + Math.round(Number((form["amount"] ?? "0").replace(",", ".")) * 100),
        0,
      ),
  );
  const networks = serveNetworks(options);

  const open = (form: Fields): Attempt => {
    const attempt: Attempt = {
      id: randomBytes(9).toString("hex"),
      form,
      outcome: undefined,
      result: undefined,
      callbacks: [],
    };
    attempts.set(attempt.id, attempt);
    return attempt;
  };

  /** Decides an attempt once, and tells the merchant server to server. */
  const settle = async (attempt: Attempt, outcome: Outcome, delayMs: number): Promise<Fields> => {
    const result = attempt.result ?? resultOf(attempt.form, outcome, storeKey);
    if (attempt.result !== undefined) return result;
    attempt.outcome = outcome;
    attempt.result = result;
    if (outcome === "delay") later(() => tell(attempt, result), delayMs);
    else if (outcome === "duplicate") await Promise.all([tell(attempt, result), tell(attempt, result)]);
    else if (outcome === "decline-before" || outcome === "decline-after") {
      // The buyer's first card was declined; word of it comes before that of the second, or after it.
      const declined = resultOf(attempt.form, "decline", storeKey);
      for (const each of outcome === "decline-before" ? [declined, result] : [result, declined])
        await tell(attempt, each);
    } else await tell(attempt, result);
    return result;
  };

  const later = (work: () => Promise<void>, ms: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void work();
    }, ms);
    timers.add(timer);
  };

  const tell = async (attempt: Attempt, result: Fields, call = 1): Promise<void> => {
    const record = await callBack(attempt.form["callbackUrl"] ?? "", result);
    attempt.callbacks.push(record);
    const understood = /^(ACTION=POSTAUTH|APPROVED|FAILURE)$/.test(record.answer.trim());
    if (!understood && call < CALLS_AT_MOST) later(() => tell(attempt, result, call + 1), 1000 * call);
  };

  const target = (attempt: Attempt): string =>
    (attempt.outcome === "decline" ? attempt.form["failUrl"] : attempt.form["okUrl"]) ?? "";

  const pay = async (body: JsonObject, response: ServerResponse): Promise<void> => {
    const form = stringMap(body["form"]);
    const outcome = str(body["outcome"], "pay");
    const refusal = isOutcome(outcome) ? refusalOf(form, clientId, storeKey) : `No outcome "${outcome}"`;
    if (refusal !== undefined || !isOutcome(outcome)) {
      sendJson(response, 400, { error: refusal });
      return;
    }
    const attempt = open(form);
    const result = await settle(attempt, outcome, num(body["delayMs"], DELAY_MS));
    sendJson(response, 200, {
      outcome,
      callbacks: attempt.callbacks,
      redirect: { url: target(attempt), fields: result },
    });
  };

  const replay = async (body: JsonObject, response: ServerResponse): Promise<void> => {
    const oid = str(body["oid"]);
    const attempt = [...attempts.values()].findLast(
      (entry) => entry.form["oid"] === oid && entry.result !== undefined,
    );
    if (attempt?.result === undefined) {
      sendJson(response, 404, { error: `Nothing was paid for order ${oid}` });
      return;
    }
    const records: CallbackRecord[] = [];
    for (let time = 0; time < num(body["times"], 1); time += 1) {
      records.push(await callBack(attempt.form["callbackUrl"] ?? "", attempt.result));
    }
    attempt.callbacks.push(...records);
    sendJson(response, 200, { callbacks: records });
  };

  const decide = async (id: string, form: Fields, response: ServerResponse): Promise<void> => {
    const attempt = attempts.get(id);
    const outcome = form["outcome"] ?? "pay";
    if (attempt === undefined || !isOutcome(outcome)) {
      sendHtml(response, 404, problemPage("This card page is no longer valid."));
      return;
    }
    const result = await settle(attempt, outcome, DELAY_MS);
    sendHtml(response, 200, returnPage(target(attempt), result));
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(incoming.url ?? "/", "http://provider");
    const text = ((await readBody(incoming, 100_000)) ?? Buffer.alloc(0)).toString("utf8");
    const route = `${incoming.method} ${pathname}`;
    if (await credits.serve(route, text, incoming, response)) return;
    if (await networks({ route, search, text }, response)) return;
    if (route === "POST /fim/est3Dgate") {
      const form = Object.fromEntries(new URLSearchParams(text));
      const refusal = refusalOf(form, clientId, storeKey);
      if (refusal === undefined) sendHtml(response, 200, cardPage(open(form)));
      else sendHtml(response, 400, problemPage(refusal));
    } else if (route.startsWith("POST /pay/")) {
      await decide(pathname.slice("/pay/".length), Object.fromEntries(new URLSearchParams(text)), response);
    } else if (route === "POST /control/pay") {
      await pay(obj(tryParseJson(text)), response);
    } else if (route === "POST /control/replay") {
      await replay(obj(tryParseJson(text)), response);
    } else if (route === "GET /payments") {
      sendJson(
        response,
        200,
        [...attempts.values()].map(({ form, outcome, callbacks }) => ({
          oid: form["oid"],
          amount: form["amount"],
          outcome,
          callbacks,
        })),
      );
    } else if (route === "GET /settlements") {
      const today = new Date().toISOString().slice(0, 10);
      response.writeHead(200, { "content-type": "text/csv" }).end(settlementFile(attempts.values(), today));
    } else if (route === "GET /") {
      sendHtml(response, 200, problemPage("The card page opens when an order is paid on the site."));
    } else {
      sendJson(response, 404, { error: `${route} is not here` });
    }
  };

  const server = await listen(options.port, "card page", (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => sendJson(response, 500, { error: String(error) }));
  });
  return {
    url: `http://127.0.0.1:${options.port}`,
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      await close(server);
    },
  };
}

async function callBack(url: string, fields: Fields): Promise<CallbackRecord> {
  const at = new Date().toISOString();
  try {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(35_000),
    });
    return { at, status: response.status, answer: (await response.text()).slice(0, 500) };
  } catch (error) {
    return { at, status: 0, answer: String(error) };
  }
}
