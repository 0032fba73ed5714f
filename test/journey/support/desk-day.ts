import { signInCitizen } from "#local/client/sign-in.ts";
import { uploadPapers } from "#local/client/upload.ts";
import { callApi, messagesTo, payOnCardPage, stampCodeIn } from "#local/client/wisal.ts";
import { type JsonObject, list, obj, str } from "#local/json.ts";
import { eventually } from "#test/support/deadline.ts";
import { passPapers } from "./booking.ts";
import { newPhone } from "./people.ts";
import type { JourneyPlatform } from "./platform.ts";
import { staffToken } from "./sign-in.ts";

/** Where a desk works, in the zone of its clocks. */
const paris = { postId: "fr-paris", timeZone: "Europe/Paris", officer: "officer.paris@wisal.example" };
const montreal = {
  postId: "ca-montreal",
  timeZone: "America/Toronto",
  officer: "officer.montreal@wisal.example",
};
/** From this hour on a day in Paris may not have time left for visits that are still to come; in Montréal it is afternoon. */
const LATE = 21;

/** A post whose day has hours left, whatever the hour here. */
const postOfToday = () => {
  const { timeZone } = paris;
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone }).format();
  return Number(hour) < LATE ? paris : montreal;
};

/** A visit of today that the desk may receive. */
export interface Expected {
  readonly requestId: string;
  readonly reference: string;
  readonly appointmentId: string;
  readonly date: string;
  readonly time: string;
}

interface Person {
  readonly familyName: string;
  readonly givenNames?: string;
  readonly birthDate: string;
  readonly cin: string;
  readonly familyNameArabic?: string;
  readonly givenNamesArabic?: string;
}

/** What happens before a desk opens: people file, buy stamps and book, all through the API. */
export const deskDay = async (platform: JourneyPlatform) => {
  const { places } = platform;
  const post = postOfToday();
  const { postId } = post;
  const call = async (
    status: number,
    method: string,
    path: string,
    token: string,
    body?: unknown,
  ): Promise<JsonObject> => {
    const answer = await callApi(places.api, method, path, { token, ...(body !== undefined && { body }) });
    if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const officer = await staffToken(places, post.officer);
  const { timeZone } = post;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format();

  /** Opens the post all day today, whatever the day of the week: visits of today need places today. */
  const openToday = async (): Promise<void> => {
    const path = `/staff/posts/${postId}/calendars/acts`;
    const network = await staffToken(places, "network@wisal.example");
    const { calendar, version } = await call(200, "GET", path, network);
    const exceptions = list(obj(calendar)["exceptions"]);
    // An earlier journey of the same platform did.
    if (exceptions.some((each) => obj(each)["date"] === today)) return;
    const extra = { kind: "extra", date: today, reason: "Journey", from: "00:00", to: "23:30" };
    const changed = { ...obj(calendar), exceptions: [...exceptions, extra] };
    await call(200, "PUT", path, network, { version, calendar: changed });
  };

  const citizen = async () => {
    const phone = newPhone();
    const token = (await signInCitizen({ phone, port: platform.running.ports.site })).accessToken;
    await call(200, "PUT", "/account", token, { language: "fr" });
    return { phone, token };
  };

  /** Files a request and submits it; its papers passed, and where they are to be seen they are there. */
  const file = async (
    token: string,
    procedureId: string,
    beneficiaries: readonly Person[],
    papers: "seen" | "unseen" = "unseen",
  ) => {
    const filed = await call(201, "POST", "/requests", token, { postId, procedureId, beneficiaries });
    const requestId = str(filed["requestId"]);
    if (papers === "seen") await uploadPapers(places.api, token, requestId);
    else await passPapers(platform, requestId);
    await call(200, "POST", `/requests/${requestId}/submission`, token);
    const { reference } = await call(200, "GET", `/requests/${requestId}`, token);
    return { requestId, reference: str(reference) };
  };

  /** Books the first place of the first day: today. */
  const book = async (
    token: string,
    request: { readonly requestId: string; readonly reference: string },
  ): Promise<Expected> => {
    const path = `/requests/${request.requestId}`;
    const shown = await eventually(
      "places today",
      async () => {
        const { days } = await call(200, "GET", `${path}/days`, token);
        if (str(obj(list(days)[0])["date"]) !== today) return undefined;
        return await call(200, "GET", `${path}/days/${today}/slots`, token);
      },
      { withinMs: 60_000, everyMs: 250 },
    );
    const slot = obj(list(shown["slots"])[0]);
    const chosen = { slotId: slot["slotId"], slots: slot["slots"], slotsGrant: shown["slotsGrant"] };
    const { holdToken } = await call(201, "POST", `${path}/hold`, token, chosen);
    const booked = await call(201, "POST", `${path}/appointment`, token, { holdToken });
    return {
      ...request,
      appointmentId: str(booked["appointmentId"]),
      date: str(booked["date"]),
      time: str(booked["time"]),
    };
  };

  /** Buys stamps by card; their codes as they came by SMS. */
  const buy = async ({ phone, token }: { readonly phone: string; readonly token: string }, count: number) => {
    const items = [{ procedureId: "signature-legalisation", quantity: count }];
    const order = await call(201, "POST", "/orders", token, { postId, items, phone, language: "fr" });
    const path = `/orders/${str(order["orderId"])}`;
    await payOnCardPage(await call(200, "POST", `${path}/payments`, token, { channel: "card" }));
    return eventually(
      "the codes",
      async () => {
        const codes = (await messagesTo(places, phone)).flatMap(({ text }) => stampCodeIn(text) ?? []);
        return codes.length >= count && codes.map((code) => code.replaceAll(" ", ""));
      },
      { withinMs: 60_000, everyMs: 250 },
    );
  };

  /** A colleague records that the people of a visit are there. */
  const arrive = async ({ date, appointmentId }: Expected): Promise<void> => {
    await call(200, "POST", `/desk/posts/${postId}/days/${date}/visits/${appointmentId}/arrival`, officer);
  };

  await openToday();
  return { post, citizen, file, book, buy, arrive };
};
