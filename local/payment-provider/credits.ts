import { randomInt } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendJson } from "#local/http.ts";
import { list, obj, str, tryParseJson } from "#local/json.ts";

/** What the next credits do: paid, refused, paid without an answer, not paid and without an answer, late, in error. */
const creditOutcomes = ["pay", "decline", "lose-answer", "lose-request", "delay", "error"] as const;
type CreditOutcome = (typeof creditOutcomes)[number];

interface Credit {
  readonly orderId: string;
  readonly centimes: number;
  readonly transaction: string;
  readonly at: string;
}

/** Who may use the server-to-server interface. */
export interface ApiUser {
  readonly clientId: string;
  readonly userName: string;
  readonly password: string;
}

const DELAY_MS = 3000;

const textOf = (xml: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

const answer = (orderId: string, inner: string): string =>
  `<?xml version="1.0" encoding="ISO-8859-9"?><CC5Response><OrderId>${orderId}</OrderId>${inner}</CC5Response>`;

const said = (orderId: string, response: string, code: string, transaction = "", more = ""): string =>
  answer(
    orderId,
    `<Response>${response}</Response><ProcReturnCode>${code}</ProcReturnCode><TransId>${transaction}</TransId>${more}`,
  );

/**
 * The card provider's server-to-server interface: `POST /fim/api` with `DATA=<CC5Request>…`, types `Credit` and the
 * query `ORDERHISTORY`. For tests: `POST /control/credits {"next": ["decline", "lose-answer", …]}` · `GET /credits`.
 */
export class Credits {
  readonly #user: ApiUser;
  /** What was taken for an order, in centimes. */
  readonly #takenFor: (orderId: string) => number;
  readonly #made: Credit[] = [];
  readonly #next: CreditOutcome[] = [];

  constructor(user: ApiUser, takenFor: (orderId: string) => number) {
    this.#user = user;
    this.#takenFor = takenFor;
  }

  /** Whether the call was one of these. */
  async serve(
    route: string,
    text: string,
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    switch (route) {
      case "POST /fim/api":
        await this.#call(new URLSearchParams(text).get("DATA") ?? "", incoming, response);
        return true;
      case "POST /control/credits":
        for (const name of list(obj(tryParseJson(text))["next"])) {
          const outcome = creditOutcomes.find((known) => known === str(name));
          if (outcome !== undefined) this.#next.push(outcome);
        }
        sendJson(response, 200, { next: this.#next });
        return true;
      case "GET /credits":
        sendJson(response, 200, this.#made);
        return true;
      default:
        return false;
    }
  }

  async #call(xml: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (body: string): void => {
      response.writeHead(200, { "content-type": "text/xml" }).end(body);
    };
    const orderId = textOf(xml, "OrderId");
    const { clientId, userName, password } = this.#user;
    const known =
      textOf(xml, "ClientId") === clientId &&
      textOf(xml, "Name") === userName &&
      textOf(xml, "Password") === password;
    if (!known) return reply(said(orderId, "Error", "99"));
    if (textOf(xml, "ORDERHISTORY") === "QUERY") return reply(this.#history(orderId));
    if (textOf(xml, "Type") !== "Credit") return reply(said(orderId, "Error", "99"));
    const outcome = this.#next.shift() ?? "pay";
    if (outcome === "error") return reply(said(orderId, "Error", "99"));
    if (outcome === "lose-request") return void incoming.socket.destroy();
    const centimes = Math.round(Number(textOf(xml, "Total")) * 100);
    const left =
      this.#takenFor(orderId) - this.#creditsOf(orderId).reduce((sum, made) => sum + made.centimes, 0);
    if (outcome === "decline" || textOf(xml, "Currency") !== "504" || !(centimes > 0 && centimes <= left))
      return reply(said(orderId, "Declined", "05"));
    const transaction = `26${String(randomInt(1e9)).padStart(9, "0")}`;
    this.#made.push({ orderId, centimes, transaction, at: new Date().toISOString() });
    if (outcome === "lose-answer") return void incoming.socket.destroy();
    if (outcome === "delay") await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
    reply(said(orderId, "Approved", "00", transaction));
  }

  #creditsOf(orderId: string): readonly Credit[] {
    return this.#made.filter((made) => made.orderId === orderId);
  }

  /** One line for the payment and one for each credit, as the provider's lists have them. */
  #history(orderId: string): string {
    const line = (type: string, centimes: number, at: string, transaction: string): string =>
      [type, "C", centimes, centimes, at, at, "", "", "", "00", transaction].join("\t");
    const taken = this.#takenFor(orderId);
    const lines = [
      ...(taken > 0 ? [line("S", taken, "", "sale")] : []),
      ...this.#creditsOf(orderId).map((made) => line("C", made.centimes, made.at, made.transaction)),
    ];
    const listed = lines.map((text, index) => `<TRX${index + 1}>${text}</TRX${index + 1}>`).join("");
    return said(
      orderId,
      "Approved",
      "00",
      "",
      `<Extra><TRXCOUNT>${lines.length}</TRXCOUNT>${listed}</Extra>`,
    );
  }
}
