import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { dynamoTariffStore, rateItem, tariffItem } from "./tariff-store.ts";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-west-3" }));
const dynamo = mockClient(client);
const components = { receipt: 0, chancery: 2000, service: 0 };
const tariff = tariffItem("signature-legalisation", "2026-01-01T00:00:00Z", components);
const start = Date.parse("2026-11-21T12:00:00Z");

beforeEach(() => void dynamo.reset());

describe("dynamoTariffStore", () => {
  it("reads every page of the partition once a minute", async () => {
    const clock = { at: start, now: () => clock.at };
    dynamo
      .on(QueryCommand)
      .resolves({ Items: [tariff] })
      .on(QueryCommand, { ExclusiveStartKey: undefined })
      .resolves({ Items: [], LastEvaluatedKey: { pk: "TARIFFS", sk: "a" } });
    const store = dynamoTariffStore(client, "core", clock);
    expect((await store.tariff("signature-legalisation", start))?.components).toEqual(components);
    expect(await store.tariff("passport-adult", start)).toBeUndefined();
    const queries = () => dynamo.commandCalls(QueryCommand).length;
    const once = queries();
    clock.at += 59_999;
    await store.tariffs();
    expect(queries()).toBe(once);
    clock.at += 1;
    await store.tariffs();
    expect(queries()).toBeGreaterThan(once);
  });

  it("throws on a stored item that does not fit: money is never guessed", async () => {
    dynamo
      .on(QueryCommand)
      .resolves({ Items: [{ ...tariff, components: { ...components, chancery: 20.5 } }] });
    await expect(dynamoTariffStore(client, "core", { now: () => start }).tariffs()).rejects.toThrow();
  });

  it("makes no item of a rate that is no decimal", () => {
    const rate = {
      currency: "EUR",
      previousMadPerUnit: "11.2104",
      asOf: "2014-02-22T13:00:11Z",
      source: "sample",
    };
    expect(rateItem({ ...rate, madPerUnit: "11.1918" })).toMatchObject({
      pk: "RATES",
      sk: "EUR#2014-02-22T13:00:11Z",
    });
    expect(() => rateItem({ ...rate, madPerUnit: "11,1918" })).toThrow();
  });
});
