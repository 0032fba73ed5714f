import type { AttachDeps } from "#shared/application/stamps/attach-stamp.ts";
import { attachStamp } from "#shared/application/stamps/attach-stamp.ts";
import type { DetachDeps } from "#shared/application/stamps/detach-stamp.ts";
import { detachStamp } from "#shared/application/stamps/detach-stamp.ts";
import type { ReissueDeps } from "#shared/application/stamps/reissue-code.ts";
import { reissueCode } from "#shared/application/stamps/reissue-code.ts";
import { unitParamsSchema } from "#shared/http/contracts/orders.ts";
import { releasedReplySchema } from "#shared/http/contracts/partner.ts";
import {
  attachedReplySchema,
  attachmentParamsSchema,
  attachmentsParamsSchema,
  reissuedReplySchema,
  stampNameSchema,
} from "#shared/http/contracts/stamps.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";

export interface Deps
  extends Omit<AttachDeps, "orders" | "requests" | "stamps" | "attachments" | "stampKeys">,
    Omit<ReissueDeps, "orders" | "stamps" | "stampKeys" | "due"> {
  readonly requests: AttachDeps["requests"] & DetachDeps["requests"];
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: AttachDeps["changes"];
  readonly attachments: AttachDeps["attachments"] & DetachDeps["attachments"];
  readonly orders: Pick<OrderStore, "findWhole" | "followClock" | "replaceUnit">;
  readonly stamps: Pick<StampStore, "find" | "change" | "issue" | "seal" | "eraseSealed">;
  readonly stampKeys: StampKeys;
}

const builder = routesFor<Deps>();

/** Routes of stamps-write. */
export const routes: readonly Route<Deps>[] = [
  builder.citizen({
    method: "POST",
    path: "/requests/{requestId}/stamps",
    operationId: "attachStamp",
    summary: "Attach a stamp to a request: it is bound to it, and its clock stands still",
    rules: ["T5", "T6", "T7", "T11", "E2"],
    refusals: [
      "not-found",
      "request-wrong-state",
      "request-validity-ended",
      "correction-deadline-passed",
      "stamps-enough",
      "stamp-attached",
      "stamp-not-issued",
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
      "too-many-requests",
      "busy",
    ],
    idempotent: "recorded",
    params: attachmentsParamsSchema,
    query: nothing,
    body: stampNameSchema,
    reply: attachedReplySchema,
    status: 201,
    useCase: attachStamp,
  }),
  builder.citizen({
    method: "DELETE",
    path: "/requests/{requestId}/stamps/{stampId}",
    operationId: "detachStamp",
    summary: "Take a stamp off a request: its clock goes on",
    rules: ["T5", "T6", "E2"],
    refusals: ["not-found", "stamp-consumed", "stamp-suspended", "busy"],
    idempotent: "recorded",
    params: attachmentParamsSchema,
    query: nothing,
    body: noBody,
    reply: releasedReplySchema,
    status: 204,
    useCase: detachStamp,
  }),
  // A new code makes the old one worthless, and goes out at once: only the buyer in person, signed in just now.
  builder.person({
    method: "POST",
    path: "/orders/{orderId}/units/{unit}/reissue",
    operationId: "reissueCode",
    summary: "A new code for a stamp whose code was lost; the old one is worth nothing from then on",
    rules: ["T3", "T4", "T6", "E2"],
    refusals: [
      "not-found",
      "stamp-not-issued",
      "code-not-lost",
      "reissue-spent",
      "stamp-wrong-holder",
      "stamp-expired",
      "stamp-reserved",
      "stamp-consumed",
      "stamp-refunded",
      "stamp-suspended",
      "stamp-replaced",
      "busy",
    ],
    idempotent: "recorded",
    stepUp: true,
    params: unitParamsSchema,
    query: nothing,
    body: noBody,
    reply: reissuedReplySchema,
    status: 201,
    useCase: reissueCode,
  }),
];
