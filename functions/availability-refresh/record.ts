import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { readEvent } from "#events/registry.ts";
import { refreshDay } from "#shared/application/slots/refresh-day.ts";
import type { Deps } from "./deps.ts";

/** One event that changed a day's places. */
export const refresh = async (deps: Deps, body: unknown): Promise<void> => {
  const { envelope, data } = readEvent(appointmentConfirmed, body);
  if (envelope.postid === undefined) throw new Error("an appointment without its post");
  await refreshDay(
    deps,
    { postId: envelope.postid, calendarId: data.calendarId, date: data.date },
    deps.clock.now(),
  );
};
