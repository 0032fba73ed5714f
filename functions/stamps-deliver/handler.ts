import { envelopeSchema } from "#events/envelope.ts";
import { paymentReferenceGiven } from "#events/payments/reference-given.v1.ts";
import { deliverStamp } from "#shared/application/messages/deliver-stamp.ts";
import { sendReference } from "#shared/application/messages/send-reference.ts";
import { readEnvironment } from "#shared/config/environment.ts";
import { queueHandler } from "#shared/consumer/queue-handler.ts";
import { buildDeps } from "./deps.ts";
import { envSchema } from "./env.ts";

/** Sends what an order's buyer waits for: a stamp's code (T4), or the reference by which to pay (T2). */
export const handler = queueHandler({
  deps: buildDeps(readEnvironment(envSchema)),
  handle: (deps, body, { attempt }) => {
    const isReference = envelopeSchema.parse(body).type === paymentReferenceGiven.type;
    return (isReference ? sendReference : deliverStamp)(deps, body, attempt >= deps.maxReceives);
  },
});
