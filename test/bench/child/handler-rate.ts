import * as z from "zod";
import { apiEvent } from "#test/support/api-event.ts";
import { each } from "#test/support/each.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import { answering, handlerOf } from "./loaded.ts";

const bookingsSchema = z.array(
  z.object({ requestId: z.string(), accountId: z.string(), grant: z.string(), slotId: z.string() }),
);
const inputSchema = z.object({ atOnce: z.int(), warm: bookingsSchema, bookings: bookingsSchema });
const answerSchema = z.object({ statusCode: z.literal(201), body: z.string() });

/** Bookings a second by the bundle's own handler, called as the runtime calls it, without threads and HTTP, once it is warm. */
answering(async (input) => {
  const { atOnce, warm, bookings } = inputSchema.parse(input);
  const handler = await handlerOf(process.env["BENCH_BUNDLE"] ?? "");
  const context = lambdaContext("appointments-write");
  const call = async (booking: (typeof bookings)[number], what: string, body: unknown): Promise<unknown> => {
    const event = apiEvent({
      method: "POST",
      resource: `/requests/{requestId}/${what}`,
      params: { requestId: booking.requestId },
      headers: { "Idempotency-Key": `${booking.requestId}-${what}` },
      body,
      caller: { kind: "citizen", accountId: booking.accountId, status: "active", scopes: ["wisal/citizen"] },
    });
    return JSON.parse(answerSchema.parse(await handler(event, context)).body);
  };
  const book = async (booking: (typeof bookings)[number]): Promise<void> => {
    const { slotId, grant } = booking;
    const { holdToken } = z
      .object({ holdToken: z.string() })
      .parse(await call(booking, "hold", { slotId, slotsGrant: grant }));
    await call(booking, "appointment", { holdToken });
  };
  await each(warm, atOnce, book);
  const began = performance.now();
  await each(bookings, atOnce, book);
  return (bookings.length * 1000) / (performance.now() - began);
});
