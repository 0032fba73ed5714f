import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FixturePlatform, startFixture } from "./support/fixture-platform.ts";
import { like } from "./support/like.ts";

let platform: FixturePlatform;
beforeAll(async () => {
  platform = await startFixture();
});
afterAll(() => platform.stop());
beforeEach(() => {
  platform.proxy.faults.clear();
  platform.proxy.meter.reset();
});

describe("the AWS proxy › grants", () => {
  it("lets through what the role names, and refuses another partition key as AWS would", async () => {
    expect((await platform.call({ call: "get", pk: "OPEN#1" })).status).toBe(200);
    const refused = await platform.call({ call: "get", pk: "CLOSED#1" });
    expect(refused.body["name"]).toBe("AccessDeniedException");
    expect(refused.body["message"]).toContain(
      "assumed-role/Fixture-CallerRole/fixture-caller is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-3:000000000000:table/fixture",
    );
  });

  it("refuses one item of a transaction that the role does not reach, and writes none", async () => {
    const refused = await platform.call({ call: "transact", pk: "CLOSED#2" });
    expect(refused.body["name"]).toBe("AccessDeniedException");
    expect(
      await platform.dynamodb.client.getItem("fixture", { pk: { S: "CMD#CLOSED#2" }, sk: { S: "CMD" } }),
    ).toBeUndefined();
  });

  it("speaks each service's own protocol, also when it refuses", async () => {
    expect((await platform.call({ call: "send", text: "x" })).body["name"]).toBe("AccessDeniedException");
    expect((await platform.call({ call: "secret" })).body).toMatchObject({
      result: { SecretString: like(/^\w{64}$/) },
    });
    expect((await platform.call({ call: "object", key: "a/é b.txt", text: "stored" })).body).toMatchObject({
      result: { text: "stored" },
    });
    expect((await platform.call({ call: "seal", text: "sealed" })).body).toMatchObject({
      result: { text: "sealed" },
    });
    const otherContext = await platform.call({ call: "seal", text: "sealed", opened: "b" });
    expect(otherContext.body["name"]).toBe("InvalidCiphertextException");
  });

  it("refuses a key that it never gave out", async () => {
    const response = await fetch(platform.urls.proxy, {
      method: "POST",
      headers: {
        "x-amz-target": "DynamoDB_20120810.GetItem",
        authorization:
          "AWS4-HMAC-SHA256 Credential=AKIAOTHER/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      },
      body: "{}",
    });
    expect(await response.text()).toContain("UnrecognizedClientException");
  });

  it("keeps this machine's environment from the functions", async () => {
    const { body } = await platform.call({ call: "environment" });
    expect(JSON.stringify(body)).not.toMatch(/"(PATH|HOME|USER)"/);
  });
});

describe("the AWS proxy › counting", () => {
  beforeEach(() => {
    platform.proxy.meter.measuring = true;
    return () => {
      platform.proxy.meter.measuring = false;
    };
  });
  const measured = async (body: Readonly<Record<string, string>>) => {
    platform.proxy.meter.reset();
    await platform.call(body, { "x-wisal-tag": "one" });
    const { requests, writeUnits, readUnits, roundTrips } = platform.proxy.meter.report({ tag: "one" });
    return { requests, writeUnits, readUnits, roundTrips };
  };

  it("counts a write by its size, an index entry beside it, and a failed condition by what is stored", async () => {
    const one = { requests: 1, readUnits: 0, roundTrips: 1 };
    expect(await measured({ call: "put", pk: "OPEN#U", text: "x".repeat(1500), owner: "me" })).toEqual({
      ...one,
      writeUnits: 3,
    });
    expect(await measured({ call: "update", pk: "OPEN#U" })).toEqual({ ...one, writeUnits: 2 });
    expect(await measured({ call: "put-new", pk: "OPEN#U" })).toEqual({ ...one, writeUnits: 2 });
    expect(await measured({ call: "put", pk: "OPEN#U", text: "x" })).toEqual({ ...one, writeUnits: 3 });
  });

  it("counts each item of a transaction twice", async () => {
    expect(await measured({ call: "transact", pk: "OPEN#T" })).toMatchObject({ requests: 1, writeUnits: 4 });
  });

  it("counts reads, and calls side by side as one round trip", async () => {
    const tries: Awaited<ReturnType<typeof measured>>[] = [];
    for (let turn = 0; turn < 5; turn += 1) tries.push(await measured({ call: "parallel", pk: "OPEN#R" }));
    for (const each of tries) expect(each).toMatchObject({ requests: 3, writeUnits: 0, readUnits: 1.5 });
    // On a busy machine the first of the two may be answered before the second has left.
    expect(Math.min(...tries.map(({ roundTrips }) => roundTrips))).toBe(2);
    expect(await measured({ call: "query", pk: "OPEN#R" })).toMatchObject({ readUnits: 0.5 });
  });

  it("is told over HTTP, too", async () => {
    await platform.call({ call: "get", pk: "OPEN#H" }, { "x-wisal-tag": "http" });
    const response = await fetch(`${platform.urls.proxy}/_wisal/counters?tag=http`);
    expect(await response.json()).toMatchObject({
      measuring: true,
      requests: 1,
      byFunction: { caller: { readUnits: 0.5 } },
    });
  });
});

describe("the AWS proxy › faults", () => {
  const stored = (pk: string) =>
    platform.dynamodb.client.getItem("fixture", { pk: { S: pk }, sk: { S: "A" } });

  it("throttle one call of one function, and none after it", async () => {
    platform.proxy.faults.add({
      function: "caller",
      action: "PutItem",
      times: 1,
      effect: { kind: "throttle" },
    });
    expect((await platform.call({ call: "put", pk: "OPEN#F" })).body["name"]).toBe(
      "ProvisionedThroughputExceededException",
    );
    expect((await platform.call({ call: "put", pk: "OPEN#F" })).status).toBe(200);
  });

  it("break the connection before or after the effect", async () => {
    platform.proxy.faults.add({ action: "PutItem", times: 1, effect: { kind: "reset" } });
    expect((await platform.call({ call: "put", pk: "OPEN#before" })).status).toBe(500);
    expect(await stored("OPEN#before")).toBeUndefined();
    platform.proxy.faults.add({ action: "PutItem", times: 1, effect: { kind: "cut-after" } });
    expect((await platform.call({ call: "put", pk: "OPEN#after" })).status).toBe(500);
    expect(await stored("OPEN#after")).toBeDefined();
  });

  it("answer a conflict to transactions, with its reasons", async () => {
    const response = await fetch(`${platform.urls.proxy}/_wisal/faults`, {
      method: "POST",
      body: JSON.stringify({ table: "fixture", effect: { kind: "transaction-conflict" } }),
    });
    expect(response.status).toBe(201);
    const conflict = await platform.call({ call: "transact", pk: "OPEN#C" });
    expect(conflict.body).toMatchObject({
      name: "TransactionCanceledException",
      message: like(/\[TransactionConflict, None\]/),
    });
    await fetch(`${platform.urls.proxy}/_wisal/faults`, { method: "DELETE" });
    expect((await platform.call({ call: "transact", pk: "OPEN#C" })).status).toBe(200);
  });

  it("kill the worker once its call took effect; the next call finds a fresh one", async () => {
    platform.proxy.faults.add({ action: "PutItem", times: 1, effect: { kind: "kill-after" } });
    expect((await platform.call({ call: "put", pk: "OPEN#killed" })).status).toBe(502);
    expect(await stored("OPEN#killed")).toBeDefined();
    expect((await platform.call({ call: "get", pk: "OPEN#killed" })).status).toBe(200);
  });
});

describe("the AWS proxy › a template with one grant less", () => {
  it("shows on a laptop as it would in the cloud", async () => {
    await platform.stop();
    platform = await startFixture({
      amend: (model) => ({
        ...model,
        functions: model.functions.map((fn) => ({
          ...fn,
          statements: fn.statements.map((statement) => ({
            ...statement,
            actions: statement.actions.filter((action) => action !== "dynamodb:UpdateItem"),
          })),
        })),
      }),
    });
    expect((await platform.call({ call: "put", pk: "OPEN#1" })).status).toBe(200);
    const refused = await platform.call({ call: "update", pk: "OPEN#1" });
    expect(refused.body["name"]).toBe("AccessDeniedException");
  });
});
