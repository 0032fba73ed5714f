import { PublishCommand, SNSClient, SNSServiceException } from "@aws-sdk/client-sns";
import type { SendOutcome, TextSender } from "#shared/ports/message-sender.ts";

/**
 * A client that tries once. A publish to a phone has no token: tried again after a lost answer, it would be a
 * second SMS. Without `throwOnRequestTimeout` the SDK only warns and waits on.
 */
export const textClient = (): SNSClient =>
  new SNSClient({
    maxAttempts: 1,
    requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true, connectionTimeout: 1_000 },
  });

/** Shown as the sender where the country allows it: 3 to 11 letters. */
const SENDER_NAME = "WISAL";

/** Countries that block unregistered sender names (Spain since September 2026): there a number sends. */
const withoutSenderName = ["+34"];

const text = (value: string) => ({ DataType: "String", StringValue: value });

/** Errors about this very message: no attempt will ever succeed. */
const permanent = new Set([
  "InvalidParameterException",
  "InvalidParameterValueException",
  "ValidationException",
]);

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

/** What an answered error says; a server's fault or no answer at all leaves the outcome unknown. */
const outcomeOf = (error: unknown): SendOutcome | undefined => {
  if (!(error instanceof SNSServiceException)) return undefined;
  const code = `sms-${kebab(error.name.replace(/Exception$/, ""))}`;
  if (permanent.has(error.name)) return { kind: "refused", code };
  const status = error.$metadata.httpStatusCode ?? 500;
  return status < 500 ? { kind: "not-sent", code } : undefined;
};

/** SMS by SNS, as transactional messages: they go first and wait longest for a phone that is off. */
export const snsTextSender = (client: SNSClient = textClient()): TextSender => ({
  send: async ({ phone, text: message }) => {
    const named = !withoutSenderName.some((prefix) => phone.startsWith(prefix));
    try {
      const { MessageId } = await client.send(
        new PublishCommand({
          PhoneNumber: phone,
          Message: message,
          MessageAttributes: {
            "AWS.SNS.SMS.SMSType": text("Transactional"),
            ...(named && { "AWS.SNS.SMS.SenderID": text(SENDER_NAME) }),
          },
        }),
      );
      if (MessageId === undefined) throw new Error("sns answered without a message id");
      return { kind: "accepted", providerId: MessageId };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === undefined) throw error;
      return outcome;
    }
  },
});
