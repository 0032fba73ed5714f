import { S3Client } from "@aws-sdk/client-s3";

/** The client of a function: files of up to 10 MB within the Region take well under a second. */
export const s3Client = (): S3Client =>
  new S3Client({
    maxAttempts: 3,
    requestHandler: { requestTimeout: 10_000, connectionTimeout: 1_000, throwOnRequestTimeout: true },
    // Checksums are asked where they protect something: the upload's own, in its grant.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
