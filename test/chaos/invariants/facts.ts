import * as z from "zod";
import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { orderCancelled } from "#events/orders/cancelled.v1.ts";
import { orderPlaced } from "#events/orders/placed.v1.ts";
import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { refundAsked } from "#events/refunds/asked.v1.ts";
import { refundPaid } from "#events/refunds/paid.v1.ts";
import { requestDrafted } from "#events/requests/drafted.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import { stampConsumed } from "#events/stamps/consumed.v1.ts";
import { stampIssued } from "#events/stamps/issued.v1.ts";
import { stampReserved } from "#events/stamps/reserved.v1.ts";
import { visitClosed } from "#events/visits/closed.v1.ts";
import { appointmentItemSchema } from "#shared/adapters/dynamodb/appointment-item.ts";
import { orderOf } from "#shared/adapters/dynamodb/order-item.ts";
import { refundOf } from "#shared/adapters/dynamodb/refund-item.ts";
import { toRecord } from "#shared/adapters/dynamodb/request-item.ts";
import { stampOf } from "#shared/adapters/dynamodb/stamp-item.ts";
import type { Finding } from "../report.ts";
import { type Stored, under } from "./stored.ts";

/** By which facts something came to be what it is. */
interface Became {
  readonly id: string;
  readonly facts: readonly { readonly type: string }[];
}

const commandSchema = z.object({ events: z.array(envelopeSchema) });

/** The facts that lead to a state; none where it is the first, or where several ways lead there. */
const ofAppointment: Readonly<Record<string, readonly { readonly type: string }[]>> = {
  cancelled: [appointmentCancelled],
  served: [visitClosed],
  moved: [appointmentRescheduled],
};
const ofRequest: typeof ofAppointment = {
  valid: [requestValidated],
  booked: [requestValidated],
  served: [requestValidated],
};
const ofOrder: typeof ofAppointment = { paid: [paymentCaptured], cancelled: [orderCancelled] };
const ofStamp: typeof ofAppointment = { consumed: [stampConsumed], reserved: [stampReserved] };
const ofRefund: typeof ofAppointment = { paid: [refundPaid] };

const everythingIn = ({ core, stamps }: Stored): readonly Became[] => [
  ...under(core, "VISITS#")
    .map((item) => appointmentItemSchema.parse(item))
    .map(({ appointmentId: id, state, moves }) => ({
      id,
      facts: [
        appointmentConfirmed,
        ...(moves > 0 ? [appointmentRescheduled] : []),
        ...(ofAppointment[state] ?? []),
      ],
    })),
  ...under(core, "REQ#", "STATE")
    .map(toRecord)
    .map(({ requestId: id, state }) => ({ id, facts: [requestDrafted, ...(ofRequest[state] ?? [])] })),
  ...under(stamps, "ORD#", "ORD")
    .map(orderOf)
    .map(({ orderId: id, state }) => ({ id, facts: [orderPlaced, ...(ofOrder[state] ?? [])] })),
  ...under(stamps, "STM#", "STM")
    .map(stampOf)
    .map(({ stampId: id, state }) => ({ id, facts: [stampIssued, ...(ofStamp[state] ?? [])] })),
  ...under(stamps, "ORD#", "REFUND#")
    .map(refundOf)
    .map(({ refundId: id, state }) => ({ id, facts: [refundAsked, ...(ofRefund[state] ?? [])] })),
];

/** Nothing became what it is without the facts that say so: what no event tells, nobody hears of (N1, E3). */
export const factFinding = (stored: Stored): Finding => {
  const commands = [...under(stored.core, "CMD#"), ...under(stored.stamps, "CMD#")];
  const said = new Set(
    commands
      .flatMap((item) => commandSchema.parse(item).events)
      .map(({ type, subject }) => `${type} ${subject}`),
  );
  const all = everythingIn(stored);
  return {
    invariant: "Nothing became what it is without the facts that say so (N1, E3)",
    of: `${all.length} requests, appointments, orders, stamps and refunds`,
    breaches: all.flatMap(({ id, facts }) =>
      facts.filter(({ type }) => !said.has(`${type} ${id}`)).map(({ type }) => `${id} without ${type}`),
    ),
  };
};
