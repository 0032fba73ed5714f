import { randomUUID } from "node:crypto";
import type { Catcher } from "#local/catcher/catcher.ts";
import { list, obj, str } from "#local/json.ts";
import { type AwsRequest, type AwsResponse, errorResponse, jsonResponse, xmlResponse } from "../message.ts";

/** SNS Publish to a phone number: the catcher keeps it, as a phone would. */
export function publishSms(request: AwsRequest, from: string, catcher: Catcher): AwsResponse {
  const to = str(request.input["PhoneNumber"]);
  if (!/^\+[1-9]\d{4,14}$/.test(to)) {
    return errorResponse(
      "sns",
      400,
      "InvalidParameter",
      "Invalid parameter: PhoneNumber Reason: not valid to publish to",
    );
  }
  const sent = catcher.acceptSms({
    to,
    from,
    text: str(request.input["Message"]),
    sender: senderId(request),
  });
  if (sent === undefined)
    return errorResponse("sns", 500, "InternalError", "The message provider does not answer");
  return xmlResponse(
    200,
    `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${sent.id}</MessageId></PublishResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`,
  );
}

function senderId(request: AwsRequest): string | undefined {
  const { input } = request;
  for (const [name, value] of Object.entries(input)) {
    const entry = /^MessageAttributes\.entry\.(\d+)\.Name$/.exec(name)?.[1];
    if (entry !== undefined && value === "AWS.SNS.SMS.SenderID") {
      return str(input[`MessageAttributes.entry.${entry}.Value.StringValue`]);
    }
  }
  return undefined;
}

/** SES v2 SendEmail with simple content. */
export function sendEmail(request: AwsRequest, from: string, catcher: Catcher): AwsResponse {
  const json = { "content-type": "application/json" };
  const { input } = request;
  const simple = obj(obj(input["Content"])["Simple"]);
  if (request.operation !== "SendEmail" || simple["Subject"] === undefined) {
    return errorResponse(
      "ses",
      400,
      "BadRequestException",
      "Only SendEmail with simple content is part of the local run",
    );
  }
  const body = obj(simple["Body"]);
  const text = str(obj(body["Text"])["Data"]);
  const html = str(obj(body["Html"])["Data"]);
  const sent = catcher.acceptEmail({
    to: list(obj(input["Destination"])["ToAddresses"]).map((address) => str(address)),
    from,
    sender: str(input["FromEmailAddress"]),
    subject: str(obj(simple["Subject"])["Data"]),
    text,
    html: html === "" ? undefined : html,
    attachments: list(simple["Attachments"]).map((attachment) => str(obj(attachment)["FileName"])),
  });
  if (sent === undefined)
    return errorResponse("ses", 500, "InternalServiceErrorException", "The message provider does not answer");
  return jsonResponse(200, { MessageId: sent.id }, json);
}
