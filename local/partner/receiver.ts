import type { IncomingMessage, ServerResponse } from "node:http";
import { close, flatHeaders, listen, readBody, sendJson } from "#local/http.ts";
import { type JsonObject, num, obj, tryParseJson } from "#local/json.ts";
import { isGenuine } from "./verify-notice.ts";

/** A notice as it reached the partner. */
export interface Received {
  readonly partnerId: string;
  readonly id: string;
  readonly genuine: boolean;
  /** Whether a notice of that id had come before. */
  readonly repeated: boolean;
  readonly answered: number;
  readonly notice: JsonObject;
}

/** A partner's server. */
export interface PartnerReceiver {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const textOf = async (incoming: IncomingMessage): Promise<string> =>
  ((await readBody(incoming)) ?? Buffer.alloc(0)).toString("utf8");

/** So many notices are shown; the oldest go first. */
const KEPT = 200;

/**
 * Plays partners' servers: `POST /notices/<partnerId>` takes a signed notice; `GET /notices` shows what came;
 * `POST /control {"failures": 2}` refuses the next two with 503.
 */
export async function startPartnerReceiver(options: {
  readonly port: number;
  /** The secrets by which a partner knows our notices. */
  readonly secretsOf: (partnerId: string) => string[];
}): Promise<PartnerReceiver> {
  const received: Received[] = [];
  let failures = 0;

  const answerTo = (genuine: boolean): number => {
    if (!genuine) return 401;
    if (failures === 0) return 204;
    failures -= 1;
    return 503;
  };

  const take = async (partnerId: string, incoming: IncomingMessage): Promise<number> => {
    const rawBody = await textOf(incoming);
    const headers = new Headers(flatHeaders(incoming));
    const id = headers.get("webhook-id") ?? "";
    const genuine = isGenuine(headers, rawBody, options.secretsOf(partnerId));
    const answered = answerTo(genuine);
    const repeated = received.some((one) => one.id === id && one.answered === 204);
    received.push({ partnerId, id, genuine, repeated, answered, notice: obj(tryParseJson(rawBody)) });
    received.splice(0, received.length - KEPT);
    return answered;
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(incoming.url ?? "/", "http://partner");
    const partnerId = /^\/notices\/([\w-]+)$/.exec(pathname)?.[1];
    if (incoming.method === "POST" && partnerId !== undefined) {
      response.writeHead(await take(partnerId, incoming)).end();
    } else if (incoming.method === "POST" && pathname === "/control") {
      failures = num(obj(tryParseJson(await textOf(incoming)))["failures"], 0);
      sendJson(response, 200, { failures });
    } else if (incoming.method === "GET" && pathname === "/notices") {
      sendJson(response, 200, { notices: received });
    } else {
      sendJson(response, 404, {});
    }
  };
  const server = await listen(
    options.port,
    "partner",
    (incoming, response) => void handle(incoming, response),
  );
  return { url: `http://127.0.0.1:${options.port}`, stop: () => close(server) };
}
