import * as z from "zod";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import { releaseHold } from "#shared/application/appointments/release-hold.ts";
import type { BookingDeps } from "#shared/application/requests/deps.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  bookedReplySchema,
  holdReplySchema,
  newAppointmentSchema,
  newHoldSchema,
} from "#shared/http/contracts/appointments.ts";
import { requestParamsSchema } from "#shared/http/contracts/requests.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & BookingDeps;

const build = routesFor<Deps>();

/** Holding, confirming and releasing places: the contended writes. */
export const routes: readonly Route<Deps>[] = [
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/hold",
    operationId: "holdPlaces",
    summary: "Keep places for everybody in the request for 10 minutes",
    rules: ["A1", "A2", "A3"],
    idempotent: "natural",
    params: requestParamsSchema,
    query: nothing,
    body: newHoldSchema,
    reply: holdReplySchema,
    status: 201,
    refusals: [
      "slots-grant-invalid",
      "slot-unknown",
      "slot-past",
      "slot-full",
      "hold-exists",
      "request-not-valid",
      "request-validity-ended",
      "appointment-exists",
    ],
    useCase: holdPlaces,
  }),
  build.citizen({
    method: "DELETE",
    path: "/requests/{requestId}/hold",
    operationId: "releaseHold",
    summary: "Give held places back",
    rules: ["A1"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: z.null(),
    status: 204,
    refusals: ["not-found", "hold-none"],
    useCase: releaseHold,
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/appointment",
    operationId: "confirmAppointment",
    summary: "Turn held places into the appointment",
    rules: ["A1", "A2", "A3", "N1"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: newAppointmentSchema,
    reply: bookedReplySchema,
    status: 201,
    refusals: ["hold-token-invalid", "hold-lapsed", "appointment-exists", "appointment-duplicate"],
    useCase: confirmAppointment,
  }),
];
