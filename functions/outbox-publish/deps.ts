import { SNSClient } from "@aws-sdk/client-sns";
import { eventsOfImage } from "#shared/adapters/dynamodb/command-image.ts";
import { snsEventTopic } from "#shared/adapters/sns/event-topic.ts";
import type { OutboxDeps } from "#shared/application/outbox/publish-outbox.ts";
import type { Env } from "./env.ts";

/** Wires outbox-publish. An event published twice is harmless, so the client may try again. */
export const buildDeps = (env: Env): OutboxDeps => ({
  topic: snsEventTopic(
    new SNSClient({
      maxAttempts: 3,
      requestHandler: { requestTimeout: 3_000, throwOnRequestTimeout: true, connectionTimeout: 1_000 },
    }),
    env.EVENTS_TOPIC_ARN,
  ),
  eventsOf: eventsOfImage,
});
