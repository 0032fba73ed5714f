import confirmed from "#events/examples/gov.wisal.appointments.confirmed.v1/valid-1.json" with {
  type: "json",
};
import refundPaid from "#events/examples/gov.wisal.refunds.paid.v1/valid-1.json" with { type: "json" };
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import { dynamoNoticeStore } from "#shared/adapters/dynamodb/notice-store.ts";
import { dynamoWaitingMessages } from "#shared/adapters/dynamodb/waiting-messages.ts";
import { messagesOf } from "#shared/application/messages/list-messages.ts";
import type { NotifyDeps } from "#shared/application/messages/notify.ts";
import { notify } from "#shared/application/messages/notify.ts";
import { resumeWaiting } from "#shared/application/messages/resume-waiting.ts";
import type { Account } from "#shared/domain/account/account.ts";
import type { SendOutcome } from "#shared/ports/message-sender.ts";
import type { TestDynamo } from "./dynamodb.ts";
import { openCatalogue } from "./open-catalogue.ts";

/** How a provider answers: it takes what it is given, is throttled, breaks off with the outcome unknown, or refuses. */
export type Weather = "fine" | "throttled" | "broken" | "refusing";

const answer = (weather: Weather, providerId: string): Promise<SendOutcome> => {
  switch (weather) {
    case "fine":
      return Promise.resolve({ kind: "accepted", providerId });
    case "throttled":
      return Promise.resolve({ kind: "not-sent", code: "sms-throttled" });
    case "refusing":
      return Promise.resolve({ kind: "refused", code: "email-message-rejected" });
    case "broken":
      return Promise.reject(new Error("500"));
  }
};

let serial = 0;

/** One person who is told things over a test database, with a clock, two providers and a queue that redelivers. */
export const telling = ({ client, tableNames }: TestDynamo, person: Partial<Account> = {}) => {
  serial += 1;
  const account: Account = {
    accountId: `acc_TOLD${serial}`,
    status: "active",
    phone: `+3361${String(2_000_000 + serial)}`,
    language: "fr",
    email: "amina@example.org",
    createdAt: "2026-11-01T00:00:00.000Z",
    ...person,
  };
  const weather: { sms: Weather; email: Weather } = { sms: "fine", email: "fine" };
  const clock = { at: Date.parse("2026-11-20T10:00:00.000Z"), now: () => clock.at };
  const texts: string[] = [];
  const mails: string[] = [];
  const queue: unknown[] = [];
  const messages = dynamoMessageStore(client, tableNames.core);
  const notices = dynamoNoticeStore(client, tableNames.core);
  const waiting = dynamoWaitingMessages(client, tableNames.core);
  const deps: NotifyDeps = {
    clock,
    messages,
    notices,
    waiting,
    quietHours: { from: "21:00", until: "08:00" },
    receiptWindowMs: 60_000,
    pace: { turn: () => Promise.resolve(true) },
    accounts: { find: () => Promise.resolve(account) },
    catalogue: openCatalogue,
    texts: {
      send: ({ text }) => {
        if (weather.sms === "fine") texts.push(text);
        return answer(weather.sms, `sms-${crypto.randomUUID()}`);
      },
    },
    mails: {
      send: ({ subject }) => {
        if (weather.email === "fine") mails.push(subject);
        return answer(weather.email, `mail-${crypto.randomUUID()}`);
      },
    },
  };
  /** Delivers an event; whether it is done, or comes again. */
  const deliver = (event: unknown, last = false): Promise<boolean> =>
    notify(deps, event, last).then(
      () => true,
      () => false,
    );
  let told = 0;
  return {
    account,
    weather,
    clock,
    texts,
    mails,
    deliver,
    /** An appointment at a time of its own, or at the same one. */
    confirmed: (time?: string) => {
      told += 1;
      const id = `cmd_told${serial}x${told}.0`;
      const data = { ...confirmed.data, time: time ?? `10:${String(told).padStart(2, "0")}` };
      return { ...confirmed, id, time: new Date(clock.at).toISOString(), data };
    },
    /** Money that has gone back. */
    refunded: (refundId: string) => {
      told += 1;
      const id = `cmd_told${serial}x${told}.0`;
      const data = { ...refundPaid.data, accountId: account.accountId, refundId };
      return { ...refundPaid, id, time: new Date(clock.at).toISOString(), data };
    },
    /** What the person sees. */
    shown: async () => (await messagesOf({ notices, messages }, account.accountId, { limit: 20 })).messages,
    /** A run of the sweep; what it put into the queue is delivered. */
    sweep: async (): Promise<number> => {
      const send = (event: unknown) => Promise.resolve(void queue.push(event));
      const resumed = await resumeWaiting({ waiting, queue: { send } }, clock.at);
      for (const event of queue.splice(0)) await deliver(event);
      return resumed;
    },
  };
};
