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

/** Opens a slot with three public places of which two are taken for good. */
export const openLastPlace = async ({ postId, calendarId, date, time }: SlotPlace): Promise<void> => {
  const taken = { k: "public", u: NEVER };
  const startsAt = `${date}T${time}:00.000Z`;
  const expiresAt = Math.floor(Date.parse(startsAt) / 1000) + 86_400;
  await platform().dynamodb.client.call("PutItem", {
    TableName: platform().table("core"),
    Item: toAttributes({
      ...keys.slot(postId, calendarId, date, time),
      ...{ postId, calendarId, date, startsAt, expiresAt },
      places: [taken, taken, { k: "public", u: 0 }],
    }),
  });
};
