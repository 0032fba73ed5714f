import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoWaitingMessages } from "#shared/adapters/dynamodb/waiting-messages.ts";
import { sqsEventQueue } from "#shared/adapters/sqs/event-queue.ts";
import type { ResumeDeps } from "#shared/application/messages/resume-waiting.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

export type Deps = ResumeDeps & { readonly clock: Clock };

/** Wires messages-sweep. */
export const buildDeps = (env: Env): Deps => ({
  clock: systemClock,
  waiting: dynamoWaitingMessages(dynamoClient(), env.CORE_TABLE),
  queue: sqsEventQueue(new SQSClient({ maxAttempts: 3 }), env.MESSAGES_QUEUE_URL),
});
