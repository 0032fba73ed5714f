import { list, obj, str, tryParseJson } from "#local/json.ts";
import type { InvocationResult } from "#local/runtime/protocol.ts";

/**
 * Which items of a batch failed: "all" when the function failed or answered out of form, as Lambda judges it.
 * Without `ReportBatchItemFailures` an answer means that all went well.
 */
export function failedItems(
  result: InvocationResult,
  ids: readonly string[],
  reportsBatchItemFailures: boolean,
): "all" | ReadonlySet<string> {
  if (!result.ok) return "all";
  if (!reportsBatchItemFailures) return new Set();
  const answer = obj(tryParseJson(result.payload))["batchItemFailures"];
  if (answer === undefined || answer === null) return new Set();
  const failed = list(answer).map((entry) => str(obj(entry)["itemIdentifier"]));
  return failed.every((id) => ids.includes(id)) ? new Set(failed) : "all";
}
