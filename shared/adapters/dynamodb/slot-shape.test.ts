import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import type { Reshape } from "#shared/domain/slot/reshape.ts";
import type { Slot } from "#shared/ports/slot-store.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { keys } from "./keys.ts";
import { slotShaper } from "./slot-shape.ts";

const raw = mockClient(DynamoDBDocumentClient);
const shaper = slotShaper(DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-west-3" })), "core");
const at = (minute: number) => ({
  date: "2026-11-24",
  time: `10:${String(minute).padStart(2, "0")}`,
  startsAt: "2026-11-24T09:00:00.000Z",
});
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: "cancelled",
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

beforeEach(() => raw.reset());

describe("S1 shaping slots, as AWS can answer and DynamoDB Local does not", () => {
  it("given conflicts with people's presses and throttling › tries again until it is done", async () => {
    raw
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled("None", "TransactionConflict"))
      .rejectsOnce(cancelled("ThrottlingError", "None"))
      .resolves({});
    expect(await shaper.make(testCalendar(), [at(0)])).toBe("done");
    expect(raw.commandCalls(TransactWriteCommand)).toHaveLength(3);
  });

  it("given conflicts that outlast its tries › says that the slots changed, so that they are read again", async () => {
    raw.on(TransactWriteCommand).rejects(cancelled("TransactionConflict", "None"));
    expect(await shaper.make(testCalendar(), [at(0)])).toBe("changed");
    expect(raw.commandCalls(TransactWriteCommand)).toHaveLength(6);
  });

  it("tells a version that was overtaken from slots that changed", async () => {
    raw
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled("ConditionalCheckFailed", "ConditionalCheckFailed"))
      .rejectsOnce(cancelled("None", "ConditionalCheckFailed"));
    expect(await shaper.make(testCalendar(), [at(0)])).toBe("overtaken");
    expect(await shaper.make(testCalendar(), [at(0)])).toBe("changed");
  });

  it("given anything else, such as a time-out after the write › throws: the run comes again and finds it done", async () => {
    raw.on(TransactWriteCommand).rejectsOnce(new Error("timeout")).rejectsOnce(cancelled("ValidationError"));
    await expect(shaper.make(testCalendar(), [at(0)])).rejects.toThrow("timeout");
    await expect(shaper.make(testCalendar(), [at(0)])).rejects.toThrow("cancelled");
  });

  it("each transaction checks the calendar's version and stays within 100 parts; nothing to make writes nothing", async () => {
    raw.on(TransactWriteCommand).resolves({});
    const calendar = testCalendar({ version: 7 });
    const many = Array.from({ length: 100 }, (_, index) => at(index));
    expect(await shaper.make(calendar, many)).toBe("done");
    const sizes = raw.commandCalls(TransactWriteCommand).map(({ args: [{ input }] }) => {
      expect(input.TransactItems?.[0]).toMatchObject({
        ConditionCheck: {
          Key: { pk: "CAL#fr-paris", sk: "acts" },
          ExpressionAttributeValues: { ":version": 7 },
        },
      });
      return input.TransactItems?.length;
    });
    expect(sizes).toEqual([100, 2]);
    raw.reset();
    expect(await shaper.make(calendar, [])).toBe("done");
    expect(raw.commandCalls(TransactWriteCommand)).toEqual([]);
  });

  const written = (): readonly unknown[] =>
    raw.commandCalls(TransactWriteCommand).map(({ args: [{ input }] }) => input.TransactItems);
  const version = {
    ConditionCheck: {
      TableName: "core",
      Key: { pk: "CAL#fr-paris", sk: "acts" },
      ConditionExpression: "#version = :version",
      ExpressionAttributeNames: { "#version": "version" },
      ExpressionAttributeValues: { ":version": 1 },
    },
  };

  it("a new slot has the places of its calendar, nobody on them, unless it is there already", async () => {
    raw.on(TransactWriteCommand).resolves({});
    await shaper.make(testCalendar({ places: { public: 2, desk: 1 } }), [at(0)]);
    const put = {
      TableName: "core",
      Item: {
        ...keys.slot("fr-paris", "acts", "2026-11-24", "10:00"),
        postId: "fr-paris",
        calendarId: "acts",
        date: "2026-11-24",
        startsAt: "2026-11-24T09:00:00.000Z",
        places: [
          { k: "public", u: 0 },
          { k: "public", u: 0 },
          { k: "desk", u: 0 },
        ],
        // A hundred days after it began.
        expiresAt: Date.parse("2027-03-04T09:00:00.000Z") / 1000,
      },
      ConditionExpression: "attribute_not_exists(pk)",
    };
    expect(written()).toEqual([[version, { Put: put }]]);
  });

  it("a slot of a calendar that wants more than twenty places has twenty", async () => {
    raw.on(TransactWriteCommand).resolves({});
    await shaper.make(testCalendar({ places: { public: 25 } }), [at(0)]);
    expect(written()).toMatchObject([[version, { Put: { Item: { places: { length: 20 } } } }]]);
  });

  const slot: Slot = {
    postId: "fr-paris",
    calendarId: "acts",
    ...at(0),
    places: [
      { kind: "public", until: 0 },
      { kind: "desk", until: 5 },
    ],
  };
  const updated = async (change: Reshape): Promise<unknown> => {
    raw.reset();
    raw.on(TransactWriteCommand).resolves({});
    expect(await shaper.reshape(testCalendar(), [{ slot, change }], 1_800_000_000_999)).toBe("done");
    return written();
  };

  it("S6 a change is written while the slot has the same places, and free is whoever must be", async () => {
    const change: Reshape = {
      relabel: [
        { index: 0, kind: "withdrawn", onlyIfFree: true },
        { index: 1, kind: "draw", onlyIfFree: false },
      ],
      append: ["public", "urgent"],
    };
    const update = {
      TableName: "core",
      Key: keys.slot("fr-paris", "acts", "2026-11-24", "10:00"),
      UpdateExpression: "SET places[0].k = :to0, places[1].k = :to1, places[2] = :new0, places[3] = :new1",
      ConditionExpression:
        "size(places) = :size AND places[0].k = :was0 AND places[1].k = :was1 AND places[0].u <= :now",
      ExpressionAttributeValues: {
        ":size": 2,
        ":now": 1_800_000_000,
        ":to0": "withdrawn",
        ":to1": "draw",
        ":was0": "public",
        ":was1": "desk",
        ":new0": { k: "public", u: 0 },
        ":new1": { k: "urgent", u: 0 },
      },
    };
    expect(await updated(change)).toEqual([[version, { Update: update }]]);
  });

  it("a change that needs nobody gone does not speak of the time, which DynamoDB would refuse", async () => {
    const items = await updated({ relabel: [{ index: 0, kind: "desk", onlyIfFree: false }], append: [] });
    expect(items).toMatchObject([
      [
        version,
        {
          Update: {
            ConditionExpression: "size(places) = :size AND places[0].k = :was0 AND places[1].k = :was1",
            ExpressionAttributeValues: { ":size": 2, ":to0": "desk", ":was0": "public", ":was1": "desk" },
          },
        },
      ],
    ]);
    expect(JSON.stringify(items)).not.toContain(":now");
  });

  it("changes are written ten slots at a time, and none after one that did not go through", async () => {
    const change: Reshape = { relabel: [], append: ["public"] };
    const changes = Array.from({ length: 21 }, () => ({ slot, change }));
    raw.on(TransactWriteCommand).resolves({});
    await shaper.reshape(testCalendar(), changes, 0);
    expect(written().map((items) => Array.isArray(items) && items.length)).toEqual([11, 11, 2]);
    raw.reset();
    raw.on(TransactWriteCommand).rejects(cancelled("None", "ConditionalCheckFailed"));
    expect(await shaper.reshape(testCalendar(), changes, 0)).toBe("changed");
    expect(written()).toHaveLength(1);
  });

  it.each(["ThrottlingError", "ProvisionedThroughputExceeded"])("%s passes", async (code) => {
    raw.on(TransactWriteCommand).rejectsOnce(cancelled("None", code)).resolves({});
    expect(await shaper.make(testCalendar(), [at(0)])).toBe("done");
  });
});
