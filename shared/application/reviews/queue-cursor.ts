import { idPattern } from "#shared/domain/ids.ts";
import type { QueuePlace } from "#shared/ports/review-queue.ts";

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A place in the queue as an opaque text, to ask for what stands behind it; it grants nothing. */
export const queueCursor = ({ submittedAt, requestId }: QueuePlace): string =>
  Buffer.from(`${submittedAt} ${requestId}`).toString("base64url");

/** Reads a cursor; undefined when it is none of ours. */
export const readQueueCursor = (cursor: string): QueuePlace | undefined => {
  const [submittedAt = "", requestId = "", ...rest] = Buffer.from(cursor, "base64url")
    .toString("utf8")
    .split(" ");
  return rest.length === 0 && instant.test(submittedAt) && idPattern("request").test(requestId)
    ? { submittedAt, requestId }
    : undefined;
};
