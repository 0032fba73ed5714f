import { uploadPaper } from "#local/client/upload.ts";
import { callApi } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { bookOn, type Call, callsOf, holdOn } from "#test/journey/exhibits/calls.ts";
import { people } from "#test/journey/exhibits/people.ts";
import { firstSlot, holdSlot, newBooker, validRequest } from "#test/journey/support/booking.ts";
import type { deskDay } from "#test/journey/support/desk-day.ts";
import type { JourneyPlatform } from "#test/journey/support/platform.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";
import { jpegPage } from "#test/support/samples/pictures.ts";

type Day = Awaited<ReturnType<typeof deskDay>>;

const { rachid, nadia, salma } = people;
const postId = "fr-paris";
/** Six public places in a slot. */
const SMALL_POST = "us-washington-dc";

interface Parts {
  readonly platform: JourneyPlatform;
  readonly day: Day;
  readonly citizen: { readonly phone: string; readonly token: string };
  readonly call: Call;
}

/** A request in each state that somebody sees of their own. */
export const ownRequests = async ({ platform, day, citizen, call }: Parts) => {
  const { places } = platform;
  const { token } = citizen;
  const file = async (procedureId: string, who: readonly object[]) => {
    const filed = await call("POST", "/requests", { postId, procedureId, beneficiaries: who });
    return str(filed["requestId"]);
  };
  const valid = async (who: Parameters<Day["file"]>[2]) =>
    (await day.file(token, "signature-legalisation", who)).requestId;

  const draft = await file("consular-registration", [rachid, nadia]);
  const paper = (beneficiary: number, bytes: Buffer) =>
    uploadPaper(places.api, token, { requestId: draft, beneficiary, documentId: "passport-or-cnie", bytes });
  await paper(1, await jpegPage({ width: 620, height: 877 }));
  await paper(2, await jpegPage({ width: 200, height: 280 }));

  const inReview = await day.file(token, "passport-adult", [nadia], "seen");
  const corrected = await day.file(token, "consular-registration", [salma], "seen");
  await callsOf(places, await staffToken(places, "officer.paris@wisal.example"))(
    "POST",
    `/staff/posts/${postId}/requests/${corrected.requestId}/review`,
    {
      documents: [
        { beneficiary: 1, documentId: "passport-or-cnie", decision: "accept" },
        {
          ...{ beneficiary: 1, documentId: "proof-of-residence", decision: "reject" },
          ...{ reason: "expired", note: "Valable jusqu’en 2021" },
        },
      ],
    },
  );

  const toBook = await valid([salma]);
  const booked = await valid([rachid, nadia]);
  const appointment = await bookOn(call, booked, 3);
  const cancelled = await valid([salma]);
  await bookOn(call, cancelled, 4);
  await call("POST", `/requests/${cancelled}/appointment/cancellation`);
  const withdrawn = await valid([rachid]);
  await call("POST", `/requests/${withdrawn}/withdrawal`);

  const days = await call("GET", `/requests/${booked}/days`);
  const date = str(obj(list(days["days"]).at(5))["date"]);
  const shown = await call("GET", `/requests/${booked}/days/${date}/slots`);
  const slotId = str(obj(list(shown["slots"])[0])["slotId"]);
  return {
    ...{ draft, inReview: inReview.requestId, corrected: corrected.requestId },
    ...{ toBook, booked, cancelled, withdrawn, date, slotId, appointment },
  };
};

/** Orders and stamps of one's own: paid, unpaid, awaited at a counter, lost on the way, attached. */
export const ownStamps = async (
  { platform, day, citizen, call }: Parts,
  requestId: string,
): Promise<{ readonly paid: string; readonly unpaid: string; readonly counter: string }> => {
  await day.buy(citizen, 3);
  const paid = str(obj(list((await call("GET", "/orders"))["orders"])[0])["orderId"]);
  await call("POST", `/requests/${requestId}/stamps`, { orderId: paid, unit: 1 });
  const order = async (procedureId: string) => {
    const items = [{ procedureId, quantity: 2 }];
    return str((await call("POST", "/orders", { postId, items, phone: citizen.phone }))["orderId"]);
  };
  const unpaid = await order("passport-adult");
  const counter = await order("signature-legalisation");
  await call("POST", `/orders/${counter}/payments`, { channel: "agency" });
  const pay = await callApi(platform.places.api, "GET", `/orders/${counter}`, { token: citizen.token });
  if (pay.body["paymentReference"] === undefined) throw new Error(`No number for a counter: ${pay.text}`);
  return { paid, unpaid, counter };
};

/** Waiting with an offer, waiting without one, and a draw with wishes. */
export const ownChances = async ({ platform, call, citizen }: Parts) => {
  const booker = {
    token: citizen.token,
    call: (method: string, path: string, body?: unknown) =>
      callApi(platform.places.api, method, path, {
        token: citizen.token,
        ...(body !== undefined && { body }),
      }),
  };
  const other = await newBooker(platform);
  const six = await validRequest(platform, other, { postId: SMALL_POST, party: 6 });
  const slotId = await eventually("a slot for six", () => firstSlot(other, six).catch(() => undefined), {
    withinMs: 200_000,
    everyMs: 500,
  });
  const held = await holdSlot(other, six, slotId);
  await other.call("POST", `/requests/${six}/appointment`, { holdToken: held });
  const offered = await validRequest(platform, booker, { postId: SMALL_POST });
  const date = slotId.slice(0, 10);
  await call("PUT", `/requests/${offered}/waiting`, { mode: "offer", from: date, to: date });
  await other.call("POST", `/requests/${six}/appointment/cancellation`);
  await eventually(
    "an offer",
    async () => (await call("GET", `/requests/${offered}/waiting`))["offer"] !== null,
    { withinMs: 120_000, everyMs: 250 },
  );
  const waiting = await validRequest(platform, booker, { postId: SMALL_POST });
  await call("PUT", `/requests/${waiting}/waiting`, { mode: "offer", from: date, to: date });

  const days = list((await call("GET", `/requests/${waiting}/days`))["days"]);
  const last = str(obj(days.at(-1))["date"]);
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const network = callsOf(platform.places, await staffToken(platform.places, "network@wisal.example"));
  const { drawId } = await network("POST", `/staff/posts/${SMALL_POST}/calendars/acts/draws`, {
    ...{ from: last, to: last, confirmHours: 24 },
    ...{ opensAt: at(1_500), closesAt: at(3_600_000), drawAt: at(7_200_000) },
  });
  const drawn = await validRequest(platform, booker, { postId: SMALL_POST });
  const wishes = { drawId: str(drawId), preferences: [last] };
  await eventually("the draw is open", () => call("PUT", `/requests/${drawn}/registration`, wishes), {
    withinMs: 30_000,
    everyMs: 500,
  });
  return { offered, waiting, drawn, drawId: str(drawId), drawPost: SMALL_POST };
};

/** Places kept for a request, as the tab remembers them that took them. */
export const keptHold = async (call: Call, requestId: string): Promise<Readonly<Record<string, unknown>>> => {
  const { holdToken, until, date, time, startsAt } = await holdOn(call, requestId, 2);
  const hold = { holdToken, until, date, time, startsAt, more: [], extended: false };
  return { [`wisal.draft.hold.${requestId}`]: hold };
};
