import { describe, expect, it } from "vitest";
import joined from "#events/examples/gov.wisal.accounts.joined.v1/valid-1.json" with { type: "json" };
import phoneChanged from "#events/examples/gov.wisal.accounts.phone-changed.v1/valid-1.json" with {
  type: "json",
};
import cancelled from "#events/examples/gov.wisal.appointments.cancelled.v1/valid-1.json" with {
  type: "json",
};
import confirmed from "#events/examples/gov.wisal.appointments.confirmed.v1/valid-1.json" with {
  type: "json",
};
import offered from "#events/examples/gov.wisal.appointments.offered.v1/valid-1.json" with { type: "json" };
import found from "#events/examples/gov.wisal.appointments.places-found.v1/valid-1.json" with {
  type: "json",
};
import reminded from "#events/examples/gov.wisal.appointments.reminder-due.v1/valid-1.json" with {
  type: "json",
};
import rescheduled from "#events/examples/gov.wisal.appointments.rescheduled.v1/valid-1.json" with {
  type: "json",
};
import lost from "#events/examples/gov.wisal.draws.lost.v1/valid-1.json" with { type: "json" };
import won from "#events/examples/gov.wisal.draws.won.v1/valid-1.json" with { type: "json" };
import captured from "#events/examples/gov.wisal.payments.captured.v1/valid-1.json" with { type: "json" };
import correction from "#events/examples/gov.wisal.requests.correction-needed.v1/valid-1.json" with {
  type: "json",
};
import validated from "#events/examples/gov.wisal.requests.validated.v1/valid-1.json" with { type: "json" };
import validatedAtOnce from "#events/examples/gov.wisal.requests.validated.v1/valid-2.json" with {
  type: "json",
};
import issued from "#events/examples/gov.wisal.stamps.issued.v1/valid-1.json" with { type: "json" };
import type { Account } from "#shared/domain/account/account.ts";
import type { Language } from "#shared/domain/call.ts";
import type { Message } from "#shared/domain/message/message.ts";
import type { Notice } from "#shared/domain/message/notice.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import { smsLength } from "#shared/domain/sms/length.ts";
import { drawStampCode, formatStampCode } from "#shared/domain/stamp/code.ts";
import type { MailSender, SendOutcome, TextSender } from "#shared/ports/message-sender.ts";
import type { MessageRecord, MessageStore } from "#shared/ports/message-store.ts";
import { openCatalogue } from "#test/support/open-catalogue.ts";
import type { DeliverStampDeps } from "./deliver-stamp.ts";
import { deliverStamp } from "./deliver-stamp.ts";
import type { NotifyDeps } from "./notify.ts";
import { notify } from "./notify.ts";

const account: Account = {
  accountId: confirmed.data.accountId,
  status: "active",
  phone: "+33612345678",
  language: "fr",
  email: "amina@example.org",
  createdAt: "2026-11-01T00:00:00.000Z",
};

/** Message records in memory; the races are the store tests' business. */
const memoryMessages = (): MessageStore & { readonly records: Map<string, MessageRecord> } => {
  const records = new Map<string, MessageRecord>();
  const change = (id: string, to: Partial<MessageRecord>) => {
    const record = records.get(id);
    if (record !== undefined) records.set(id, { ...record, ...to });
    return Promise.resolve();
  };
  return {
    records,
    claim: (message: Message, claimedAt) => {
      const record = records.get(message.messageId);
      if (record !== undefined && record.state !== "released")
        return Promise.resolve({ kind: "taken", record });
      records.set(message.messageId, { ...message, state: "claimed", claimedAt });
      return Promise.resolve({ kind: "claimed" });
    },
    reclaim: () => Promise.resolve(true),
    release: (id) => change(id, { state: "released" }),
    markSent: (id, providerId) => change(id, { state: "sent", providerId }),
    giveUp: (id) => change(id, { state: "failed" }),
    markFailed: (id) => change(id, { state: "failed" }),
    find: (id) => Promise.resolve(records.get(id)),
    findAll: (ids) => Promise.resolve(ids.flatMap((id) => records.get(id) ?? [])),
    settle: (id, state) => change(id, { state }),
    settling: () => ({ write: undefined, refusal: () => ({ code: "not-found" }) }),
    tie: () => Promise.resolve({}),
    putReceipt: () => Promise.resolve({}),
    receipts: () => Promise.resolve([]),
  };
};

type Text = Parameters<TextSender["send"]>[0];
type Mail = Parameters<MailSender["send"]>[0];

const accepted = (providerId: string): Promise<SendOutcome> =>
  Promise.resolve({ kind: "accepted", providerId });

const network = (answers: { sms?: () => Promise<SendOutcome>; mail?: () => Promise<SendOutcome> } = {}) => {
  const texts: Text[] = [];
  const mails: Mail[] = [];
  const messages = memoryMessages();
  const notices: Notice[] = [];
  return {
    texts,
    mails,
    messages,
    notices,
    deps: {
      clock: { now: () => Date.parse("2026-11-21T10:16:00.000Z") },
      receiptWindowMs: 60_000,
      messages,
      notices: {
        put: (notice: Notice) => {
          notices.push(notice);
          return Promise.resolve();
        },
        isNews: () => Promise.resolve(true),
      },
      pace: { turn: () => Promise.resolve(true) },
      waiting: { put: () => Promise.resolve() },
      quietHours: undefined,
      texts: {
        send: (text: Text) => {
          texts.push(text);
          return (answers.sms ?? (() => accepted(`sms-${texts.length}`)))();
        },
      },
      mails: {
        send: (mail: Mail) => {
          mails.push(mail);
          return (answers.mail ?? (() => accepted(`mail-${mails.length}`)))();
        },
      },
    },
  };
};

const notifying = (person: Account = account, answers: Parameters<typeof network>[0] = {}) => {
  const net = network(answers);
  const deps: NotifyDeps = {
    ...net.deps,
    accounts: { find: (id) => Promise.resolve(id === person.accountId ? person : undefined) },
    catalogue: openCatalogue,
  };
  return { ...net, run: async (event: unknown) => await notify(deps, event) };
};

const inLanguage = (language: Language): Account => ({ ...account, language });

describe("notify", () => {
  it("tells of an appointment in the post's local time and city, with a calendar file by e-mail", async () => {
    const { run, texts, mails } = notifying();
    await run(confirmed);
    expect(texts).toEqual([
      {
        phone: "+33612345678",
        text: "Wisal : rendez-vous confirmé à Paris, mardi 01/12/2026 à 10:30 (heure locale). Apportez les originaux de vos documents.",
      },
    ]);
    expect(mails[0]).toMatchObject({
      to: "amina@example.org",
      subject: "Wisal : votre rendez-vous est confirmé (passeport adulte)",
    });
    expect(mails[0]?.text).toContain(referenceOf(confirmed.data.requestId));
    expect(mails[0]?.attachments[0]?.content).toMatch(/^BEGIN:VCALENDAR[\s\S]*DTSTART:20261201T093000Z/);
  });

  it("R2 N1 tells of another phone to the number before it and by e-mail, whatever they prefer", async () => {
    const person: Account = {
      ...account,
      accountId: phoneChanged.data.accountId,
      prefers: "email",
      phone: "+33687654321",
      formerPhone: "+33612345678",
    };
    const { run, texts, mails } = notifying(person);
    await run(phoneChanged);
    expect(texts).toEqual([
      {
        phone: "+33612345678",
        text: "Wisal : le téléphone de votre compte finit maintenant par 21. Si ce n'est pas vous, appelez-nous tout de suite.",
      },
    ]);
    expect(mails.map(({ to }) => to)).toEqual(["amina@example.org"]);
    expect(mails[0]?.text).toContain("par 21.");
  });

  it("R1 N1 tells the owner that a further sign-in leads to the account, whatever they prefer, in each language", async () => {
    for (const [language, words] of [
      ["ar", "دخول جديد"],
      ["fr", "nouvelle connexion"],
      ["es", "nuevo inicio de sesi"],
      ["en", "new sign-in"],
    ] as const) {
      const own = { ...inLanguage(language), accountId: joined.data.accountId, prefers: "email" } as const;
      const { run, texts, mails } = notifying(own);
      await run(joined);
      expect(texts.map(({ phone }) => phone)).toEqual([own.phone]);
      expect(mails.map(({ to }) => to)).toEqual(["amina@example.org"]);
      for (const { text } of [...texts, ...mails]) expect(text).toContain(words);
    }
  });

  it("A4 A8 tells of a move and of a cancellation, each with its change of the same calendar entry", async () => {
    const { run, texts, mails } = notifying();
    for (const event of [confirmed, rescheduled, cancelled]) await run(event);
    expect(texts.map(({ text }) => text.slice(0, 46))).toEqual([
      "Wisal : rendez-vous confirmé à Paris, mardi 01",
      "Wisal : rendez-vous déplacé à Paris, mardi 01/",
      "Wisal : votre rendez-vous à Paris, mardi 01/12",
    ]);
    const files = mails.map(({ attachments }) => attachments[0]);
    expect(files.map((file) => file?.contentType)).toEqual(
      ["PUBLISH", "PUBLISH", "CANCEL"].map((method) => `text/calendar; charset=utf-8; method=${method}`),
    );
    const line = (name: string) =>
      files.map((file) => new RegExp(`^${name}:(.*)$`, "m").exec(file?.content ?? "")?.[1]);
    expect(new Set(line("UID")).size).toBe(1);
    expect(line("SEQUENCE").map((value) => value?.trim())).toEqual(["0", "2", "1"]);
  });

  it("isolates date and time in Arabic", async () => {
    const { run, texts } = notifying(inLanguage("ar"));
    await run(confirmed);
    expect(texts[0]?.text).toBe("وصال: موعدك في باريس يوم \u206601/12/2026\u2069 الساعة \u206610:30\u2069");
  });

  it("sends each kind of message in one part, in each language", async () => {
    for (const language of ["ar", "fr", "es", "en"] as const) {
      const { run, texts } = notifying(inLanguage(language));
      for (const event of [confirmed, rescheduled, cancelled, validated, correction]) await run(event);
      expect(texts.map(({ text }) => smsLength(text).parts)).toEqual([1, 1, 1, 1, 1]);
    }
  });

  it.each([offered, found, reminded, lost, won])(
    "R1 gives the request's short reference: $type",
    async (event) => {
      const { run, mails } = notifying({ ...account, accountId: event.data.accountId });
      await run(event);
      expect(mails.map(({ text }) => text).join()).toContain(referenceOf(event.data.requestId));
      expect(mails.map(({ text }) => text).join()).not.toContain("req_");
    },
  );

  it("says nothing when a request was valid on submission: the person is looking at the slots (R6)", async () => {
    const { run, texts, mails } = notifying();
    await run(validatedAtOnce);
    expect([texts, mails]).toEqual([[], []]);
  });

  it("sends no e-mail to who gave no address", async () => {
    const { email: _email, ...without } = account;
    const { run, texts, mails } = notifying(without);
    await run(validated);
    expect([texts.length, mails.length]).toEqual([1, 0]);
  });

  it("sends once when the event comes three times", async () => {
    const { run, texts, mails } = notifying();
    for (let round = 0; round < 3; round += 1) await run(confirmed);
    expect([texts.length, mails.length]).toEqual([1, 1]);
  });

  it("still sends the e-mail when the SMS cannot go, and asks for another delivery (N3)", async () => {
    const { run, mails } = notifying(account, {
      sms: () => Promise.resolve({ kind: "not-sent", code: "sms-throttled" }),
    });
    await expect(run(confirmed)).rejects.toThrow("sms-throttled");
    expect(mails).toHaveLength(1);
    await expect(run(confirmed)).rejects.toThrow("sms-throttled");
    expect(mails).toHaveLength(1);
  });

  it("refuses an event that it cannot tell, or whose account or post nobody knows", async () => {
    const { run } = notifying();
    await expect(run(captured)).rejects.toThrow("no message");
    await expect(run({ ...confirmed, postid: "xx-nowhere" })).rejects.toThrow("no known post");
    await expect(notifying({ ...account, accountId: "acc_other0000" }).run(confirmed)).rejects.toThrow(
      "no known account",
    );
    await expect(run({ ...confirmed, id: "made-up" })).rejects.toThrow();
  });
});

describe("deliverStamp", () => {
  const code = drawStampCode();

  const delivering = (email?: string, answers: Parameters<typeof network>[0] = {}, sealed = true) => {
    const net = network(answers);
    const marks: object[] = [];
    let unsealed = 0;
    const deps: DeliverStampDeps = {
      ...net.deps,
      deliveries: {
        recipient: () =>
          Promise.resolve({
            accountId: account.accountId,
            phone: "+34612345678",
            language: "es",
            ...(email !== undefined && { email }),
          }),
        lastGroup: () => Promise.resolve("3456"),
        sealedCopy: () =>
          Promise.resolve(sealed ? { stampId: issued.data.stampId, ciphertext: "sealed" } : undefined),
        note: (_sending, channel, { state }) => {
          marks.push({ [channel]: state });
          return Promise.resolve();
        },
      },
      unsealer: {
        unseal: (stampId, ciphertext) => {
          unsealed += 1;
          if (stampId !== issued.data.stampId || ciphertext !== "sealed") throw new Error("wrong seal");
          return Promise.resolve(code);
        },
      },
      onHanded: () => undefined,
    };
    return {
      ...net,
      marks,
      unsealed: () => unsealed,
      run: async (event: unknown = issued) => await deliverStamp(deps, event),
    };
  };

  it("sends the code in groups of four with act and validity to the phone given at purchase (T4)", async () => {
    const { run, texts, marks } = delivering();
    await run();
    expect(texts).toEqual([
      {
        phone: "+34612345678",
        text: `Wisal: timbre pasaporte adulto\n${formatStampCode(code)}\nVale hasta el 21/11/2027. Solo para la ventanilla: no lo dé a nadie más.`.replace(
          "más",
          "mas",
        ),
      },
    ]);
    expect(marks).toEqual([{ sms: "sent" }]);
  });

  it("sends it once more for each time that its buyer asks, to the same phone (T4)", async () => {
    const { run, texts } = delivering();
    await run();
    const { amountMad: _amount, ...data } = issued.data;
    const asked = {
      ...issued,
      id: "cmd_resend0001.0",
      type: "gov.wisal.stamps.resend-asked.v1",
      data: { ...data, resend: 1 },
    };
    await run(asked);
    await run(asked);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toEqual(texts[0]);
  });

  it("keeps the code out of every record", async () => {
    const { run, messages } = delivering("amina@example.org");
    await run();
    const stored = JSON.stringify([...messages.records.values()]);
    expect(messages.records.size).toBe(2);
    for (const secret of [code, formatStampCode(code), "+34612345678", "amina@example.org"])
      expect(stored).not.toContain(secret);
  });

  it("unseals nothing when the code was sent before", async () => {
    const { run, unsealed, texts } = delivering();
    await run();
    await run();
    expect([unsealed(), texts.length]).toEqual([1, 1]);
  });

  it("notes a delivery by e-mail when the number is refused", async () => {
    const { run, marks } = delivering("amina@example.org", {
      sms: () => Promise.resolve({ kind: "refused", code: "sms-invalid-parameter" }),
    });
    await run();
    expect(marks).toEqual([{ sms: "failed" }, { email: "sent" }]);
  });

  it("notes what the SMS did even while the e-mail must be tried again", async () => {
    const { run, marks, texts } = delivering("amina@example.org", {
      mail: () => Promise.resolve({ kind: "not-sent", code: "email-throttled" }),
    });
    await expect(run()).rejects.toThrow("email-throttled");
    expect(marks).toEqual([{ sms: "sent" }]);
    await expect(run()).rejects.toThrow("email-throttled");
    expect(texts).toHaveLength(1);
  });

  it("notes nothing while the outcome of every channel is open", async () => {
    const { run, marks } = delivering(undefined, { sms: () => Promise.reject(new Error("socket hang up")) });
    await expect(run()).rejects.toThrow("socket hang up");
    expect(marks).toEqual([]);
  });

  it("notes a failure when no channel can carry it", async () => {
    const { run, marks } = delivering(undefined, {
      sms: () => Promise.resolve({ kind: "refused", code: "sms-invalid-parameter" }),
    });
    await run();
    expect(marks).toEqual([{ sms: "failed" }]);
  });

  it("sends nothing when the sealed copy is erased", async () => {
    const { run, texts, marks } = delivering(undefined, {}, false);
    await run();
    expect(texts).toEqual([]);
    expect(marks).toEqual([{ sms: "failed" }]);
  });
});
