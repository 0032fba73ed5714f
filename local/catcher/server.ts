import type { IncomingMessage, ServerResponse } from "node:http";
import { close, listen, readBody, sendHtml, sendJson } from "#local/http.ts";
import { bool, list, obj, str, tryParseJson } from "#local/json.ts";
import type { Catcher } from "./catcher.ts";
import { catcherPage } from "./page.ts";

export interface CatcherServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * `GET /` the page · `GET /messages?to=&since=` JSON, newest first · `DELETE /messages` ·
 * `POST /control {"failing": true, "unreachable": ["+33…"]}`.
 */
export async function startCatcherServer(port: number, catcher: Catcher): Promise<CatcherServer> {
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://catcher");
    const to = searchParams.get("to")?.trim() || undefined;
    switch (`${incoming.method} ${pathname}`) {
      case "GET /":
        sendHtml(response, 200, catcherPage(catcher.messages({ to }), to, catcher.failing));
        return;
      case "GET /messages":
        sendJson(response, 200, catcher.messages({ to, since: searchParams.get("since") ?? undefined }));
        return;
      case "DELETE /messages":
        catcher.clear();
        sendJson(response, 200, {});
        return;
      case "POST /control": {
        const body = obj(tryParseJson(((await readBody(incoming)) ?? Buffer.alloc(0)).toString("utf8")));
        if (body["failing"] !== undefined) catcher.failing = bool(body["failing"]);
        if (body["unreachable"] !== undefined) {
          catcher.unreachable.clear();
          for (const phone of list(body["unreachable"])) catcher.unreachable.add(str(phone));
        }
        sendJson(response, 200, { failing: catcher.failing, unreachable: [...catcher.unreachable] });
        return;
      }
      default:
        sendJson(response, 404, { error: `${incoming.method} ${pathname} is not here` });
    }
  };
  const server = await listen(port, "messages", (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => sendJson(response, 500, { error: String(error) }));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => close(server) };
}
