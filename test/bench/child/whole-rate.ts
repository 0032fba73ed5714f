import * as z from "zod";
import { each } from "#test/support/each.ts";
import { book } from "../stage/booking.ts";
import { answering } from "./loaded.ts";

const bookingsSchema = z.array(
  z.object({ token: z.string(), requestId: z.string(), grant: z.string(), slotId: z.string() }),
);
const inputSchema = z.object({
  api: z.string(),
  atOnce: z.int(),
  warm: bookingsSchema,
  bookings: bookingsSchema,
});

/** Bookings a second over HTTP by people who have a process of their own, as they have devices of their own. */
answering(async (input) => {
  const { api, atOnce, warm, bookings } = inputSchema.parse(input);
  const site = { platform: { urls: { api } } };
  const press = (booking: (typeof bookings)[number]) => book(site, booking, booking.slotId);
  await each(warm, atOnce, press);
  const began = performance.now();
  await each(bookings, atOnce, press);
  return (bookings.length * 1000) / (performance.now() - began);
});
