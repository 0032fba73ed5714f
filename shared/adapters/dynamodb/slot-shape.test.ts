import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { testCalendar } from "#test/support/calendar.ts";
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
});
