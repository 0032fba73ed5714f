import { gunzipSync } from "node:zlib";
import middy from "@middy/core";
import type { CloudWatchLogsEvent, Context } from "aws-lambda";
import * as z from "zod";
import { faultFields, log } from "#shared/observability/log.ts";
import { count, flushMetrics } from "#shared/observability/metric.ts";

const payloadSchema = z.object({
  messageType: z.enum(["DATA_MESSAGE", "CONTROL_MESSAGE"]),
  logEvents: z.array(z.object({ message: z.string() })),
});

/** The lines of a log subscription's delivery; a control message (a reachability probe) has none. */
const linesOf = (event: CloudWatchLogsEvent): readonly string[] => {
  const inflated = gunzipSync(Buffer.from(event.awslogs.data, "base64")).toString("utf8");
  const payload = payloadSchema.parse(JSON.parse(inflated));
  return payload.messageType === "DATA_MESSAGE" ? payload.logEvents.map(({ message }) => message) : [];
};

/**
 * The wrapper of a log subscription's consumer; `handle` gets each line. A throw repeats the whole delivery
 * (twice, by Lambda), so handling a line twice must be harmless.
 */
export const logsHandler = <Deps>(options: {
  readonly deps: Deps;
  readonly handle: (deps: Deps, line: string) => Promise<void>;
}) =>
  middy<CloudWatchLogsEvent, void, Error, Context>()
    .use({
      after: () => flushMetrics(),
      onError: (request) => {
        log.error("logs-fault", faultFields(request.error));
        count("logs-fault");
        flushMetrics();
      },
    })
    .handler(async (event: CloudWatchLogsEvent) => {
      const lines = linesOf(event);
      for (const line of lines) await options.handle(options.deps, line);
      log.info("logs-done", { count: lines.length });
      count("logs-line-done", lines.length);
    });
