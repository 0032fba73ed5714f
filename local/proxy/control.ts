import type { ServerResponse } from "node:http";
import { sendJson } from "#local/http.ts";
import { bool, obj, tryParseJson } from "#local/json.ts";
import { type Faults, faultRule } from "./faults.ts";
import type { Meter } from "./meter.ts";

/**
 * The proxy's own small API, for benchmarks and chaos runs in other processes:
 * `GET|DELETE /_wisal/counters?function=&tag=` · `PUT /_wisal/meter {"on":true}` ·
 * `GET|POST|DELETE /_wisal/faults?id=`.
 */
export function control(
  request: { readonly method: string; readonly url: string; readonly body: Buffer },
  { meter, faults }: { readonly meter: Meter; readonly faults: Faults },
  response: ServerResponse,
): void {
  const { pathname, searchParams } = new URL(request.url, "http://proxy");
  const body = obj(tryParseJson(request.body.toString("utf8")));
  const filter = {
    function: searchParams.get("function") ?? undefined,
    tag: searchParams.get("tag") ?? undefined,
  };
  switch (`${request.method} ${pathname}`) {
    case "GET /_wisal/counters":
      sendJson(response, 200, {
        measuring: meter.measuring,
        allRequests: meter.requests,
        ...meter.report(filter),
      });
      return;
    case "DELETE /_wisal/counters":
      meter.reset();
      sendJson(response, 200, {});
      return;
    case "PUT /_wisal/meter":
      meter.measuring = bool(body["on"]);
      sendJson(response, 200, { measuring: meter.measuring });
      return;
    case "GET /_wisal/faults":
      sendJson(response, 200, faults.report());
      return;
    case "POST /_wisal/faults":
      addFault(body, faults, response);
      return;
    case "DELETE /_wisal/faults":
      faults.clear(searchParams.get("id") ?? undefined);
      sendJson(response, 200, {});
      return;
    default:
      sendJson(response, 404, { error: `${request.method} ${pathname} is not part of the control API` });
  }
}

function addFault(body: Parameters<typeof faultRule>[0], faults: Faults, response: ServerResponse): void {
  try {
    sendJson(response, 201, { id: faults.add(faultRule(body)) });
  } catch (error) {
    sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}
