import type { AuditDeps } from "#shared/application/audit/record-event.ts";
import { recordEvent } from "#shared/application/audit/record-event.ts";
import { count } from "#shared/observability/metric.ts";

/** Records an event, and counts the fact by its name (`stamps.consumed`): the trail is the one place that meets each once. */
export const record = async (deps: AuditDeps, body: unknown): Promise<void> => {
  const type = await recordEvent(deps, body);
  const fact = /^gov\.wisal\.(.+)\.v\d+$/.exec(type ?? "")?.[1];
  if (fact !== undefined) count(fact);
};
