import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { faultFields, log } from "#shared/observability/log.ts";
import { count, flushMetrics } from "#shared/observability/metric.ts";

/** Thrown to have the caller refuse what it asks about, for an expected reason: its message is the reason's code. */
export class TriggerRefused extends Error {
  constructor(code: string) {
    super(code);
    this.name = "TriggerRefused";
  }
}

/**
 * The wrapper of a function that a service asks on its way: the answer is the event as it should go on. What throws
 * stops the service's own operation.
 */
export const triggerHandler = <Deps>(options: {
  readonly deps: Deps;
  readonly handle: (deps: Deps, event: unknown) => Promise<unknown>;
}) =>
  middy<unknown, unknown, Error, Context>()
    .use({
      after: () => flushMetrics(),
      onError: ({ error }) => {
        if (error instanceof TriggerRefused) {
          log.warn("trigger-refused", { code: error.message });
          count("trigger-refused");
        } else {
          log.error("trigger-fault", faultFields(error));
          count("trigger-fault");
        }
        flushMetrics();
      },
    })
    .handler((event: unknown) => options.handle(options.deps, event));
