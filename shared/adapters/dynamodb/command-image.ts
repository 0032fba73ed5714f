import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { Envelope } from "#events/envelope.ts";
import { envelopeSchema } from "#events/envelope.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

const imageSchema = z.record(z.string(), z.custom<AttributeValue>(isObject));

const commandSchema = z.object({ sk: z.literal("CMD"), events: z.array(envelopeSchema) });

/** Reads the events out of a command record as a stream delivers it; "malformed" is a bug of ours. */
export const eventsOfImage = (image: unknown): Result<readonly Envelope[], "malformed"> => {
  const attributes = imageSchema.safeParse(image);
  if (!attributes.success) return fail("malformed");
  const command = commandSchema.safeParse(unmarshall(attributes.data));
  return command.success ? ok(command.data.events) : fail("malformed");
};
