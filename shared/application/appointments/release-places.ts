import { returnDelaySeconds } from "#shared/domain/appointment/appointment.ts";
import { partsOf } from "#shared/domain/slot/parts.ts";
import type { Hold, RequestRecord } from "#shared/ports/request-store.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";

/**
 * Gives back the places of a hold in every slot that it spans (A1); places under another hold are left alone. Drawn
 * ones return after a random delay, or whoever knows of it would have them (A5).
 */
export const releasePlaces = async (
  slots: Pick<SlotStore, "release">,
  { postId, calendarId }: Pick<RequestRecord, "postId" | "calendarId">,
  hold: Hold,
  now: number,
  random: () => number = Math.random,
): Promise<void> => {
  const returnAt = hold.draw === undefined ? now : now + returnDelaySeconds(random) * 1000;
  for (const { time, places } of partsOf(hold))
    await slots.release({ postId, calendarId, date: hold.date, time }, places, hold.token, returnAt);
};
