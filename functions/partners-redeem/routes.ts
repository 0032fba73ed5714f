import { commitReservation } from "#shared/application/partners/commit-reservation.ts";
import type { PartnerDeps } from "#shared/application/partners/deps.ts";
import { releaseReservation } from "#shared/application/partners/release-reservation.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { showReservation } from "#shared/application/partners/show-reservation.ts";
import { verifyStamp } from "#shared/application/partners/verify-stamp.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import {
  committedReplySchema,
  newReservationSchema,
  releasedReplySchema,
  reservationParamsSchema,
  reservationReplySchema,
  shownReservationSchema,
  verificationReplySchema,
  verificationSchema,
} from "#shared/http/contracts/partner.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

const builder = routesFor<PartnerDeps>();

const stampReasons: readonly RefusalCode[] = [
  "stamp-check-digit",
  "stamp-unknown",
  "stamp-wrong-act",
  "stamp-wrong-holder",
  "stamp-expired",
  "stamp-reserved",
  "stamp-consumed",
  "stamp-refunded",
  "stamp-suspended",
  "stamp-replaced",
  "act-not-agreed",
  "too-many-requests",
];
const reservationReasons: readonly RefusalCode[] = [
  "reservation-unknown",
  "reservation-lapsed",
  "reservation-committed",
  "too-many-requests",
];

/** Routes of partners-redeem (T7). */
export const routes: readonly Route<PartnerDeps>[] = [
  builder.partner("wisal/stamps.verify", {
    method: "POST",
    path: "/partner/stamps/verification",
    operationId: "verifyStamp",
    summary: "Whether a code can be redeemed, by its act or its holder; changes nothing",
    rules: ["T7", "T3", "T11"],
    refusals: stampReasons,
    params: nothing,
    query: nothing,
    body: verificationSchema,
    reply: verificationReplySchema,
    useCase: verifyStamp,
  }),
  builder.partner("wisal/stamps.redeem", {
    method: "POST",
    path: "/partner/reservations",
    operationId: "reserveStamp",
    summary: "Claim a stamp for 1 to 30 minutes",
    rules: ["T6", "T7", "T11", "E1"],
    refusals: [...stampReasons, "post-not-agreed", "idempotency-key-reused"],
    idempotent: "recorded",
    params: nothing,
    query: nothing,
    body: newReservationSchema,
    reply: reservationReplySchema,
    status: 201,
    useCase: reserveStamp,
  }),
  builder.partner("wisal/stamps.redeem", {
    method: "GET",
    path: "/partner/reservations/{reservationId}",
    operationId: "showReservation",
    summary: "What became of a reservation",
    rules: ["T7"],
    refusals: ["reservation-unknown", "too-many-requests"],
    params: reservationParamsSchema,
    query: nothing,
    body: noBody,
    reply: shownReservationSchema,
    useCase: showReservation,
  }),
  builder.partner("wisal/stamps.redeem", {
    method: "POST",
    path: "/partner/reservations/{reservationId}/commit",
    operationId: "commitReservation",
    summary: "Use the reserved stamp",
    rules: ["T6", "T7", "T10", "E1"],
    refusals: [...reservationReasons, "idempotency-key-reused"],
    idempotent: "recorded",
    params: reservationParamsSchema,
    query: nothing,
    body: noBody,
    reply: committedReplySchema,
    useCase: commitReservation,
  }),
  builder.partner("wisal/stamps.redeem", {
    method: "DELETE",
    path: "/partner/reservations/{reservationId}",
    operationId: "releaseReservation",
    summary: "Give the reserved stamp free again",
    rules: ["T6", "T7"],
    refusals: reservationReasons,
    params: reservationParamsSchema,
    query: nothing,
    body: noBody,
    reply: releasedReplySchema,
    status: 204,
    useCase: releaseReservation,
  }),
];
