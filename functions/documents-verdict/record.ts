import { readScanResult } from "#shared/adapters/s3/bucket-events.ts";
import { recordScan } from "#shared/application/documents/record-scan.ts";
import type { SettlingUploadDeps } from "#shared/application/documents/settle-upload.ts";
import { count } from "#shared/observability/metric.ts";

/** One result of the malware scanner. */
export const record = async (deps: SettlingUploadDeps, body: unknown): Promise<void> => {
  const scan = readScanResult(body);
  await recordScan(deps, scan);
  count(`scan-${scan.result}`);
};
