import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { envelopeSchema } from "#events/envelope.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import { dynamoNoticeStore } from "#shared/adapters/dynamodb/notice-store.ts";
import { dynamoStampDeliveryStore } from "#shared/adapters/dynamodb/stamp-delivery-store.ts";
import type { DeliverStampDeps } from "#shared/application/messages/deliver-stamp.ts";
import { deliverStamp } from "#shared/application/messages/deliver-stamp.ts";
import { messagesOf } from "#shared/application/messages/list-messages.ts";
import { recordReceipt } from "#shared/application/messages/record-receipt.ts";
import { phoneKeyOf } from "#shared/domain/message/message.ts";
import { isStampCode } from "#shared/domain/stamp/code.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { SendOutcome } from "#shared/ports/message-sender.ts";
import type { Receipt } from "#shared/ports/message-store.ts";
import type { TestDynamo } from "./dynamodb.ts";
import type { MoneyTrail } from "./money-trail.ts";

type Carrier = "up" | "down" | "refusing";

const outcomeOf = (carrier: Carrier, providerId: string): SendOutcome => {
  switch (carrier) {
    case "up":
      return { kind: "accepted", providerId };
    case "down":
      return { kind: "not-sent", code: "sms-throttled" };
    case "refusing":
      return { kind: "refused", code: "sms-invalid-parameter" };
  }
};

const recordSchema = z.object({ events: z.array(envelopeSchema) });

/** The way of codes to their buyers over a test database, with an SMS and an e-mail provider that may be down. */
export const codeDelivery = ({ client, tableNames }: TestDynamo, { clock }: Pick<MoneyTrail, "clock">) => {
  const texts: { readonly phone: string; readonly text: string; readonly providerId: string }[] = [];
  const mails: { readonly to: string; readonly text: string }[] = [];
  const handed: number[] = [];
  const carriers: { sms: Carrier; email: Carrier } = { sms: "up", email: "up" };
  const messages = dynamoMessageStore(client, tableNames.core);
  const notices = dynamoNoticeStore(client, tableNames.core);
  const deps: DeliverStampDeps = {
    clock,
    notices,
    pace: { turn: () => Promise.resolve(true) },
    receiptWindowMs: 60_000,
    messages,
    deliveries: dynamoStampDeliveryStore(client, tableNames.stamps),
    texts: {
      send: (text) => {
        const providerId = `sms-${crypto.randomUUID()}`;
        if (carriers.sms === "up") texts.push({ ...text, providerId });
        return Promise.resolve(outcomeOf(carriers.sms, providerId));
      },
    },
    mails: {
      send: (mail) => {
        if (carriers.email === "up") mails.push(mail);
        return Promise.resolve(outcomeOf(carriers.email, `mail-${mails.length}`));
      },
    },
    // Sealed by the money trail's own stand-in for KMS.
    unsealer: {
      unseal: (_, ciphertext) => {
        const code = Buffer.from(ciphertext, "base64").toString();
        return isStampCode(code) ? Promise.resolve(code) : Promise.reject(new Error("no code"));
      },
    },
    onHanded: (seconds) => void handed.push(seconds),
  };
  return {
    carriers,
    texts,
    mails,
    handed,
    /** What an account sees of its messages. */
    shown: (accountId: string, limit = 20) => messagesOf({ notices, messages }, accountId, { limit }),
    deliver: (event: unknown): Promise<void> => deliverStamp(deps, event),
    /** What the network logs of an SMS, as often as it likes. */
    receipt: (text: { readonly phone: string; readonly providerId: string }, status: Receipt["status"]) =>
      recordReceipt(
        { clock, messages, changes: dynamoChangeStore(client, tableNames.core) },
        {
          phoneKey: phoneKeyOf(text.phone),
          providerId: text.providerId,
          at: new Date(clock.at).toISOString(),
          status,
        },
      ),
    /** The fact that a receipt published; undefined when it changed nothing. */
    settled: async (messageId: string, status: Receipt["status"]): Promise<unknown> => {
      const { Item } = await client.send(
        new GetCommand({
          TableName: tableNames.core,
          Key: keys.command(systemCommand("messages-receipt", messageId, status).id),
        }),
      );
      return Item && recordSchema.parse(Item).events[0];
    },
  };
};
