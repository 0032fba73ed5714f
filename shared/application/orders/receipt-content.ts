import type { Language } from "#shared/domain/call.ts";
import { qrSvg } from "#shared/domain/document/qr.ts";
import type { ReceiptTexts } from "#shared/domain/document/receipt-texts.ts";
import { receiptTexts } from "#shared/domain/document/receipt-texts.ts";
import {
  amountInWords,
  dateInWords,
  directionOf,
  isolate,
  momentInWords,
  rateInWords,
} from "#shared/domain/document/words.ts";
import { cityName } from "#shared/domain/message/city-names.ts";
import { dateIn, shortDate } from "#shared/domain/message/local-date.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { Order, OrderLine } from "#shared/domain/order/order.ts";
import type { StampCode } from "#shared/domain/stamp/code.ts";
import { formatStampCode, maskStampCode } from "#shared/domain/stamp/code.ts";
import type { StampState } from "#shared/domain/stamp/stamp.ts";
import { totalOf } from "#shared/domain/tariff/tariff.ts";
import type { Post, Procedure } from "#shared/ports/catalogue-store.ts";

/** One stamp as it is shown on its receipt. */
export interface ReceiptStamp {
  readonly procedureId: string;
  readonly state: StampState;
  readonly validUntil: string;
  readonly lastGroup: string;
  /** Whole, while it may still be opened for its buyer; else only its last group is shown. */
  readonly code?: StampCode | undefined;
}

/** What a receipt is made from. */
export interface ReceiptFacts {
  readonly order: Order;
  readonly paidAt: string;
  readonly post: Post;
  readonly procedures: readonly Procedure[];
  readonly stamps: readonly ReceiptStamp[];
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A stamp is an act of the State: its validity is counted in the capital's days. */
const STAMP_ZONE = "Africa/Casablanca";

const nameOf = ({ procedures, language }: ReceiptFacts, procedureId: string): string =>
  procedures.find(({ id }) => id === procedureId)?.names[language] ??
  isolate(language, procedureId.replaceAll("-", " "));

const lineOf = (facts: ReceiptFacts, { procedureId, quantity, components }: OrderLine) => {
  const say = (centimes: number): string =>
    centimes === 0 ? "–" : amountInWords(facts.language, dirhams(centimes));
  return [
    nameOf(facts, procedureId),
    say(components.receipt),
    say(components.chancery),
    say(components.service),
    isolate(facts.language, String(quantity)),
    say(totalOf(components) * quantity),
  ];
};

/** What a desk types or scans is the sixteen digits themselves: the QR code holds them and nothing else (T8). */
const stampOf = (facts: ReceiptFacts, texts: ReceiptTexts, stamp: ReceiptStamp) => {
  const { language } = facts;
  const { code, state } = stamp;
  const live = state === "issued" || state === "reserved";
  return {
    act: nameOf(facts, stamp.procedureId),
    code: isolate(language, code === undefined ? maskStampCode(stamp.lastGroup) : formatStampCode(code)),
    note: live
      ? texts.validUntil(isolate(language, shortDate(language, dateIn(STAMP_ZONE, stamp.validUntil))))
      : texts.states[state],
    hint: live && code === undefined ? texts.masked : "",
    qr: code === undefined ? "" : qrSvg(code),
    alt: texts.codeAlt,
  };
};

/** The local amount and the rate it was made with; nothing where no rate was posted (T1). */
const localOf = ({ order: { local, rate }, language }: ReceiptFacts, texts: ReceiptTexts) =>
  local === null || rate === null
    ? []
    : [
        [texts.local, amountInWords(language, local)],
        [texts.rate(dateInWords(language, dateIn(STAMP_ZONE, rate.asOf))), rateInWords(language, rate)],
      ];

/** Everything a receipt says (T1, T4), in one language, ready to be set. */
export const receiptContent = (facts: ReceiptFacts) => {
  const { order, post, language } = facts;
  const texts = receiptTexts[language];
  const { orderId, totalMad, channel, transactionId } = order;
  const paid = momentInWords(language, facts.paidAt, post.timeZone);
  const issued = momentInWords(language, new Date(facts.now).toISOString(), post.timeZone);
  const { columns } = texts;
  return {
    language,
    direction: directionOf(language),
    title: texts.title,
    subject: `${texts.title} ${isolate(language, orderId)}`,
    post: texts.posts[post.kind](cityName(post, language)),
    total: { label: texts.total, value: amountInWords(language, dirhams(totalMad)) },
    facts: [
      [texts.paid, texts.at(paid.date, paid.time)],
      [texts.order, isolate(language, orderId)],
      ...(channel === undefined ? [] : [[texts.channel, texts.channels[channel]]]),
      ...(transactionId === undefined ? [] : [[texts.transaction, isolate(language, transactionId)]]),
      ...localOf(facts, texts),
    ],
    lines: {
      heading: texts.lines,
      columns: [
        columns.act,
        columns.receipt,
        columns.chancery,
        columns.service,
        columns.quantity,
        columns.amount,
      ],
      rows: order.lines.map((line) => lineOf(facts, line)),
    },
    stamps: {
      heading: texts.stamps(facts.stamps.length),
      list: facts.stamps.map((stamp) => stampOf(facts, texts, stamp)),
    },
    note: { heading: texts.keep, text: texts.keepText },
    issued: texts.issued(texts.at(issued.date, issued.time)),
    id: isolate(language, orderId),
  };
};
