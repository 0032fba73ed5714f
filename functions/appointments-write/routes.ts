import * as z from "zod";
import { cancelAppointment } from "#shared/application/appointments/cancel-appointment.ts";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { confirmPresence } from "#shared/application/appointments/confirm-presence.ts";
import { extendHold } from "#shared/application/appointments/extend-hold.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import { releaseHold } from "#shared/application/appointments/release-hold.ts";
import { rescheduleAppointment } from "#shared/application/appointments/reschedule-appointment.ts";
import type { ChangingDeps } from "#shared/application/requests/deps.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  bookedReplySchema,
  cancelledReplySchema,
  extendedReplySchema,
  holdReplySchema,
  newAppointmentSchema,
  newHoldSchema,
  presenceReplySchema,
  rescheduledReplySchema,
} from "#shared/http/contracts/appointments.ts";
import { requestParamsSchema } from "#shared/http/contracts/common.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & ChangingDeps;

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
    summary: "Give held places back, or decline an offer",
    rules: ["A1", "A5"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: z.null(),
    status: 204,
    refusals: ["not-found", "hold-none", "busy"],
    useCase: releaseHold,
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/appointment",
    operationId: "confirmAppointment",
    summary: "Turn held places into the appointment, or accept an offer",
    rules: ["A1", "A2", "A3", "A5", "S6", "N1"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: newAppointmentSchema,
    reply: bookedReplySchema,
    status: 201,
    refusals: [
      "hold-token-invalid",
      "hold-lapsed",
      "appointment-exists",
      "appointment-duplicate",
      "booking-by-call-centre",
      "not-found",
      "appointment-none",
      "appointment-wrong-state",
      "appointment-too-late",
      "busy",
    ],
    useCase: confirmAppointment,
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/hold/extension",
    operationId: "extendHold",
    summary: "Keep held places for 10 minutes more, once",
    rules: ["A1"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: extendedReplySchema,
    refusals: ["not-found", "hold-none", "hold-extended", "hold-lapsed", "busy"],
    useCase: extendHold,
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/appointment/cancellation",
    operationId: "cancelAppointment",
    summary: "Cancel the appointment; the request may choose another while it is valid",
    rules: ["A2", "A5", "A8", "N1"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: cancelledReplySchema,
    refusals: ["not-found", "appointment-none", "appointment-wrong-state", "appointment-too-late", "busy"],
    useCase: (deps, call) => cancelAppointment(deps, call),
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/appointment/reschedule",
    operationId: "rescheduleAppointment",
    summary: "Move the appointment: claim the new places and free the old ones in one write",
    rules: ["A2", "A3", "A4", "A5", "A8", "N1"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: newHoldSchema,
    reply: rescheduledReplySchema,
    refusals: [
      "slots-grant-invalid",
      "not-found",
      "appointment-none",
      "appointment-wrong-state",
      "appointment-too-late",
      "reschedule-spent",
      "hold-exists",
      "slot-unchanged",
      "slot-unknown",
      "slot-past",
      "slot-full",
      "busy",
    ],
    useCase: (deps, call) => rescheduleAppointment(deps, call),
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/appointment/presence",
    operationId: "confirmPresence",
    summary: "Say that everybody will come, where the post asks for it",
    rules: ["A6"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: presenceReplySchema,
    refusals: [
      "not-found",
      "appointment-none",
      "appointment-wrong-state",
      "presence-not-asked",
      "presence-confirmed",
      "presence-too-early",
      "appointment-too-late",
      "busy",
    ],
    useCase: confirmPresence,
  }),
];
