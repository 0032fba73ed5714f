import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  TooManyRequestsException,
} from "@aws-sdk/client-sesv2";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { mailClient, sesMailSender } from "./mail-sender.ts";

const ses = mockClient(SESv2Client);
beforeEach(() => {
  ses.reset();
});

const fault = (status: number) => ({ message: "m", $metadata: { httpStatusCode: status } });
const mail = { to: "amina@example.org", subject: "وصال", text: "text", html: "<p>text</p>", attachments: [] };

describe("sesMailSender", () => {
  const sender = sesMailSender("no-reply@wisal.example", new SESv2Client({}));

  it("sends plain text and HTML in UTF-8 with its attachments", async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: "e-1" });
    const attachments = [{ fileName: "wisal.ics", contentType: "text/calendar", content: "BEGIN:VCALENDAR" }];
    expect(await sender.send({ ...mail, attachments })).toEqual({ kind: "accepted", providerId: "e-1" });
    const input = ses.commandCalls(SendEmailCommand)[0]?.args[0].input;
    expect(input?.FromEmailAddress).toBe("no-reply@wisal.example");
    expect(input?.Destination?.ToAddresses).toEqual(["amina@example.org"]);
    expect(input?.Content?.Simple?.Body).toEqual({
      Text: { Data: "text", Charset: "UTF-8" },
      Html: { Data: "<p>text</p>", Charset: "UTF-8" },
    });
    expect(input?.Content?.Simple?.Subject).toEqual({ Data: "وصال", Charset: "UTF-8" });
    expect(input?.Content?.Simple?.Attachments?.[0]).toMatchObject({
      FileName: "wisal.ics",
      ContentType: "text/calendar",
    });
  });

  it("tells a refused mail from a throttled call, and throws when nobody knows", async () => {
    ses
      .on(SendEmailCommand)
      .rejectsOnce(new MessageRejected(fault(400)))
      .rejectsOnce(new TooManyRequestsException(fault(429)))
      .rejects(new Error("socket hang up"));
    expect(await sender.send(mail)).toEqual({ kind: "refused", code: "email-message-rejected" });
    expect(await sender.send(mail)).toEqual({ kind: "not-sent", code: "email-too-many-requests" });
    await expect(sender.send(mail)).rejects.toThrow("socket hang up");
  });

  it("tries once", async () => {
    expect(await mailClient().config.maxAttempts()).toBe(1);
  });
});
