import { gzipSync } from "node:zlib";
import type { SQSRecord } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { captureLog } from "#test/support/captured-log.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import { logsHandler } from "./logs-handler.ts";
import { queueHandler } from "./queue-handler.ts";
import { scheduleHandler } from "./schedule-handler.ts";
import { streamHandler } from "./stream-handler.ts";

const context = lambdaContext("consumer");

const sqsRecord = (messageId: string, body: string, attempt = 1): SQSRecord => ({
  messageId,
  receiptHandle: "handle",
  body,
  attributes: {
    ApproximateReceiveCount: String(attempt),
    SentTimestamp: "0",
    SenderId: "sender",
    ApproximateFirstReceiveTimestamp: "0",
  },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:eu-west-3:000000000000:queue",
  awsRegion: "eu-west-3",
});

let log: ReturnType<typeof captureLog>;
beforeEach(() => {
  log = captureLog();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("queueHandler", () => {
  const batch = (handle: (body: unknown) => Promise<void>) =>
    queueHandler({ deps: undefined, handle: (_, body) => handle(body) });

  it("hands over the parsed body with the delivery's number", async () => {
    const seen: unknown[] = [];
    const handler = queueHandler({
      deps: "deps",
      handle: async (deps, body, delivery) => {
        await Promise.resolve();
        seen.push([deps, body, delivery]);
      },
    });
    expect(await handler({ Records: [sqsRecord("a", '{"n":1}', 3)] }, context)).toEqual({
      batchItemFailures: [],
    });
    expect(seen).toEqual([["deps", { n: 1 }, { messageId: "a", attempt: 3 }]]);
  });

  for (const poisoned of [0, 1, 2]) {
    it(`fails a poisoned record alone, at place ${poisoned} of three`, async () => {
      const done: unknown[] = [];
      const handler = batch((body) => {
        if (body === poisoned) return Promise.reject(new Error("poison"));
        done.push(body);
        return Promise.resolve();
      });
      const answer = await handler({ Records: [0, 1, 2].map((n) => sqsRecord(`m${n}`, String(n))) }, context);
      expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: `m${poisoned}` }] });
      expect(done).toEqual([0, 1, 2].filter((n) => n !== poisoned));
    });
  }

  it("fails a record that is not JSON", async () => {
    const answer = await batch(() => Promise.resolve())({ Records: [sqsRecord("a", "{")] }, context);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "a" }] });
  });

  it("handles records one after another", async () => {
    let open = 0;
    let most = 0;
    const handler = batch(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
    });
    await handler({ Records: [0, 1, 2].map((n) => sqsRecord(`m${n}`, String(n))) }, context);
    expect(most).toBe(1);
  });

  it("logs ids and codes, and nothing of the body nor of an error's message", async () => {
    const handler = batch((body) =>
      Promise.reject(
        JSON.stringify(body).includes("again") ? new RedeliveryWanted("not-yet") : new Error("+33612345678"),
      ),
    );
    const event = (id: string) => JSON.stringify({ id, type: "gov.wisal.test.happened.v1", name: "Amina" });
    await handler(
      { Records: [sqsRecord("a", event("cmd_again.0")), sqsRecord("b", event("cmd_fault.0"))] },
      context,
    );
    const logged = log.text();
    expect(logged).toContain("cmd_again.0");
    expect(logged).toContain("not-yet");
    expect(logged).toContain("record-fault");
    expect(logged).not.toMatch(/Amina|33612345678/);
  });
});

describe("streamHandler", () => {
  const event = {
    Records: ["1", "2"].map((SequenceNumber) => ({
      dynamodb: { SequenceNumber, NewImage: { sk: { S: "CMD" } } },
    })),
  };

  it("reports the records that failed by their sequence numbers", async () => {
    const handler = streamHandler({
      deps: undefined,
      handle: (_, records) => Promise.resolve(records.slice(1).map(({ sequenceNumber }) => sequenceNumber)),
    });
    expect(await handler(event, context)).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
  });

  it("reports them all when the handling throws", async () => {
    const handler = streamHandler({ deps: undefined, handle: () => Promise.reject(new Error("down")) });
    expect(await handler(event, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: "1" }, { itemIdentifier: "2" }],
    });
  });
});

describe("scheduleHandler", () => {
  const event = {
    id: "1",
    version: "0",
    account: "000000000000",
    time: "2026-11-21T10:00:00Z",
    region: "eu-west-3",
    resources: [],
    source: "aws.events",
    "detail-type": "Scheduled Event",
    detail: undefined,
  };

  it("runs with its dependencies", async () => {
    const seen: string[] = [];
    await scheduleHandler({
      deps: "deps",
      run: async (deps) => {
        await Promise.resolve();
        seen.push(deps);
      },
    })(event, context);
    expect(seen).toEqual(["deps"]);
  });

  it("fails the invocation when a run throws, and logs a code", async () => {
    const handler = scheduleHandler({ deps: undefined, run: () => Promise.reject(new Error("down")) });
    await expect(handler(event, context)).rejects.toThrow("down");
    expect(log.text()).toContain("schedule-fault");
  });
});

describe("logsHandler", () => {
  const deliver = (payload: unknown) => ({
    awslogs: { data: gzipSync(JSON.stringify(payload)).toString("base64") },
  });
  const collect = () => {
    const seen: string[] = [];
    const handler = logsHandler({
      deps: undefined,
      handle: async (_, line) => {
        await Promise.resolve();
        seen.push(line);
      },
    });
    return { seen, handler };
  };

  it("unpacks the lines of a delivery", async () => {
    const { seen, handler } = collect();
    await handler(
      deliver({ messageType: "DATA_MESSAGE", logEvents: [{ message: "one" }, { message: "two" }] }),
      context,
    );
    expect(seen).toEqual(["one", "two"]);
  });

  it("ignores a control message", async () => {
    const { seen, handler } = collect();
    await handler(deliver({ messageType: "CONTROL_MESSAGE", logEvents: [{ message: "probe" }] }), context);
    expect(seen).toEqual([]);
  });
});
