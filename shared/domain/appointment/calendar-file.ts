import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Language } from "../call.ts";
import { referenceOf } from "../request/reference.ts";

/** What the calendar file says; the post's address comes with the posts' own data later. */
interface CalendarEntry {
  readonly appointment: {
    readonly appointmentId: string;
    readonly requestId: string;
    readonly startsAt: string;
    readonly createdAt: string;
    readonly time: string;
    /** Counts the changes of this entry: a calendar takes the highest it has seen. */
    readonly sequence: number;
    readonly cancelled: boolean;
  };
  readonly post: {
    readonly city: string;
    readonly country: string;
    readonly latitude: number;
    readonly longitude: number;
  };
  readonly procedure: { readonly names: Readonly<Record<Language, string>>; readonly minutes: number };
  readonly language: Language;
  readonly now: number;
}

/** First-strong isolates keep references and times in their own order inside Arabic text. */
const isolate = (text: string): string => `\u2066${text}\u2069`;

const texts: Readonly<
  Record<
    Language,
    {
      readonly consulate: string;
      readonly describe: (time: string, city: string, reference: string) => string;
    }
  >
> = {
  ar: {
    consulate: "قنصلية المملكة المغربية",
    describe: (time, city, reference) =>
      `الموعد على الساعة ${isolate(time)} بالتوقيت المحلي (${isolate(city)}). المرجع: ${isolate(reference)}`,
  },
  fr: {
    consulate: "Consulat du Royaume du Maroc",
    describe: (time, city, reference) => `Rendez-vous à ${time}, heure de ${city}. Référence : ${reference}`,
  },
  es: {
    consulate: "Consulado del Reino de Marruecos",
    describe: (time, city, reference) => `Cita a las ${time}, hora de ${city}. Referencia: ${reference}`,
  },
  en: {
    consulate: "Consulate of the Kingdom of Morocco",
    describe: (time, city, reference) => `Appointment at ${time}, ${city} time. Reference: ${reference}`,
  },
};

/**
 * The appointment as an iCalendar file (RFC 5545, A8): times in UTC, which every calendar shows in the reader's
 * own zone, with the post's local time in words; a UID that stays the same for the appointment's whole life, and
 * a sequence that grows with each change, the last of which may take the entry away (`METHOD:CANCEL`).
 */
export const appointmentCalendar = ({
  appointment,
  post,
  procedure,
  language,
  now,
}: CalendarEntry): string => {
  const { consulate, describe } = texts[language];
  const start = new Date(appointment.startsAt);
  const calendar = ical({
    prodId: { company: "wisal", product: "appointments", language: language.toUpperCase() },
    method: appointment.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${appointment.appointmentId}@wisal`,
    sequence: appointment.sequence,
    stamp: new Date(now),
    created: new Date(appointment.createdAt),
    start,
    end: new Date(start.getTime() + procedure.minutes * 60_000),
    summary: `${procedure.names[language]} · ${consulate}`,
    description: describe(appointment.time, post.city, referenceOf(appointment.requestId)),
    location: {
      title: `${consulate}, ${post.city} (${post.country})`,
      geo: { lat: post.latitude, lon: post.longitude },
    },
    status: appointment.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // The library leaves the last line open; RFC 5545 ends every line with CRLF.
  return `${calendar.toString()}\r\n`;
};
