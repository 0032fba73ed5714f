import type { ServerResponse } from "node:http";
import { sendHtml, sendJson } from "#local/http.ts";
import { obj, str, tryParseJson } from "#local/json.ts";
import { counterPage, dueAtCounterPage, toldPage, walletPage } from "./network-pages.ts";
import { agencyNetwork, isBehaviour, type NetworkOptions, walletNetwork } from "./networks.ts";
import { problemPage } from "./page.ts";

/** What came over HTTP. */
export interface Incoming {
  /** Method and path. */
  readonly route: string;
  readonly search: string;
  readonly text: string;
}

/**
 * Serves agencies and wallet. For people: `/agency` and the wallet's link. For tests:
 * `POST /control/agency {"reference": "…", "behaviour": "pay"}` · `POST /control/wallet {"link": "…", "behaviour": "pay"}`.
 *
 * @returns whether it was for them.
 */
export function serveNetworks(options: NetworkOptions) {
  const agency = agencyNetwork(options);
  const wallet = walletNetwork(options);

  const look = async (typed: string, response: ServerResponse): Promise<void> => {
    const told = await agency.lookUp(typed);
    if (told.status !== 200)
      sendHtml(response, 200, counterPage(`${told.status} ${str(told.body["title"])}`));
    else sendHtml(response, 200, dueAtCounterPage(str(told.body["reference"]), told));
  };

  const routes: Readonly<
    Record<string, (incoming: Incoming, response: ServerResponse) => Promise<void> | void>
  > = {
    "GET /agency": (_incoming, response) => sendHtml(response, 200, counterPage()),
    "POST /agency/lookup": ({ text }, response) =>
      look(new URLSearchParams(text).get("reference") ?? "", response),
    "POST /agency/pay": async ({ text }, response) => {
      const form = new URLSearchParams(text);
      const behaviour = form.get("behaviour") ?? "";
      if (!isBehaviour(behaviour)) return sendHtml(response, 400, problemPage("No such button."));
      const { notices } = await agency.pay(form.get("reference") ?? "", behaviour);
      sendHtml(response, 200, toldPage(notices, "/agency"));
    },
    "POST /control/agency": async ({ text }, response) => {
      const body = obj(tryParseJson(text));
      const behaviour = str(body["behaviour"], "pay");
      if (!isBehaviour(behaviour)) return sendJson(response, 400, { error: `No behaviour "${behaviour}"` });
      sendJson(response, 200, await agency.pay(str(body["reference"]), behaviour));
    },
    "GET /wallet": ({ search }, response) => {
      const fields = wallet.open(search);
      if (fields === undefined) sendHtml(response, 400, problemPage("The request's signature does not fit."));
      else sendHtml(response, 200, walletPage(fields, search));
    },
    "POST /wallet/pay": async ({ text }, response) => {
      const form = new URLSearchParams(text);
      const fields = wallet.open(form.get("search") ?? "");
      const behaviour = form.get("behaviour") ?? "";
      if (fields === undefined || !isBehaviour(behaviour))
        return sendHtml(response, 400, problemPage("The request's signature does not fit."));
      sendHtml(response, 200, toldPage(await wallet.pay(fields, behaviour), fields.get("back") ?? "/"));
    },
    "POST /control/wallet": async ({ text }, response) => {
      const body = obj(tryParseJson(text));
      const behaviour = str(body["behaviour"], "pay");
      const fields = wallet.open(new URL(str(body["link"])).search);
      if (fields === undefined || !isBehaviour(behaviour))
        return sendJson(response, 400, {
          error: "No such behaviour, or a link that the merchant did not sign",
        });
      sendJson(response, 200, { notices: await wallet.pay(fields, behaviour) });
    },
  };

  return async (incoming: Incoming, response: ServerResponse): Promise<boolean> => {
    const serve = routes[incoming.route];
    await serve?.(incoming, response);
    return serve !== undefined;
  };
}
