import { listConflicts } from "#shared/application/calendars/conflicts.ts";
import type { CalendarsDeps } from "#shared/application/calendars/deps.ts";
import { previewCalendar } from "#shared/application/calendars/preview-calendar.ts";
import { publishCalendar } from "#shared/application/calendars/publish-calendar.ts";
import { listCalendars, showCalendar } from "#shared/application/calendars/show-calendars.ts";
import { announceDraw } from "#shared/application/draws/announce-draw.ts";
import { cancelDraw } from "#shared/application/draws/cancel-draw.ts";
import type { AnnouncingDeps } from "#shared/application/draws/deps.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  calendarParamsSchema,
  calendarReplySchema,
  calendarsParamsSchema,
  calendarsReplySchema,
  conflictsReplySchema,
  previewQuerySchema,
  previewReplySchema,
  previewSchema,
  publicationSchema,
  publishedReplySchema,
} from "#shared/http/contracts/calendars.ts";
import {
  announcedReplySchema,
  cancelledReplySchema,
  drawParamsSchema,
  drawPlanSchema,
} from "#shared/http/contracts/draws.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & CalendarsDeps & AnnouncingDeps;

const build = routesFor<Deps>();
const administrators = ["head-of-post", "network-administrator"] as const;

/** A post's opening hours and capacity, for those who answer for them. */
export const routes: readonly Route<Deps>[] = [
  build.staff(administrators, {
    method: "GET",
    path: "/staff/posts/{postId}/calendars",
    operationId: "listCalendars",
    summary: "The calendars of a post",
    rules: ["S1", "E2"],
    params: calendarsParamsSchema,
    query: nothing,
    body: noBody,
    reply: calendarsReplySchema,
    useCase: listCalendars,
  }),
  build.staff(administrators, {
    method: "GET",
    path: "/staff/posts/{postId}/calendars/{calendarId}",
    operationId: "showCalendar",
    summary: "A calendar with its hours, exceptions, holidays and version",
    rules: ["S1", "S3", "E2"],
    params: calendarParamsSchema,
    query: nothing,
    body: noBody,
    reply: calendarReplySchema,
    refusals: ["not-found"],
    useCase: showCalendar,
  }),
  build.staff(administrators, {
    method: "POST",
    path: "/staff/posts/{postId}/calendars/{calendarId}/preview",
    operationId: "previewCalendar",
    summary: "How many places a calendar would make, and whether that is unusual; changes nothing",
    rules: ["S1", "S6"],
    params: calendarParamsSchema,
    query: previewQuerySchema,
    body: previewSchema,
    reply: previewReplySchema,
    refusals: ["not-found", "calendar-impossible"],
    useCase: previewCalendar,
  }),
  build.staff(administrators, {
    method: "PUT",
    path: "/staff/posts/{postId}/calendars/{calendarId}",
    operationId: "publishCalendar",
    summary: "Publish a calendar in place of the version that was read",
    rules: ["S1", "S3", "S6", "E1"],
    idempotent: "recorded",
    params: calendarParamsSchema,
    query: nothing,
    body: publicationSchema,
    reply: publishedReplySchema,
    refusals: ["not-found", "calendar-impossible", "calendar-stale"],
    useCase: publishCalendar,
  }),
  build.staff(administrators, {
    method: "GET",
    path: "/staff/posts/{postId}/calendars/{calendarId}/conflicts",
    operationId: "listConflicts",
    summary: "Appointments at times that are no longer open, in order of booking",
    rules: ["S6", "E2"],
    params: calendarParamsSchema,
    query: nothing,
    body: noBody,
    reply: conflictsReplySchema,
    refusals: ["not-found"],
    useCase: listConflicts,
  }),
  build.staff(administrators, {
    method: "POST",
    path: "/staff/posts/{postId}/calendars/{calendarId}/draws",
    operationId: "announceDraw",
    summary: "Announce that some dates are given by lot, with the commitment to the seed",
    rules: ["S1", "S3", "E1"],
    idempotent: "recorded",
    params: calendarParamsSchema,
    query: nothing,
    body: drawPlanSchema,
    reply: announcedReplySchema,
    status: 201,
    refusals: ["not-found", "draw-impossible", "calendar-stale"],
    useCase: announceDraw,
  }),
  build.staff(administrators, {
    method: "POST",
    path: "/staff/posts/{postId}/draws/{drawId}/cancellation",
    operationId: "cancelDraw",
    summary: "Cancel a draw before its window opens",
    rules: ["S1", "E1"],
    idempotent: "recorded",
    params: drawParamsSchema,
    query: nothing,
    body: noBody,
    reply: cancelledReplySchema,
    refusals: ["not-found", "draw-wrong-state", "calendar-stale"],
    useCase: cancelDraw,
  }),
];
