import type { S3Client } from "@aws-sdk/client-s3";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { MAX_BYTES } from "#shared/domain/document/limits.ts";
import type { ArrivedFiles, CleanFiles, KeptFiles, OriginalFiles } from "#shared/ports/document-files.ts";

/** Originals in the quarantine bucket, by version. */
export const s3Originals = (client: S3Client, bucket: string): OriginalFiles => ({
  read: async (key, version) => {
    try {
      const { Body, ContentLength = 0 } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version }),
      );
      return ContentLength > MAX_BYTES ? undefined : await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});

/** Rebuilt copies in the clean bucket. */
export const s3CleanFiles = (client: S3Client, bucket: string): CleanFiles => ({
  write: async ({ key, type }, bytes) => {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: bytes,
        ContentType: type,
        // Whatever opens it saves it: no page of ours ever runs what is in here.
        ContentDisposition: "attachment",
      }),
    );
  },
});

/** Removes rebuilt copies, those of replaced uploads too: their names begin with the request's. */
export const s3KeptFiles = (client: S3Client, bucket: string): KeptFiles => ({
  removeAll: async (requestId) => {
    let files = 0;
    for (;;) {
      // Always the first page: what was listed before is gone.
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: `${requestId}/` }),
      );
      if (Contents.length === 0) return files;
      for (const { Key } of Contents) {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
        files += 1;
      }
    }
  },
});

/** Tells what arrived in the quarantine bucket without reading it. */
export const s3ArrivedFiles = (client: S3Client, bucket: string): ArrivedFiles => ({
  version: async (key) => {
    try {
      return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).VersionId ?? "null";
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  },
});
