import middy from "@middy/core";
import type { Context, ScheduledEvent } from "aws-lambda";
import { faultFields, log } from "#shared/observability/log.ts";
import { count, flushMetrics } from "#shared/observability/metric.ts";

/** What went wrong, one by one where a run went on after it. */
const faultsIn = (error: unknown): readonly unknown[] =>
  error instanceof AggregateError ? error.errors.flatMap(faultsIn) : [error];

/**
 * The wrapper of a scheduled function. A run that throws is a fault and is repeated by the next one: a run
 * must carry on where the last stopped, whichever it was.
 */
export const scheduleHandler = <Deps>(options: {
  readonly deps: Deps;
  readonly run: (deps: Deps) => Promise<void>;
}) =>
  middy<ScheduledEvent, void, Error, Context>()
    .use({
      after: () => flushMetrics(),
      onError: (request) => {
        for (const fault of faultsIn(request.error)) log.error("schedule-fault", faultFields(fault));
        count("schedule-fault");
        flushMetrics();
      },
    })
    .handler(async () => {
      const started = performance.now();
      await options.run(options.deps);
      log.info("schedule-done", { durationMs: Math.round(performance.now() - started) });
      count("schedule-done");
    });
