import { idPattern } from "#shared/domain/ids.ts";
import type { QueuePlace } from "#shared/ports/review-queue.ts";
import { cursorAt, readCursor } from "../cursor.ts";

/** A place in the queue as an opaque text. */
export const queueCursor = ({ submittedAt, requestId }: QueuePlace): string =>
  cursorAt({ at: submittedAt, id: requestId });

/** Reads a cursor; undefined when it is none of ours. */
export const readQueueCursor = (cursor: string): QueuePlace | undefined => {
  const place = readCursor(cursor, idPattern("request"));
  return place && { submittedAt: place.at, requestId: place.id };
};
