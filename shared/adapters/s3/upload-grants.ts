import type { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { MAX_BYTES } from "#shared/domain/document/limits.ts";
import type { UploadGrants } from "#shared/ports/document-files.ts";

/**
 * Grants by S3's POST policy: exactly this key, type and checksum, 1 byte to 10 MB, for the seconds given (D1). The
 * checksum makes a repeated upload under the same grant the same bytes.
 */
export const s3UploadGrants = (client: S3Client, bucket: string): UploadGrants => ({
  sign: (key, type, sha256, seconds) =>
    createPresignedPost(client, {
      Bucket: bucket,
      Key: key,
      Expires: seconds,
      Fields: {
        "Content-Type": type,
        "x-amz-checksum-algorithm": "SHA256",
        "x-amz-checksum-sha256": sha256,
        success_action_status: "201",
      },
      Conditions: [["content-length-range", 1, MAX_BYTES]],
    }),
});
