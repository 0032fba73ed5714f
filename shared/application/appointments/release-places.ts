import { partsOf } from "#shared/domain/slot/parts.ts";
import type { Hold, RequestRecord } from "#shared/ports/request-store.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";

/** Gives back the places of a hold in every slot that it spans (A1); places under another hold are left alone. */
export const releasePlaces = async (
  slots: Pick<SlotStore, "release">,
  { postId, calendarId }: Pick<RequestRecord, "postId" | "calendarId">,
  hold: Hold,
  now: number,
): Promise<void> => {
  for (const { time, places } of partsOf(hold))
    await slots.release({ postId, calendarId, date: hold.date, time }, places, hold.token, now);
};
