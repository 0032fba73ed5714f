import { expect, it } from "vitest";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, str } from "#local/json.ts";
import { type Key, keys } from "#shared/adapters/dynamodb/keys.ts";
import { type Office, open, save } from "#test/journey/admin/office.ts";
import { newPage } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { daysCounted, newBooker, signedIn, validRequest } from "#test/journey/support/booking.ts";
import { looksRight } from "#test/journey/support/looks.ts";
import type { JourneyPlatform } from "#test/journey/support/platform.ts";
import { eventually } from "#test/support/deadline.ts";

/** A post of no other journey. */
const POST = "it-torino";
const CALENDAR = "acts";

/** Takes a seeded calendar away with its slots and counts, as before the post had any. */
const withoutCalendar = async ({ running }: JourneyPlatform): Promise<void> => {
  const { client } = running.dynamodb;
  const TableName = running.model.tables.find(({ name }) => name.endsWith("-core"))?.name ?? "core";
  const remove = (key: Key) => client.call("DeleteItem", { TableName, Key: toAttributes({ ...key }) });
  await remove(keys.calendar(POST, CALENDAR));
  await remove(keys.days(POST, CALENDAR));
  await remove(keys.outlook(POST, CALENDAR));
  let from: Readonly<Record<string, unknown>> = {};
  do {
    const page = await client.call("Scan", {
      TableName,
      ProjectionExpression: "pk, sk",
      FilterExpression: "begins_with(pk, :slots)",
      ExpressionAttributeValues: { ":slots": { S: `SLOTS#${POST}#${CALENDAR}#` } },
      ...from,
    });
    for (const item of list(page["Items"]).map(obj))
      await remove({ pk: str(obj(item["pk"])["S"]), sk: str(obj(item["sk"])["S"]) });
    from = page["LastEvaluatedKey"] === undefined ? {} : { ExclusiveStartKey: page["LastEvaluatedKey"] };
  } while (Object.keys(from).length > 0);
};

/** How a post that has no calendar begins. */
export const firstCalendarJourneys = (stage: () => Stage, office: () => Office): void => {
  it("S1 S6 a post's first calendar is looked at as places and published, and a citizen finds its days", async () => {
    const { platform, browser } = stage();
    const { places } = platform;
    const booker = await newBooker(platform);
    await daysCounted(platform, booker, POST);
    await withoutCalendar(platform);
    const requestId = await validRequest(platform, booker, { postId: POST });

    const { page } = office().network;
    await open(page, places, "fr", `/calendars?post=${POST}`, ".links");
    await page.locator(`.links a[href="#/calendars/${CALENDAR}"]`).click();
    await page.locator("#desks").fill("2");
    await looksRight(page);
    await save(page);
    await page.locator(".preview").waitFor();
    await looksRight(page);
    await page.locator(".preview .button-primary").click();
    await page.locator(".notice-good").waitFor();

    const { page: phone } = await newPage(browser, { viewport: { width: 360, height: 780 } });
    await signedIn(phone, booker);
    await phone.goto(`${places.site}/fr/my/#/requests/${requestId}/slots`);
    // The first may be today, whose first hours may be over.
    const day = phone.locator(".day a").nth(1);
    await eventually(
      "days to choose from",
      async () => {
        await phone.reload();
        await phone.locator(".day a, .empty").first().waitFor();
        return (await day.count()) > 0;
      },
      { withinMs: 120_000, everyMs: 1_000 },
    );
    await day.click();
    await phone.locator(".time").first().waitFor();
    // The hours of the screen's first week, which the calendar that was there before had not.
    expect(await phone.locator(".time").first().textContent()).toContain("09:00");
    await phone.context().close();
  });
};
