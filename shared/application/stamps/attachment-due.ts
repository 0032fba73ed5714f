import { createHash } from "node:crypto";
import type { Due } from "#shared/ports/due-store.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * When the sweep is to look next whether a request with stamps is over (T5): once a day, at a minute of the day that
 * follows from the request. So all its stamps share one row, and requests do not come all at once.
 */
export const attachmentDue = (requestId: string, now: number): Due => {
  const digest = createHash("sha256").update(requestId).digest();
  const minute = digest.readUInt32BE(0) % (DAY_MS / MINUTE_MS);
  const today = Math.floor(now / DAY_MS) * DAY_MS + minute * MINUTE_MS;
  const at = today > now ? today : today + DAY_MS;
  return { kind: "attachment", at: new Date(at).toISOString(), id: requestId };
};
