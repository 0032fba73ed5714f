import * as z from "zod";
import { envelopeSchema } from "#events/envelope.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { messageItemSchema, sentItemSchema } from "#shared/adapters/dynamodb/message-store.ts";
import { unitOf } from "#shared/adapters/dynamodb/order-item.ts";
import type { Finding } from "../report.ts";
import type { Mail } from "../world.ts";
import { type Stored, under } from "./stored.ts";

const commandSchema = z.object({ events: z.array(envelopeSchema) });
const newsSchema = z.object({ accountId: z.string(), date: z.string(), time: z.string() });

/** Facts of appointments, each of which is told to its person. */
const told = /\.appointments\.(confirmed|rescheduled|cancelled|lapsed|offered)\.v1$/;
const SENDERS = new Set(["messages-send", "stamps-deliver"]);

/** What must hold of events and messages (N1, N3). */
export const messageFindings = ({ core, stamps, audit }: Stored, mail: Mail): readonly Finding[] => {
  mail.collect();
  const commands = [...under(core, "CMD#"), ...under(stamps, "CMD#")];
  const events = commands.flatMap((item) => commandSchema.parse(item).events);
  const ids = new Set(events.map(({ id }) => id));
  const recorded = new Set(under(audit, "EVENT#").map(({ pk }) => String(pk)));
  const messages = under(core, "MSG#", "MSG").map((item) => messageItemSchema.parse(item));
  const texts = messages.filter(({ channel }) => channel === "sms");
  const ties = new Map(
    under(core, "MSG#SENT#").map((item) => {
      const { pk, messageId } = sentItemSchema.parse(item);
      return [pk.slice(keys.messageSent("").pk.length), messageId];
    }),
  );
  const sent = [...mail.caught.values()].filter(({ kind, from }) => kind === "sms" && SENDERS.has(from));
  const times = Map.groupBy(sent, ({ id }) => ties.get(id));
  const news = events.filter(({ type }) => told.test(type));
  const wordsOf = (event: (typeof news)[number]) => {
    const { accountId, date, time } = newsSchema.parse(event.data);
    return `${event.type} ${accountId} ${date} ${time}`;
  };
  const saidTwice = Map.groupBy(news, wordsOf);
  const units = under(stamps, "ORD#", "UNIT#").map(unitOf);
  const sealed = new Set(under(stamps, "SEALED#").map(({ stampId }) => stampId));
  return [
    {
      invariant: "The outbox is empty: every event of every change is in the trail (N1, E3)",
      of: `${events.length} events of ${commands.length} changes`,
      breaches: events.filter(({ id }) => !recorded.has(keys.auditEvent(id).pk)).map(({ type }) => type),
    },
    {
      invariant: "Each SMS was delivered once or visibly failed (N1, N3)",
      of: `${texts.length} messages, ${sent.length} SMS sent`,
      breaches: texts.flatMap(({ messageId, state, kind }) => {
        const count = times.get(messageId)?.length ?? 0;
        const fits = (state === "delivered" && count === 1) || (state === "failed" && count === 0);
        return fits ? [] : [`${messageId} (${kind}) is ${state} and was sent ${count} times`];
      }),
    },
    {
      invariant: "Nothing was sent for what did not happen (N1)",
      of: `${messages.length} messages by SMS and e-mail`,
      breaches: [
        ...messages.filter(({ eventId }) => !ids.has(eventId)).map(({ messageId }) => messageId),
        ...sent.filter(({ id }) => ties.get(id) === undefined).map(({ id }) => `SMS ${id} is no message's`),
      ],
    },
    {
      invariant: "Each change of an appointment was told (N1)",
      of: `${news.length} changes`,
      breaches: news.flatMap((event) => {
        const said = texts.some(({ eventId }) => eventId === event.id);
        // What was told a moment ago in the same words is not repeated.
        return said || (saidTwice.get(wordsOf(event))?.length ?? 0) > 1 ? [] : [`${event.type} ${event.id}`];
      }),
    },
    {
      invariant: "Each stamp's code was sent to its buyer (T4)",
      of: `${units.length} stamps`,
      breaches: units.flatMap(({ orderId, unit, stampId }) => {
        const of = texts.some(({ sending }) => sending?.orderId === orderId && sending.unit === unit);
        return of || !sealed.has(stampId) ? [] : [`${orderId}/${unit}`];
      }),
    },
  ];
};
