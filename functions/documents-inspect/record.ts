import { readObjectCreated } from "#shared/adapters/s3/bucket-events.ts";
import type { InspectingDeps } from "#shared/application/documents/inspect-upload.ts";
import { inspectUpload } from "#shared/application/documents/inspect-upload.ts";
import type { Delivery } from "#shared/consumer/queue-handler.ts";
import { count } from "#shared/observability/metric.ts";

/** One file that arrived in the quarantine bucket. */
export const inspect = async (deps: InspectingDeps, body: unknown, { attempt }: Delivery): Promise<void> => {
  const verdict = await inspectUpload(deps, readObjectCreated(body), attempt);
  if (verdict !== undefined) count(`verdict-${verdict}`);
};
