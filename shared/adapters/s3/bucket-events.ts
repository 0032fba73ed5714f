import * as z from "zod";
import type { ScanResult } from "#shared/domain/document/upload.ts";
import type { ArrivedObject } from "#shared/ports/document-files.ts";

const createdSchema = z.object({
  source: z.literal("aws.s3"),
  "detail-type": z.literal("Object Created"),
  detail: z.object({ object: z.object({ key: z.string(), "version-id": z.string().optional() }) }),
});

/**
 * Reads EventBridge's word that an object arrived in a bucket; its version is `null` where the bucket keeps none.
 *
 * @throws when it is no such event.
 */
export const readObjectCreated = (body: unknown): ArrivedObject => {
  const { object } = createdSchema.parse(body).detail;
  return { key: object.key, version: object["version-id"] ?? "null" };
};

const scannedSchema = z.object({
  source: z.literal("aws.guardduty"),
  "detail-type": z.literal("GuardDuty Malware Protection Object Scan Result"),
  detail: z.object({
    scanStatus: z.string(),
    s3ObjectDetails: z.object({ objectKey: z.string(), versionId: z.string().nullish() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }).nullish(),
  }),
});

/**
 * Reads GuardDuty's result for one version of an object. Only exactly `NO_THREATS_FOUND` of a completed scan is clean;
 * `UNSUPPORTED`, `ACCESS_DENIED`, `FAILED` and whatever comes later are unknown, and keep the file out.
 *
 * @throws when it is no such event.
 */
export const readScanResult = (body: unknown): ArrivedObject & { readonly result: ScanResult } => {
  const { scanStatus, s3ObjectDetails, scanResultDetails } = scannedSchema.parse(body).detail;
  const status = scanStatus === "COMPLETED" ? scanResultDetails?.scanResultStatus : undefined;
  const known: Readonly<Record<string, ScanResult>> = { NO_THREATS_FOUND: "clean", THREATS_FOUND: "threat" };
  return {
    key: s3ObjectDetails.objectKey,
    version: s3ObjectDetails.versionId ?? "null",
    result: known[status ?? ""] ?? "unknown",
  };
};
