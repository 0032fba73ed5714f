import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoPartnerWebhooks } from "#shared/adapters/dynamodb/directory-store.ts";
import { dynamoReservationStore } from "#shared/adapters/dynamodb/reservation-store.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { sqsPostpone } from "#shared/adapters/sqs/postpone.ts";
import { httpNoticeSender } from "#shared/adapters/webhook/notice-sender.ts";
import type { NotifyDeps } from "#shared/application/partners/notify-partners.ts";
import type { Postpone } from "#shared/consumer/queue-handler.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires partners-notify. */
export const buildDeps = (env: Env): NotifyDeps & { readonly postpone: Postpone } => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    reservations: dynamoReservationStore(client, env.STAMPS_TABLE),
    webhooks: dynamoPartnerWebhooks(client, env.CORE_TABLE),
    notices: httpNoticeSender(secretsManagerReader(), {
      secretId: env.WEBHOOK_SECRET_ID,
      here: env.NOTICES_STAY_HERE === "true",
    }),
    postpone: sqsPostpone(new SQSClient({ maxAttempts: 3 }), env.NOTIFY_QUEUE_URL),
  };
};
