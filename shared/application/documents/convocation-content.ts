import { documentNames } from "#shared/catalogue/document-names.ts";
import { LAST_MOVE_SECONDS, MAX_MOVES } from "#shared/domain/appointment/appointment.ts";
import { convocationCode } from "#shared/domain/appointment/convocation-code.ts";
import type { Language } from "#shared/domain/call.ts";
import type { ConvocationTexts } from "#shared/domain/document/convocation-texts.ts";
import { convocationTexts } from "#shared/domain/document/convocation-texts.ts";
import { qrSvg } from "#shared/domain/document/qr.ts";
import {
  amountInWords,
  countryName,
  dateInWords,
  directionOf,
  isolate,
  isolateName,
  momentInWords,
} from "#shared/domain/document/words.ts";
import { cityName } from "#shared/domain/message/city-names.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import { partsOf } from "#shared/domain/slot/parts.ts";
import type { Appointment } from "#shared/ports/appointment-store.ts";
import type { Post, Procedure } from "#shared/ports/catalogue-store.ts";

/** What a convocation is made from. */
export interface ConvocationFacts {
  readonly appointment: Appointment;
  readonly post: Post;
  readonly procedure: Procedure;
  /** Centimes of dirham for one person; zero where nothing is to be paid. */
  readonly feeMad: number;
  /** The sealed claims of its QR code. */
  readonly seal: string;
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An instant on the post's clock as one phrase. */
type Say = (instant: string) => string;

const presenceNote = ({ appointment }: ConvocationFacts, texts: ConvocationTexts, say: Say) => {
  const { presence } = appointment;
  if (presence === undefined) return [];
  const text =
    presence.confirmedAt === undefined
      ? texts.presenceAsked(say(presence.from), say(presence.until))
      : texts.presenceGiven(say(presence.confirmedAt));
  return [{ heading: texts.presence, text, urgent: presence.confirmedAt === undefined }];
};

const notesOf = (facts: ConvocationFacts, texts: ConvocationTexts, say: Say) => {
  const { appointment, feeMad, language } = facts;
  const movable = new Date(Date.parse(appointment.startsAt) - LAST_MOVE_SECONDS * 1000).toISOString();
  const left = Date.parse(movable) <= facts.now ? 0 : MAX_MOVES - appointment.moves;
  return [
    ...presenceNote(facts, texts, say),
    ...(feeMad > 0
      ? [
          {
            heading: texts.fee,
            text: texts.feeText(amountInWords(language, dirhams(feeMad))),
            urgent: false,
          },
        ]
      : []),
    { heading: texts.changes, text: texts.changesText(left, say(movable)), urgent: false },
    { heading: texts.atDesk, text: texts.atDeskText, urgent: false },
  ];
};

/** When each person sits down, in the order of the names; nothing where all begin together (A1). */
const seatTimes = ({ time, places, more }: Appointment): readonly (string | undefined)[] =>
  more === undefined
    ? []
    : partsOf({ time, places, more }).flatMap((part) => part.places.map(() => part.time));

const peopleOf = ({ appointment, procedure, language }: ConvocationFacts, texts: ConvocationTexts) => {
  const times = seatTimes(appointment);
  const papers = procedure.documents.map(({ id, optional }) => ({
    name: documentNames[id]?.[language] ?? isolate(language, id.replaceAll("-", " ")),
    note: optional ? texts.optional : "",
  }));
  return {
    heading: texts.people(appointment.names.length),
    papers: texts.papers,
    noPapers: texts.noPapers,
    list: appointment.names.map((name, index) => {
      const time = times[index];
      return {
        name: isolateName(name),
        time: time === undefined ? "" : texts.seatedAt(isolate(language, time)),
        papers,
      };
    }),
  };
};

/** Everything a convocation says (A8), in one language, ready to be set. */
export const convocationContent = (facts: ConvocationFacts) => {
  const { appointment, post, procedure, seal, language, now } = facts;
  const texts = convocationTexts[language];
  const city = cityName(post, language);
  const say: Say = (instant) => {
    const { date, time } = momentInWords(language, instant, post.timeZone);
    return texts.at(date, time);
  };
  const reference = referenceOf(appointment.requestId);
  return {
    language,
    direction: directionOf(language),
    title: texts.title,
    subject: `${texts.title} ${isolate(language, reference)}`,
    post: texts.posts[post.kind](city),
    place: [city, countryName(language, post.country)].join(language === "ar" ? "، " : ", "),
    act: procedure.names[language],
    date: dateInWords(language, appointment.date),
    time: isolate(language, appointment.time),
    zone: texts.localTime(city),
    reference: { label: texts.reference, value: isolate(language, reference) },
    people: peopleOf(facts, texts),
    notes: notesOf(facts, texts, say),
    code: { svg: qrSvg(convocationCode(seal)), alt: texts.codeAlt, text: texts.codeText },
    issued: texts.issued(say(new Date(now).toISOString())),
    id: isolate(language, appointment.appointmentId),
  };
};
