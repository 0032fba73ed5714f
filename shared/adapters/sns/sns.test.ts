import {
  InternalErrorException,
  InvalidParameterException,
  PublishBatchCommand,
  PublishCommand,
  SNSClient,
  ThrottledException,
} from "@aws-sdk/client-sns";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import type { Envelope } from "#events/envelope.ts";
import { phoneKeyOf } from "#shared/domain/message/message.ts";
import { readDeliveryStatus } from "./delivery-status.ts";
import { snsEventTopic } from "./event-topic.ts";
import { snsTextSender, textClient } from "./text-sender.ts";

const sns = mockClient(SNSClient);
beforeEach(() => {
  sns.reset();
});

const fault = (status: number) => ({ message: "m", $metadata: { httpStatusCode: status } });
const sms = { phone: "+33612345678", text: "Wisal" };

describe("snsTextSender", () => {
  const sender = snsTextSender(new SNSClient({}));

  it("publishes a transactional SMS under the sender's name", async () => {
    sns.on(PublishCommand).resolves({ MessageId: "m-1" });
    expect(await sender.send(sms)).toEqual({ kind: "accepted", providerId: "m-1" });
    expect(sns.commandCalls(PublishCommand)[0]?.args[0].input).toEqual({
      PhoneNumber: "+33612345678",
      Message: "Wisal",
      MessageAttributes: {
        "AWS.SNS.SMS.SMSType": { DataType: "String", StringValue: "Transactional" },
        "AWS.SNS.SMS.SenderID": { DataType: "String", StringValue: "WISAL" },
      },
    });
  });

  it("leaves the name out where the country blocks unregistered ones", async () => {
    sns.on(PublishCommand).resolves({ MessageId: "m-1" });
    await sender.send({ ...sms, phone: "+34612345678" });
    const attributes = sns.commandCalls(PublishCommand)[0]?.args[0].input.MessageAttributes;
    expect(Object.keys(attributes ?? {})).toEqual(["AWS.SNS.SMS.SMSType"]);
  });

  it("tells a refused number from a throttled call", async () => {
    sns
      .on(PublishCommand)
      .rejectsOnce(new InvalidParameterException(fault(400)))
      .rejects(new ThrottledException(fault(429)));
    expect(await sender.send(sms)).toEqual({ kind: "refused", code: "sms-invalid-parameter" });
    expect(await sender.send(sms)).toEqual({ kind: "not-sent", code: "sms-throttled" });
  });

  it("throws when nobody knows: a server's fault, or no answer", async () => {
    sns
      .on(PublishCommand)
      .rejectsOnce(new InternalErrorException(fault(500)))
      .rejects(new Error("socket hang up"));
    await expect(sender.send(sms)).rejects.toThrow();
    await expect(sender.send(sms)).rejects.toThrow("socket hang up");
  });

  it("tries once: a second try could be a second SMS", async () => {
    expect(await textClient().config.maxAttempts()).toBe(1);
  });
});

describe("snsEventTopic", () => {
  const event = (number: number, postid?: string): Envelope => ({
    specversion: "1.0",
    id: `cmd_e${number}.0`,
    source: "wisal",
    type: "gov.wisal.accounts.opened.v1",
    time: "2026-11-21T10:00:00.000Z",
    subject: "acc_1",
    ...(postid !== undefined && { postid }),
    actor: { kind: "citizen", id: "acc_1" },
    data: {},
  });
  const topic = snsEventTopic(new SNSClient({}), "arn:topic");

  it("publishes ten at a time, with type and post as attributes", async () => {
    sns.on(PublishBatchCommand).callsFake((input: { PublishBatchRequestEntries: { Id: string }[] }) => ({
      Successful: input.PublishBatchRequestEntries,
    }));
    expect(await topic.publish(Array.from({ length: 11 }, (_, number) => event(number, "fr-paris")))).toEqual(
      [],
    );
    const calls = sns
      .commandCalls(PublishBatchCommand)
      .map(({ args }) => args[0].input.PublishBatchRequestEntries);
    expect(calls.map((entries) => entries?.length)).toEqual([10, 1]);
    expect(calls[0]?.[0]?.MessageAttributes).toEqual({
      type: { DataType: "String", StringValue: "gov.wisal.accounts.opened.v1" },
      postid: { DataType: "String", StringValue: "fr-paris" },
    });
    expect(JSON.parse(calls[0]?.[0]?.Message ?? "")).toEqual(event(0, "fr-paris"));
  });

  it("names the events that were not taken, of a batch in part or as a whole", async () => {
    sns
      .on(PublishBatchCommand)
      .resolvesOnce({ Successful: [{ Id: "0", MessageId: "m", SequenceNumber: undefined }] })
      .rejects(new Error("down"));
    const events = Array.from({ length: 11 }, (_, number) => event(number));
    const missed = await topic.publish(events);
    expect(missed).toEqual(events.slice(1).map(({ id }) => id));
  });
});

describe("readDeliveryStatus", () => {
  const line = {
    notification: { messageId: "m-1", timestamp: "2026-11-21 10:15:31.558" },
    delivery: { destination: "+33612345678", dwellTimeMs: 599, priceInUSD: 0.07 },
    status: "SUCCESS",
  };

  it("reads SNS's log line, with the phone as a key and the time in UTC", () => {
    expect(readDeliveryStatus(JSON.stringify(line))).toEqual({
      phoneKey: phoneKeyOf("+33612345678"),
      providerId: "m-1",
      at: "2026-11-21T10:15:31.558Z",
      status: "delivered",
    });
    expect(readDeliveryStatus(JSON.stringify({ ...line, status: "FAILURE" }))?.status).toBe("failed");
  });

  it("passes over any other line", () => {
    for (const other of [
      "",
      "{",
      "null",
      "[]",
      JSON.stringify({ ...line, status: "PENDING" }),
      JSON.stringify({ ...line, notification: { messageId: "m", timestamp: "soon" } }),
    ]) {
      expect(readDeliveryStatus(other)).toBeUndefined();
    }
  });
});
