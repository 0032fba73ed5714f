import { routesOf } from "#web/app/routes.tsx";
import type {
  AppointmentWords,
  BookingWords,
  DrawWords,
  WaitingWords,
} from "#web/areas/my/appointments/words.ts";

const booking = routesOf<BookingWords>("my-booking");
const appointment = routesOf<AppointmentWords>("my-appointment");
const waiting = routesOf<WaitingWords>("my-booking", "my-waiting");
const draws = routesOf<DrawWords>("my-booking", "draws-facts", "my-draws");

/** Choosing a time, the appointment, the waiting list and draws. `?move=1` on the first two moves an appointment. */
export const appointmentRoutes = [
  booking(
    "/requests/:requestId/slots",
    "slots.title",
    () => import("#web/areas/my/screens/appointments/days.tsx"),
  ),
  booking(
    "/requests/:requestId/slots/:date",
    "day.title",
    () => import("#web/areas/my/screens/appointments/day.tsx"),
  ),
  booking(
    "/requests/:requestId/hold",
    "check.title",
    () => import("#web/areas/my/screens/appointments/hold.tsx"),
  ),
  booking(
    "/requests/:requestId/move/:slotId",
    "move.title",
    () => import("#web/areas/my/screens/appointments/move.tsx"),
  ),
  appointment(
    "/requests/:requestId/appointment",
    "appointment.title",
    () => import("#web/areas/my/screens/appointments/appointment.tsx"),
  ),
  appointment(
    "/requests/:requestId/appointment/cancel",
    "cancel.title",
    () => import("#web/areas/my/screens/appointments/cancel.tsx"),
  ),
  waiting(
    "/requests/:requestId/waiting",
    "waiting.title",
    () => import("#web/areas/my/screens/appointments/waiting.tsx"),
  ),
  waiting(
    "/requests/:requestId/offer",
    "offer.title",
    () => import("#web/areas/my/screens/appointments/offer.tsx"),
  ),
  draws(
    "/requests/:requestId/draw",
    "draw.title",
    () => import("#web/areas/my/screens/appointments/draw.tsx"),
  ),
  draws(
    "/requests/:requestId/draw/:drawId",
    "draw.register",
    () => import("#web/areas/my/screens/appointments/wishes.tsx"),
  ),
] as const;
