import { listDays, listSlots } from "#shared/application/appointments/list-slots.ts";
import { searchPosts } from "#shared/application/appointments/search-posts.ts";
import type { ShowingDeps } from "#shared/application/appointments/show-appointment.ts";
import { showAppointment } from "#shared/application/appointments/show-appointment.ts";
import type { RegistrationDeps } from "#shared/application/draws/deps.ts";
import { showRegistration } from "#shared/application/draws/show-registration.ts";
import type { ShowWaitingDeps } from "#shared/application/offers/show-waiting.ts";
import { showWaiting } from "#shared/application/offers/show-waiting.ts";
import { listRequests, showRequest } from "#shared/application/requests/read-requests.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  appointmentReplySchema,
  dayParamsSchema,
  daysReplySchema,
  slotsReplySchema,
} from "#shared/http/contracts/appointments.ts";
import { requestParamsSchema } from "#shared/http/contracts/common.ts";
import { registrationReplySchema } from "#shared/http/contracts/draws.ts";
import { requestReplySchema, requestsReplySchema } from "#shared/http/contracts/request-views.ts";
import { searchQuerySchema, searchReplySchema } from "#shared/http/contracts/search.ts";
import { waitingStateReplySchema } from "#shared/http/contracts/waiting.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & ShowingDeps & RegistrationDeps & ShowWaitingDeps;

const build = routesFor<Deps>();
const choosing = [
  "not-found",
  "request-not-valid",
  "request-validity-ended",
  "appointment-exists",
  "appointment-too-late",
  "reschedule-spent",
] as const;

/** What a citizen may see of their own requests, days, slots and appointment. */
export const routes: readonly Route<Deps>[] = [
  build.citizen({
    method: "GET",
    path: "/requests",
    operationId: "listRequests",
    summary: "The account's requests, newest first",
    rules: ["R1", "E2"],
    params: nothing,
    query: nothing,
    body: noBody,
    reply: requestsReplySchema,
    useCase: listRequests,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}",
    operationId: "showRequest",
    summary: "One request with its people, papers and decisions",
    rules: ["R4", "R5", "E2"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: requestReplySchema,
    refusals: ["not-found"],
    useCase: showRequest,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/search",
    operationId: "searchPosts",
    summary: "Posts with the earliest days for everybody in a request, near a place or in the whole network",
    rules: ["S4", "S5"],
    params: requestParamsSchema,
    query: searchQuerySchema,
    body: noBody,
    reply: searchReplySchema,
    refusals: ["not-found", "request-wrong-state"],
    useCase: searchPosts,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/days",
    operationId: "listDays",
    summary: "Days on which everybody in a valid request finds places",
    rules: ["S4", "S5", "R6"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: daysReplySchema,
    refusals: choosing,
    useCase: listDays,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/days/{date}/slots",
    operationId: "listSlots",
    summary: "Slots of a day, in the post's time, with the grant to hold one",
    rules: ["S2", "S4", "S5", "A2", "A7"],
    params: dayParamsSchema,
    query: nothing,
    body: noBody,
    reply: slotsReplySchema,
    refusals: [...choosing, "appointment-duplicate", "booking-by-call-centre"],
    useCase: listSlots,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/waiting",
    operationId: "showWaiting",
    summary: "What a request waits for and what it is offered, with the token that accepts it",
    rules: ["A5", "A8", "S6", "E2"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: waitingStateReplySchema,
    refusals: ["not-found"],
    useCase: showWaiting,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/appointment",
    operationId: "showAppointment",
    summary: "The request's appointment with the papers to bring per person",
    rules: ["A8", "E2"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: appointmentReplySchema,
    refusals: ["not-found", "appointment-none"],
    useCase: showAppointment,
  }),
  build.citizen({
    method: "GET",
    path: "/requests/{requestId}/registration",
    operationId: "showRegistration",
    summary: "The request's ticket in a draw, its result, and the token that confirms the places drawn",
    rules: ["A1", "E2"],
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: registrationReplySchema,
    refusals: ["not-found", "draw-not-registered"],
    useCase: showRegistration,
  }),
];
