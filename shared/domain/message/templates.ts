import type { Language } from "#shared/domain/call.ts";
import type { PlaceholderKind, RenderedMessage, Template } from "./template.ts";
import { render } from "./template.ts";
import { accountJoinedMessage } from "./templates/account-joined.ts";
import { agentActs } from "./templates/agent-acts.ts";
import { appointmentCancelledMessage } from "./templates/appointment-cancelled.ts";
import { appointmentConfirmedMessage } from "./templates/appointment-confirmed.ts";
import { appointmentDisplacedMessage } from "./templates/appointment-displaced.ts";
import { appointmentLapsedMessage } from "./templates/appointment-lapsed.ts";
import { appointmentOfferedMessage } from "./templates/appointment-offered.ts";
import {
  dayBeforeMessage,
  presenceClosesMessage,
  presenceOpensMessage,
} from "./templates/appointment-reminders.ts";
import { appointmentRescheduledMessage } from "./templates/appointment-rescheduled.ts";
import { drawLostMessage } from "./templates/draw-lost.ts";
import { drawWonMessage } from "./templates/draw-won.ts";
import { paymentReference } from "./templates/payment-reference.ts";
import { phoneChangedMessage } from "./templates/phone-changed.ts";
import { phoneCode } from "./templates/phone-code.ts";
import { placesFoundMessage } from "./templates/places-found.ts";
import { refundAskedMessage } from "./templates/refund-asked.ts";
import { refundPaidMessage } from "./templates/refund-paid.ts";
import { requestCorrectionNeededMessage } from "./templates/request-correction-needed.ts";
import { requestValid } from "./templates/request-valid.ts";
import { signinCode } from "./templates/signin-code.ts";
import { stampCode } from "./templates/stamp-code.ts";
import { waitingEndedMessage } from "./templates/waiting-ended.ts";

/** Every message that is sent. */
export const messageTemplates: readonly Template<Readonly<Record<string, PlaceholderKind>>>[] = [
  accountJoinedMessage,
  agentActs,
  appointmentCancelledMessage,
  appointmentConfirmedMessage,
  appointmentDisplacedMessage,
  appointmentLapsedMessage,
  appointmentOfferedMessage,
  presenceOpensMessage,
  presenceClosesMessage,
  dayBeforeMessage,
  appointmentRescheduledMessage,
  drawLostMessage,
  drawWonMessage,
  paymentReference,
  phoneChangedMessage,
  phoneCode,
  placesFoundMessage,
  refundAskedMessage,
  refundPaidMessage,
  requestCorrectionNeededMessage,
  requestValid,
  signinCode,
  stampCode,
  waitingEndedMessage,
];

const byKind = new Map(messageTemplates.map((template) => [template.kind, template]));

/** A message in words once more, from what is kept of it; undefined for a kind that is no longer sent. */
export const renderKept = (
  kind: string,
  language: Language,
  kept: Readonly<Record<string, string>>,
): RenderedMessage | undefined => {
  const template = byKind.get(kind);
  return template && render(template, language, kept);
};
