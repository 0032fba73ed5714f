import { describe, expect, it } from "vitest";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { Language } from "#shared/domain/call.ts";
import { convocationTexts } from "#shared/domain/document/convocation-texts.ts";
import { receiptTexts } from "#shared/domain/document/receipt-texts.ts";
import { smsLength } from "#shared/domain/sms/length.ts";
import { actName } from "../act-names.ts";
import { cityName } from "../city-names.ts";
import { letterOf } from "../letter.ts";
import { localDate, shortDate } from "../local-date.ts";
import type { RenderedMessage } from "../template.ts";
import { MASKED_CODE, placeholdersIn, render } from "../template.ts";
import { messageTemplates, renderKept } from "../templates.ts";
import { accountJoinedMessage } from "./account-joined.ts";
import { agentActs } from "./agent-acts.ts";
import { appointmentCancelledMessage } from "./appointment-cancelled.ts";
import { appointmentConfirmedMessage } from "./appointment-confirmed.ts";
import { appointmentDisplacedMessage } from "./appointment-displaced.ts";
import { appointmentLapsedMessage } from "./appointment-lapsed.ts";
import { appointmentOfferedMessage } from "./appointment-offered.ts";
import { dayBeforeMessage, presenceClosesMessage, presenceOpensMessage } from "./appointment-reminders.ts";
import { appointmentRescheduledMessage } from "./appointment-rescheduled.ts";
import { drawLostMessage } from "./draw-lost.ts";
import { drawWonMessage } from "./draw-won.ts";
import { paymentReference } from "./payment-reference.ts";
import { phoneChangedMessage } from "./phone-changed.ts";
import { phoneCode } from "./phone-code.ts";
import { placesFoundMessage } from "./places-found.ts";
import { refundAskedMessage } from "./refund-asked.ts";
import { refundPaidMessage } from "./refund-paid.ts";
import { requestCorrectionNeededMessage } from "./request-correction-needed.ts";
import { requestValid } from "./request-valid.ts";
import { signinCode } from "./signin-code.ts";
import { stampCode } from "./stamp-code.ts";
import { waitingEndedMessage } from "./waiting-ended.ts";

const languages: readonly Language[] = ["ar", "fr", "es", "en"];
const longest = (values: readonly string[]): string =>
  values.reduce((widest, value) => (value.length > widest.length ? value : widest), "");

// A week of the month with the longest name in each language covers every weekday.
const week = Array.from({ length: 7 }, (_, day) => `2027-09-${String(day + 20).padStart(2, "0")}`);
const longestDate = (language: Language) => longest(week.map((date) => localDate(language, date)));
const longestShortDate = (language: Language) => longest(week.map((date) => shortDate(language, date)));
const longestCity = (language: Language) =>
  longest([...posts.map((post) => cityName(post, language)), "م".repeat(20)]);
const longestAct = (language: Language) => longest(procedures.map(({ id }) => actName(id, language)));
const reference = "7K4M9-Q2XDT";

const longestVisit = (language: Language) => ({
  city: language === "ar" ? longestCity(language) : "Palma de Mallorca XX",
  act: longestAct(language),
  date: longestDate(language),
  time: "10:30",
  people: "6",
  reference,
});

const longestPresence = (language: Language) => {
  const instant = `${longestShortDate(language)} 10:30`;
  return { ...longestVisit(language), from: instant, until: instant };
};
const longestOffer = (language: Language) => ({
  ...longestVisit(language),
  until: `${longestShortDate(language)} 10:30`,
});

const longestMessages: Readonly<Record<string, (language: Language) => RenderedMessage>> = {
  "stamp-code": (language) =>
    render(stampCode, language, {
      act: longestAct(language),
      code: "1234 5678 9012 3456",
      validUntil: longestShortDate(language),
    }),
  "payment-reference": (language) =>
    render(paymentReference, language, {
      reference: "1234 5678 9092",
      amount: "8600.00",
      date: longestShortDate(language),
      time: "10:30",
    }),
  "appointment-confirmed": (language) =>
    render(appointmentConfirmedMessage, language, longestVisit(language)),
  "appointment-rescheduled": (language) =>
    render(appointmentRescheduledMessage, language, longestVisit(language)),
  "appointment-cancelled": (language) =>
    render(appointmentCancelledMessage, language, longestVisit(language)),
  "appointment-lapsed": (language) => render(appointmentLapsedMessage, language, longestVisit(language)),
  "reminder-presence-opens": (language) => render(presenceOpensMessage, language, longestPresence(language)),
  "reminder-presence-closes": (language) =>
    render(presenceClosesMessage, language, longestPresence(language)),
  "reminder-day-before": (language) => render(dayBeforeMessage, language, longestVisit(language)),
  "appointment-offered": (language) => render(appointmentOfferedMessage, language, longestOffer(language)),
  "appointment-displaced": (language) =>
    render(appointmentDisplacedMessage, language, longestOffer(language)),
  "waiting-ended": (language) =>
    render(waitingEndedMessage, language, { act: longestAct(language), reference }),
  "places-found": (language) => render(placesFoundMessage, language, longestVisit(language)),
  "request-valid": (language) =>
    render(requestValid, language, { act: longestAct(language), until: longestDate(language), reference }),
  "request-correction-needed": (language) =>
    render(requestCorrectionNeededMessage, language, {
      act: longestAct(language),
      until: longestDate(language),
      documents: "24",
      reference,
    }),
  "draw-won": (language) =>
    render(drawWonMessage, language, {
      ...longestVisit(language),
      until: `${longestShortDate(language)} 10:30`,
    }),
  "draw-lost": (language) => render(drawLostMessage, language, longestVisit(language)),
  "agent-acts": (language) =>
    render(agentActs, language, {
      city: language === "ar" ? longestCity(language) : "Palma de Mallorca XX",
    }),
  "refund-asked": (language) => render(refundAskedMessage, language, { amount: "12345.67", reference }),
  "refund-paid": (language) => render(refundPaidMessage, language, { amount: "12345.67", reference }),
  "account-joined": (language) => render(accountJoinedMessage, language, {}),
  "phone-changed": (language) => render(phoneChangedMessage, language, { ending: "78" }),
  "phone-code": (language) => render(phoneCode, language, { code: "123456", minutes: "15" }),
  "signin-code": (language) => render(signinCode, language, { code: "123456", minutes: "15" }),
};

describe("every template in every language", () => {
  for (const template of messageTemplates) {
    for (const language of languages) {
      const rendered = () => longestMessages[template.kind]?.(language);

      it(`${template.kind} in ${language} fits one SMS with its longest values (N2)`, () => {
        const { encoding, parts } = smsLength(rendered()?.sms ?? "");
        expect({ encoding, parts }).toEqual({ encoding: language === "ar" ? "UCS-2" : "GSM-7", parts: 1 });
      });

      it(`${template.kind} in ${language} names only its own placeholders, and leaves none unfilled`, () => {
        const { sms, subject, mail } = template.texts[language];
        const known = Object.keys(template.placeholders);
        for (const text of [sms, subject, mail])
          expect(known).toEqual(expect.arrayContaining([...placeholdersIn(text)]));
        expect(`${rendered()?.sms}${rendered()?.mail}`).not.toMatch(/[{}]/);
      });

      it(`${template.kind} in ${language} has the apostrophe of print in what is read as a letter`, () => {
        const { subject, letter } = rendered() ?? {};
        expect(`${subject}${letter?.text}`).not.toContain("'");
      });

      it(`${template.kind} in ${language} says in its title of which act it is: people have several requests`, () => {
        const { act } = template.placeholders;
        expect(placeholdersIn(template.texts[language].subject).includes("act")).toBe(act !== undefined);
      });

      it(`${template.kind} in ${language} carries no link`, () => {
        const { sms, mail } = template.texts[language];
        expect(`${sms}${mail}`).not.toMatch(/https?:|www\./);
      });
    }

    it(`${template.kind} isolates in Arabic every value that reads from left to right`, () => {
      const bare = Object.entries(template.placeholders).flatMap(([name, kind]) =>
        kind === "text" ? [] : [name],
      );
      const text = template.texts.ar.sms;
      const used = placeholdersIn(text).filter((name) => bare.includes(name));
      const rendered = longestMessages[template.kind]?.("ar").sms ?? "";
      expect(rendered.split("\u2066")).toHaveLength(used.length + 1);
      expect(rendered.split("\u2069")).toHaveLength(used.length + 1);
    });
  }
});

describe("Arabic in messages and documents", () => {
  const spoken = JSON.stringify([
    messageTemplates.map(({ texts }) => texts.ar),
    Object.values(convocationTexts.ar).map(String),
    Object.values(receiptTexts.ar).map(String),
    letterOf({
      language: "ar",
      subject: "",
      mail: "",
      blank: "",
      blankOf: () => ({ kind: "text", value: "" }),
    }),
  ]);

  it("speaks to one person, as the pages do, and greets as everybody greets", () => {
    const several = [
      ...spoken
        .replaceAll("السلام عليكم", "")
        .matchAll(/[\u0621-\u064a]+(?:كم|وا|كموه|وه)(?![\u0621-\u064a])/g),
    ];
    expect(several.map(([word]) => word)).toEqual([]);
  });
});

describe("what is kept of a message (N3)", () => {
  it("N3 says the same once more, but for codes", () => {
    for (const { kind } of messageTemplates) {
      const sent = longestMessages[kind]?.("fr");
      const again = renderKept(kind, "fr", sent?.kept ?? {});
      const withoutCode = sent?.mail.replace(/1234 5678 9012 3456|123456/, MASKED_CODE);
      expect(again?.mail, kind).toBe(withoutCode);
    }
  });

  it("N3 holds no code", () => {
    expect(longestMessages["stamp-code"]?.("ar").kept["code"]).toBe(MASKED_CODE);
    expect(JSON.stringify(longestMessages["signin-code"]?.("en").kept)).not.toContain("123456");
  });

  it("is nothing for a kind that is no longer sent", () => {
    expect(renderKept("telegram", "fr", {})).toBeUndefined();
  });
});

describe("names in messages", () => {
  it("every post's city has an Arabic name of at most 20 characters", () => {
    for (const post of posts)
      expect(cityName(post, "ar")).toMatch(/^\p{Script=Arabic}[\p{Script=Arabic} ]{1,19}$/u);
  });

  it("every city is at most 20 characters long in the other languages", () => {
    for (const post of posts) {
      for (const language of ["fr", "es", "en"] as const)
        expect(cityName(post, language).length).toBeLessThanOrEqual(20);
    }
  });

  it("a city that nobody has translated is isolated in Arabic", () => {
    expect(cityName({ id: "xx-new", city: "New Post" }, "ar")).toBe("\u2066New Post\u2069");
  });

  it("every procedure has a short name of its own, 14 characters in Arabic and 26 in the others at most", () => {
    for (const { id } of procedures) {
      for (const language of languages) {
        const name = actName(id, language);
        expect(name).not.toBe(actName("unheard-of", language));
        expect(name.length).toBeLessThanOrEqual(language === "ar" ? 14 : 26);
      }
    }
  });
});

describe("dates in messages", () => {
  it("are digits in Arabic, and carry their weekday in the other languages", () => {
    expect(localDate("ar", "2026-11-24")).toBe("24/11/2026");
    expect(localDate("fr", "2026-11-24")).toBe("mardi 24/11/2026");
    expect(localDate("es", "2026-11-25")).toBe("miércoles 25/11/2026");
    expect(localDate("en", "2026-11-04")).toBe("Wednesday 4 Nov 2026");
  });
});
