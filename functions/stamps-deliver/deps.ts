import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import { dynamoNoticeStore } from "#shared/adapters/dynamodb/notice-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoSmsPace } from "#shared/adapters/dynamodb/sms-pace.ts";
import { dynamoStampDeliveryStore } from "#shared/adapters/dynamodb/stamp-delivery-store.ts";
import { kmsUnsealer } from "#shared/adapters/kms/sealer.ts";
import { sesMailSender } from "#shared/adapters/ses/mail-sender.ts";
import { snsTextSender } from "#shared/adapters/sns/text-sender.ts";
import { RECEIPT_WINDOW_MS } from "#shared/application/messages/deliver-once.ts";
import type { DeliverStampDeps } from "#shared/application/messages/deliver-stamp.ts";
import type { SendReferenceDeps } from "#shared/application/messages/send-reference.ts";
import { measureSeconds } from "#shared/observability/metric.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

export type Deps = DeliverStampDeps & SendReferenceDeps & { readonly maxReceives: number };

/** Wires stamps-deliver: it alone opens codes to send them. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    messages: dynamoMessageStore(client, env.CORE_TABLE),
    notices: dynamoNoticeStore(client, env.CORE_TABLE),
    receiptWindowMs: (env.RECEIPT_WINDOW_SECONDS ?? RECEIPT_WINDOW_MS / 1000) * 1000,
    pace: dynamoSmsPace(client, env.CORE_TABLE, env.SMS_PER_SECOND, systemClock),
    maxReceives: env.MAX_RECEIVES,
    texts: snsTextSender(),
    mails: sesMailSender(env.MAIL_FROM),
    deliveries: dynamoStampDeliveryStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    unsealer: kmsUnsealer(env.SEAL_KEY_ID),
    onHanded: (seconds) => measureSeconds("code-handed", seconds),
  };
};
