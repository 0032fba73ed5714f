import type { S3Client } from "@aws-sdk/client-s3";
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import * as z from "zod";
import type { AnchorStore } from "#shared/ports/anchor-store.ts";

const PREFIX = "anchors/";
const keyOf = (hour: string): string => `${PREFIX}${hour}.json`;

const anchorSchema = z.strictObject({
  heads: z.array(
    z.strictObject({
      postId: z.string(),
      date: z.iso.date(),
      sequence: z.int().positive(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  seal: z.string(),
});

/** S3 answers 412 where there is an object already, and 409 where another is being written at the same time. */
const isTaken = (error: unknown): boolean =>
  error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);

/** Anchors as objects, one an hour, in a bucket that locks them for years and lets none be written over. */
export const s3AnchorStore = (client: S3Client, bucket: string): AnchorStore => ({
  keep: async (hour, anchor) => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: keyOf(hour),
          Body: JSON.stringify(anchor),
          ContentType: "application/json",
          IfNoneMatch: "*",
          // A bucket with a lock takes nothing without one.
          ChecksumAlgorithm: "SHA256",
        }),
      );
      return "kept";
    } catch (error) {
      if (isTaken(error)) return "there";
      throw error;
    }
  },
  hours: async (from) => {
    const hours: string[] = [];
    // Keys are in the order of time; `StartAfter` is what comes before the first one wanted.
    const pages = paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: PREFIX, StartAfter: `${PREFIX}${from}` },
    );
    for await (const { Contents = [] } of pages)
      hours.push(...Contents.map(({ Key = "" }) => Key.slice(PREFIX.length, -".json".length)));
    return hours;
  },
  read: async (hour) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(hour) }));
      const text: unknown = JSON.parse((await Body?.transformToString()) ?? "null");
      return anchorSchema.safeParse(text).data;
    } catch (error) {
      if (error instanceof NoSuchKey || error instanceof SyntaxError) return undefined;
      throw error;
    }
  },
});
