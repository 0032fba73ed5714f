import { SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { MailSender, SendOutcome } from "#shared/ports/message-sender.ts";

/** A client that tries once: an e-mail sent again after a lost answer would be a second one. */
export const mailClient = (): SESv2Client =>
  new SESv2Client({
    maxAttempts: 1,
    requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true, connectionTimeout: 1_000 },
  });

/** Errors about this very message. */
const permanent = new Set(["BadRequestException", "MessageRejected"]);

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

const outcomeOf = (error: unknown): SendOutcome | undefined => {
  if (!(error instanceof SESv2ServiceException)) return undefined;
  const code = `email-${kebab(error.name.replace(/Exception$/, ""))}`;
  if (permanent.has(error.name)) return { kind: "refused", code };
  const status = error.$metadata.httpStatusCode ?? 500;
  return status < 500 ? { kind: "not-sent", code } : undefined;
};

const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });

/** E-mail by SES, plain text and HTML (multipart/alternative) with attachments; `from` must be a verified identity. */
export const sesMailSender = (from: string, client: SESv2Client = mailClient()): MailSender => ({
  send: async ({ to, subject, text, html, attachments }) => {
    try {
      const { MessageId } = await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: {
              Subject: utf8(subject),
              Body: { Text: utf8(text), Html: utf8(html) },
              ...(attachments.length > 0 && {
                Attachments: attachments.map(({ fileName, contentType, content }) => ({
                  FileName: fileName,
                  ContentType: contentType,
                  RawContent: Buffer.from(content, "utf8"),
                  ContentTransferEncoding: "BASE64",
                })),
              }),
            },
          },
        }),
      );
      if (MessageId === undefined) throw new Error("ses answered without a message id");
      return { kind: "accepted", providerId: MessageId };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === undefined) throw error;
      return outcome;
    }
  },
});
