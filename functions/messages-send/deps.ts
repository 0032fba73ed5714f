import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import { dynamoNoticeStore } from "#shared/adapters/dynamodb/notice-store.ts";
import { dynamoSmsPace } from "#shared/adapters/dynamodb/sms-pace.ts";
import { dynamoWaitingMessages } from "#shared/adapters/dynamodb/waiting-messages.ts";
import { sesMailSender } from "#shared/adapters/ses/mail-sender.ts";
import { snsTextSender } from "#shared/adapters/sns/text-sender.ts";
import { RECEIPT_WINDOW_MS } from "#shared/application/messages/deliver-once.ts";
import type { NotifyDeps } from "#shared/application/messages/notify.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

export type Deps = NotifyDeps & { readonly maxReceives: number };

/** Wires messages-send. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    messages: dynamoMessageStore(client, env.CORE_TABLE),
    notices: dynamoNoticeStore(client, env.CORE_TABLE),
    receiptWindowMs: (env.RECEIPT_WINDOW_SECONDS ?? RECEIPT_WINDOW_MS / 1000) * 1000,
    waiting: dynamoWaitingMessages(client, env.CORE_TABLE),
    quietHours: env.QUIET_HOURS,
    pace: dynamoSmsPace(client, env.CORE_TABLE, env.SMS_PER_SECOND, systemClock),
    maxReceives: env.MAX_RECEIVES,
    texts: snsTextSender(),
    mails: sesMailSender(env.MAIL_FROM),
    accounts: dynamoAccountStore(client, env.CORE_TABLE),
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
  };
};
