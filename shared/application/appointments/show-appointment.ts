import { MAX_MOVES } from "#shared/domain/appointment/appointment.ts";
import { localDateTime } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Appointment, AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { CatalogueStore, Post, Procedure } from "#shared/ports/catalogue-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { ReadingDeps } from "../requests/deps.ts";

/** What finding one's own appointment needs. */
export interface OwnAppointmentDeps {
  readonly requests: Pick<RequestStore, "find">;
  readonly appointments: Pick<AppointmentStore, "find">;
  readonly catalogue: Pick<CatalogueStore, "post" | "procedure">;
}

/** What showing an appointment needs. */
export interface ShowingDeps extends ReadingDeps {
  readonly appointments: ReadingDeps["appointments"] & Pick<AppointmentStore, "find">;
  readonly siteUrl: string;
}

/** An appointment as its owner sees it (A8). */
export interface AppointmentView {
  appointmentId: string;
  requestId: string;
  /** What people call the request by. */
  reference: string;
  procedureId: string;
  state: Appointment["state"];
  post: { postId: string; city: string; country: string; timeZone: string };
  date: string;
  time: string;
  startsAt: string;
  localTime: string;
  movesLeft: number;
  presence?: { from: string; until: string; confirmedAt?: string | undefined };
  more?: string[];
  people: string[];
  documents: { beneficiary: number; documentId: string; optional: boolean }[];
  calendarUrl: string;
}

/** A call about the caller's own appointment. */
export type OwnCall = Pick<
  Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
  "params" | "caller" | "now" | "language"
>;

/** The caller's appointment with its post and procedure. Errors: `not-found`, `appointment-none`. */
export const findOwnAppointment = async (
  deps: OwnAppointmentDeps,
  call: Pick<OwnCall, "params" | "caller">,
): Promise<Result<{ appointment: Appointment; post: Post; procedure: Procedure }, Refusal>> => {
  const record = await deps.requests.find(call.params.requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  if (record.appointment === undefined) return refuse("appointment-none");
  const { date, appointmentId } = record.appointment;
  const [appointment, post, procedure] = await Promise.all([
    deps.appointments.find(record.postId, date, appointmentId),
    deps.catalogue.post(record.postId),
    deps.catalogue.procedure(record.procedureId),
  ]);
  if (appointment === undefined || post === undefined || procedure === undefined)
    throw new Error("a request points at a missing appointment, post or procedure");
  return { ok: true, value: { appointment, post, procedure } };
};

/** The request's appointment with the papers to bring per person. Errors: `not-found`, `appointment-none`. */
export const showAppointment = async (deps: ShowingDeps, call: OwnCall): Outcome<AppointmentView> => {
  const found = await findOwnAppointment(deps, call);
  if (!found.ok) return found;
  const { appointment, post, procedure } = found.value;
  const { appointmentId, requestId, procedureId, state, date, time, startsAt, names, moves, more, presence } =
    appointment;
  return {
    ok: true,
    value: {
      status: 200,
      body: {
        appointmentId,
        requestId,
        reference: referenceOf(requestId),
        procedureId,
        state,
        post: { postId: post.id, city: post.city, country: post.country, timeZone: post.timeZone },
        date,
        time,
        startsAt,
        localTime: localDateTime(Date.parse(startsAt), post.timeZone),
        movesLeft: MAX_MOVES - moves,
        ...(presence && { presence: { ...presence } }),
        ...(more && { more: more.map((part) => part.time) }),
        people: [...names],
        documents: names.flatMap((_, index) =>
          procedure.documents.map(({ id, optional }) => ({
            beneficiary: index + 1,
            documentId: id,
            optional,
          })),
        ),
        calendarUrl: `${deps.siteUrl}/api/requests/${requestId}/appointment/calendar.ics`,
      },
    },
  };
};
