import { accountJoined } from "#events/accounts/joined.v1.ts";
import { accountPhoneChanged } from "#events/accounts/phone-changed.v1.ts";
import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { appointmentLapsed } from "#events/appointments/lapsed.v1.ts";
import { appointmentOfferEnded } from "#events/appointments/offer-ended.v1.ts";
import { appointmentOffered } from "#events/appointments/offered.v1.ts";
import { placesFound } from "#events/appointments/places-found.v1.ts";
import { reminderDue } from "#events/appointments/reminder-due.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { drawLost } from "#events/draws/lost.v1.ts";
import { drawWon } from "#events/draws/won.v1.ts";
import type { Envelope } from "#events/envelope.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { mandateGranted } from "#events/mandates/granted.v1.ts";
import { refundAsked } from "#events/refunds/asked.v1.ts";
import { refundPaid } from "#events/refunds/paid.v1.ts";
import { readEvent } from "#events/registry.ts";
import { requestCorrectionNeeded } from "#events/requests/correction-needed.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import type { Account } from "#shared/domain/account/account.ts";
import { appointmentCalendar } from "#shared/domain/appointment/calendar-file.ts";
import { numberInWords } from "#shared/domain/document/words.ts";
import { actName } from "#shared/domain/message/act-names.ts";
import { cityName } from "#shared/domain/message/city-names.ts";
import { dateIn, localDate, shortDate, timeIn } from "#shared/domain/message/local-date.ts";
import type { MessageChannel } from "#shared/domain/message/message.ts";
import { channelsFor } from "#shared/domain/message/message.ts";
import type { QuietHours } from "#shared/domain/message/quiet-hours.ts";
import { quietEnd } from "#shared/domain/message/quiet-hours.ts";
import type { RenderedMessage, Template } from "#shared/domain/message/template.ts";
import { render } from "#shared/domain/message/template.ts";
import { accountJoinedMessage } from "#shared/domain/message/templates/account-joined.ts";
import { agentActs } from "#shared/domain/message/templates/agent-acts.ts";
import { appointmentCancelledMessage } from "#shared/domain/message/templates/appointment-cancelled.ts";
import { appointmentConfirmedMessage } from "#shared/domain/message/templates/appointment-confirmed.ts";
import { appointmentDisplacedMessage } from "#shared/domain/message/templates/appointment-displaced.ts";
import { appointmentLapsedMessage } from "#shared/domain/message/templates/appointment-lapsed.ts";
import { appointmentOfferedMessage } from "#shared/domain/message/templates/appointment-offered.ts";
import {
  dayBeforeMessage,
  presenceClosesMessage,
  presenceOpensMessage,
} from "#shared/domain/message/templates/appointment-reminders.ts";
import { appointmentRescheduledMessage } from "#shared/domain/message/templates/appointment-rescheduled.ts";
import { drawLostMessage } from "#shared/domain/message/templates/draw-lost.ts";
import { drawWonMessage } from "#shared/domain/message/templates/draw-won.ts";
import { phoneChangedMessage } from "#shared/domain/message/templates/phone-changed.ts";
import { placesFoundMessage } from "#shared/domain/message/templates/places-found.ts";
import { refundAskedMessage } from "#shared/domain/message/templates/refund-asked.ts";
import { refundPaidMessage } from "#shared/domain/message/templates/refund-paid.ts";
import { requestCorrectionNeededMessage } from "#shared/domain/message/templates/request-correction-needed.ts";
import { requestValid } from "#shared/domain/message/templates/request-valid.ts";
import { waitingEndedMessage } from "#shared/domain/message/templates/waiting-ended.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { AccountStore } from "#shared/ports/account-store.ts";
import type { CatalogueStore, Post } from "#shared/ports/catalogue-store.ts";
import type { Attachment } from "#shared/ports/message-sender.ts";
import type { NoticeStore } from "#shared/ports/notice-store.ts";
import type { WaitingMessages } from "#shared/ports/waiting-messages.ts";
import type { SendDeps, SentOver } from "./send-message.ts";
import { sendMessage } from "./send-message.ts";

/** What telling people needs. */
export interface NotifyDeps extends SendDeps {
  readonly accounts: Pick<AccountStore, "find">;
  readonly catalogue: Pick<CatalogueStore, "post" | "procedure">;
  readonly notices: Pick<NoticeStore, "put" | "isNews">;
  readonly waiting: Pick<WaitingMessages, "put">;
  /** When telephones do not ring, by the clocks of the post concerned. */
  readonly quietHours: QuietHours | undefined;
}

/** A message before anybody's words: whose, and how to say it in their language. */
interface Draft {
  readonly accountId: string;
  /** What it is about, where the same words may be said of two things. */
  readonly about?: string;
  /** Where it goes, if not to the account's phone. */
  readonly phoneOf?: (account: Account) => string;
  readonly compose: (account: Account) => {
    readonly rendered: RenderedMessage;
    readonly attachments: readonly Attachment[];
  };
}

const postOf = async (deps: NotifyDeps, envelope: Envelope): Promise<Post> => {
  const post = envelope.postid === undefined ? undefined : await deps.catalogue.post(envelope.postid);
  // Every event told to people concerns a post; without it, no local time can be said (S2).
  if (post === undefined) throw new Error("the event names no known post");
  return post;
};

/** What the events of an appointment say of it. */
interface AppointmentNews {
  readonly appointmentId: string;
  readonly requestId: string;
  readonly accountId: string;
  readonly procedureId: string;
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
  readonly places: number;
  readonly sequence?: number;
}

type AppointmentTemplate = Template<{
  readonly city: "text";
  readonly act: "text";
  readonly date: "date";
  readonly time: "time";
  readonly reference: "reference";
}>;

/** An appointment in words, and as the change of its calendar entry (A8). */
const appointmentDraft = async (
  deps: NotifyDeps,
  { envelope, data }: { readonly envelope: Envelope; readonly data: AppointmentNews },
  template: AppointmentTemplate,
  cancelled = false,
): Promise<Draft> => {
  const post = await postOf(deps, envelope);
  const procedure = await deps.catalogue.procedure(data.procedureId);
  if (procedure === undefined) throw new Error("the event names no known procedure");
  const { appointmentId, requestId, startsAt, time, sequence = 0 } = data;
  const appointment = {
    appointmentId,
    requestId,
    startsAt,
    time,
    sequence,
    cancelled,
    createdAt: envelope.time,
  };
  const method = cancelled ? "CANCEL" : "PUBLISH";
  return {
    accountId: data.accountId,
    compose: ({ language }) => {
      const calendar = appointmentCalendar({
        appointment,
        post,
        procedure,
        language,
        now: Date.parse(envelope.time),
      });
      const values = {
        city: cityName(post, language),
        act: actName(data.procedureId, language),
        date: localDate(language, data.date),
        time,
        people: String(data.places),
        reference: referenceOf(requestId),
      };
      return {
        rendered: render(template, language, values),
        attachments: [
          {
            fileName: "wisal.ics",
            contentType: `text/calendar; charset=utf-8; method=${method}`,
            content: calendar,
          },
        ],
      };
    },
  };
};

const confirmed = (deps: NotifyDeps, body: unknown): Promise<Draft> =>
  appointmentDraft(deps, readEvent(appointmentConfirmed, body), appointmentConfirmedMessage);

const rescheduled = (deps: NotifyDeps, body: unknown): Promise<Draft> =>
  appointmentDraft(deps, readEvent(appointmentRescheduled, body), appointmentRescheduledMessage);

const cancelled = (deps: NotifyDeps, body: unknown): Promise<Draft> =>
  appointmentDraft(deps, readEvent(appointmentCancelled, body), appointmentCancelledMessage, true);

const lapsed = (deps: NotifyDeps, body: unknown): Promise<Draft> =>
  appointmentDraft(deps, readEvent(appointmentLapsed, body), appointmentLapsedMessage, true);

/** A reminder changes no calendar entry: it carries none. */
const reminder = async (deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { envelope, data } = readEvent(reminderDue, body);
  const post = await postOf(deps, envelope);
  const { presence } = data;
  return {
    accountId: data.accountId,
    compose: ({ language }) => {
      const values = {
        city: cityName(post, language),
        act: actName(data.procedureId, language),
        date: localDate(language, data.date),
        time: data.time,
        reference: referenceOf(data.requestId),
      };
      if (data.reminder === "day-before" || presence === undefined)
        return { rendered: render(dayBeforeMessage, language, values), attachments: [] };
      const at = (instant: string): string =>
        `${shortDate(language, dateIn(post.timeZone, instant))} ${timeIn(post.timeZone, instant)}`;
      const template = data.reminder === "presence-opens" ? presenceOpensMessage : presenceClosesMessage;
      const window = { from: at(presence.from), until: at(presence.until) };
      return { rendered: render(template, language, { ...values, ...window }), attachments: [] };
    },
  };
};

const validated = async (deps: NotifyDeps, body: unknown): Promise<Draft | undefined> => {
  const { envelope, data } = readEvent(requestValidated, body);
  // Valid on submission (R6): the person is looking at the slots already.
  if (!data.reviewed) return undefined;
  const { timeZone } = await postOf(deps, envelope);
  return {
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(requestValid, language, {
        act: actName(data.procedureId, language),
        until: localDate(language, dateIn(timeZone, data.validUntil)),
        reference: referenceOf(data.requestId),
      }),
      attachments: [],
    }),
  };
};

const correction = async (deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { envelope, data } = readEvent(requestCorrectionNeeded, body);
  const { timeZone } = await postOf(deps, envelope);
  return {
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(requestCorrectionNeededMessage, language, {
        act: actName(data.procedureId, language),
        until: localDate(language, dateIn(timeZone, data.correctBy)),
        documents: String(data.rejected.length),
        reference: referenceOf(data.requestId),
      }),
      attachments: [],
    }),
  };
};

const won = async (deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { envelope, data } = readEvent(drawWon, body);
  const post = await postOf(deps, envelope);
  const { timeZone } = post;
  return {
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(drawWonMessage, language, {
        city: cityName(post, language),
        act: actName(data.procedureId, language),
        date: localDate(language, data.date),
        time: data.time,
        until: `${shortDate(language, dateIn(timeZone, data.until))} ${timeIn(timeZone, data.until)}`,
        people: String(data.places),
        reference: referenceOf(data.requestId),
      }),
      attachments: [],
    }),
  };
};

const lost = async (deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { envelope, data } = readEvent(drawLost, body);
  const post = await postOf(deps, envelope);
  return {
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(drawLostMessage, language, {
        city: cityName(post, language),
        act: actName(data.procedureId, language),
        reference: referenceOf(data.requestId),
      }),
      attachments: [],
    }),
  };
};

/** Places that wait for an answer until a moment of the post's own time (S2). */
const offered = async (deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { envelope, data } = readEvent(appointmentOffered, body);
  const post = await postOf(deps, envelope);
  const template = data.kind === "displaced" ? appointmentDisplacedMessage : appointmentOfferedMessage;
  return {
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(template, language, {
        city: cityName(post, language),
        act: actName(data.procedureId, language),
        date: localDate(language, data.date),
        time: data.time,
        until: `${shortDate(language, dateIn(post.timeZone, data.until))} ${timeIn(post.timeZone, data.until)}`,
        people: String(data.places),
        reference: referenceOf(data.requestId),
      }),
      attachments: [],
    }),
  };
};

const offerEnded = (_deps: NotifyDeps, body: unknown): Promise<Draft | undefined> => {
  const { data } = readEvent(appointmentOfferEnded, body);
  // Who declined knows, and who let one lapse is still in line.
  if (!data.entryEnded) return Promise.resolve(undefined);
  return Promise.resolve({
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(waitingEndedMessage, language, {
        act: actName(data.procedureId, language),
        reference: referenceOf(data.requestId),
      }),
      attachments: [],
    }),
  });
};

const found = async (deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { envelope, data } = readEvent(placesFound, body);
  const post = await postOf(deps, envelope);
  return {
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(placesFoundMessage, language, {
        city: cityName(post, language),
        act: actName(data.procedureId, language),
        date: localDate(language, data.date),
        reference: referenceOf(data.requestId),
      }),
      attachments: [],
    }),
  };
};

/** Told at once, so that nobody is acted for behind their back (R1). */
const agentActing = async (deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { envelope, data } = readEvent(mandateGranted, body);
  const post = await postOf(deps, envelope);
  return {
    accountId: data.accountId,
    compose: ({ language }) => ({
      rendered: render(agentActs, language, { city: cityName(post, language) }),
      attachments: [],
    }),
  };
};

/** Told at once, to the phone whose code it took and by e-mail (R1). */
const joined = (_deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { data } = readEvent(accountJoined, body);
  return Promise.resolve({
    accountId: data.accountId,
    compose: ({ language }) => ({ rendered: render(accountJoinedMessage, language, {}), attachments: [] }),
  });
};

/** To the phone that was the account's: who took it over has the new one (R2). */
const phoneChanged = (_deps: NotifyDeps, body: unknown): Promise<Draft> => {
  const { data } = readEvent(accountPhoneChanged, body);
  return Promise.resolve({
    accountId: data.accountId,
    phoneOf: ({ phone, formerPhone }) => formerPhone ?? phone,
    compose: ({ language, phone }) => ({
      rendered: render(phoneChangedMessage, language, { ending: phone.slice(-2) }),
      attachments: [],
    }),
  });
};

/** What the events of a refund say of it. */
interface RefundNews {
  readonly refundId: string;
  readonly orderId: string;
  readonly accountId: string;
  readonly amountMad: number;
}

/** Money on its way back, or gone: told of each refund, so that nobody gives back another's stamp unnoticed (T9). */
const refunded = (
  { data }: { readonly data: RefundNews },
  template: typeof refundAskedMessage | typeof refundPaidMessage,
): Promise<Draft> =>
  Promise.resolve({
    accountId: data.accountId,
    about: data.refundId,
    compose: ({ language }) => ({
      rendered: render(template, language, {
        amount: numberInWords(language, dirhams(data.amountMad)),
        reference: data.orderId,
      }),
      attachments: [],
    }),
  });

/** How each event is told. */
const drafts: Readonly<Record<string, (deps: NotifyDeps, body: unknown) => Promise<Draft | undefined>>> = {
  [accountJoined.type]: joined,
  [accountPhoneChanged.type]: phoneChanged,
  [appointmentConfirmed.type]: confirmed,
  [appointmentRescheduled.type]: rescheduled,
  [appointmentCancelled.type]: cancelled,
  [appointmentLapsed.type]: lapsed,
  [reminderDue.type]: reminder,
  [mandateGranted.type]: agentActing,
  [appointmentOffered.type]: offered,
  [appointmentOfferEnded.type]: offerEnded,
  [placesFound.type]: found,
  [requestValidated.type]: validated,
  [requestCorrectionNeeded.type]: correction,
  [drawWon.type]: won,
  [drawLost.type]: lost,
  [refundAsked.type]: (_deps, body) => refunded(readEvent(refundAsked, body), refundAskedMessage),
  [refundPaid.type]: (_deps, body) => refunded(readEvent(refundPaid, body), refundPaidMessage),
};

/** Whose clocks people live by where an event concerns no post. */
const HOME_ZONE = "Africa/Casablanca";

const zoneOf = async (deps: NotifyDeps, { postid }: Envelope): Promise<string> =>
  (postid === undefined ? undefined : await deps.catalogue.post(postid))?.timeZone ?? HOME_ZONE;

/** When this may ring a telephone: undefined for at once. */
const mayRing = async (
  deps: NotifyDeps,
  envelope: Envelope,
  { atOnce }: RenderedMessage,
): Promise<number | undefined> =>
  atOnce || deps.quietHours === undefined
    ? undefined
    : quietEnd(deps.quietHours, await zoneOf(deps, envelope), deps.clock.now());

/**
 * Tells a person what happened to their file, in their language, by SMS and e-mail or as they prefer (N1–N3). The
 * phone, the language and the preference are the account's of this moment, not of the event's. In quiet hours the
 * e-mail goes and the SMS waits: its event comes again in the morning. What they were told a moment ago is not repeated.
 * `last` says that the event comes no more.
 *
 * @throws for an event that nobody knows how to tell: it ends in the dead-letter queue, where it is seen.
 */
export const notify = async (deps: NotifyDeps, body: unknown, last = false): Promise<void> => {
  const envelope = envelopeSchema.parse(body);
  const { id, type, time } = envelope;
  const draft = drafts[type];
  if (draft === undefined) throw new Error("no message for this type of event");
  const drafted = await draft(deps, body);
  if (drafted === undefined) return;
  const account = await deps.accounts.find(drafted.accountId);
  if (account === undefined) throw new Error("the event names no known account");
  const { rendered, attachments } = drafted.compose(account);
  const ringsAt = await mayRing(deps, envelope, rendered);
  const tell = async (channels: readonly MessageChannel[]): Promise<SentOver> => {
    const waits = ringsAt !== undefined && channels.includes("sms");
    if (waits) await deps.waiting.put({ at: new Date(ringsAt).toISOString(), eventId: id, event: body });
    return await sendMessage(deps, {
      eventId: id,
      kind: rendered.kind,
      language: account.language,
      phone: drafted.phoneOf?.(account) ?? account.phone,
      email: account.email,
      accountId: account.accountId,
      at: time,
      kept: rendered.kept,
      channels,
      later: waits ? ["sms"] : [],
      last,
      compose: () => Promise.resolve(rendered),
      attachments,
    });
  };
  const channels = channelsFor(account, rendered.atOnce);
  const notice = { eventId: id, accountId: account.accountId, about: drafted.about, ...rendered };
  if (!(await deps.notices.isNews(notice, deps.clock.now()))) return;
  const first = await tell(channels);
  const refused = first.sent.some(({ channel, state }) => channel === "email" && state === "failed");
  // Who prefers e-mail is told by SMS what their address refuses.
  const { failure } = refused && !channels.includes("sms") ? await tell(["sms", "email"]) : first;
  if (failure !== undefined) throw failure;
};
