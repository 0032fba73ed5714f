import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

const metrics = new Metrics();

/** Counts a business fact or a refusal by its code (embedded metric format); published by `flushMetrics`. */
export const count = (name: string, value = 1): void => void metrics.addMetric(name, MetricUnit.Count, value);

/** Notes how long something took, in seconds, for percentiles over time. */
export const measureSeconds = (name: string, seconds: number): void =>
  void metrics.addMetric(name, MetricUnit.Seconds, seconds);

/** Writes what was counted during the invocation; every wrapper calls it once at the end. */
export const flushMetrics = (): void => void metrics.publishStoredMetrics();
