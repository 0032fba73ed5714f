import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { NEVER } from "#shared/domain/slot/places.ts";
import { platform } from "./platform.ts";

/** A slot of a day that has others. */
export interface SlotPlace {
  readonly postId: string;
  readonly calendarId: string;
  readonly date: string;
  readonly time: string;
}

/** Opens a slot of public places, of which the first are taken for good. */
export const openSlot = async (
  { postId, calendarId, date, time }: SlotPlace,
  { taken, free }: { readonly taken: number; readonly free: number },
): Promise<void> => {
  const startsAt = `${date}T${time}:00.000Z`;
  const expiresAt = Math.floor(Date.parse(startsAt) / 1000) + 86_400;
  const places = [...Array.from({ length: taken }, () => NEVER), ...Array.from({ length: free }, () => 0)];
  await platform().dynamodb.client.call("PutItem", {
    TableName: platform().table("core"),
    Item: toAttributes({
      ...keys.slot(postId, calendarId, date, time),
      ...{ postId, calendarId, date, startsAt, expiresAt },
      places: places.map((until) => ({ k: "public", u: until })),
    }),
  });
};
