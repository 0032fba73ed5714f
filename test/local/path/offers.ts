import { expect, it } from "vitest";
import { signInStaff } from "#local/client/sign-in.ts";
import type { Json } from "#local/json.ts";
import { list, obj, str } from "#local/json.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting, refusalIn } from "../support/api.ts";
import { book, choose, confirm, textsTo, validRequest } from "../support/errands.ts";
import { type Citizen, newCitizen, newPerson } from "../support/people.ts";
import { platform } from "../support/platform.ts";

const postId = "fr-rennes";
const waitLong = { withinMs: 20_000, everyMs: 100 };

/** Joins the waiting list for one day. */
const waits = async (citizen: Citizen, date: string, people = 1): Promise<string> => {
  const beneficiaries = Array.from({ length: people }, () => newPerson());
  const requestId = await validRequest(citizen, { postId, beneficiaries });
  const body = { mode: "offer", from: date, to: date };
  await expecting(200, api("PUT", `/requests/${requestId}/waiting`, { token: citizen.token, body }));
  return requestId;
};

const stateOf = ({ token }: Citizen, requestId: string): Promise<Record<string, Json>> =>
  expecting(200, api("GET", `/requests/${requestId}/waiting`, { token }));

/** The offer, once there is one. */
const offerTo = (citizen: Citizen, requestId: string): Promise<Record<string, Json>> =>
  eventually(
    "an offer",
    async () => {
      const { offer } = await stateOf(citizen, requestId);
      return offer !== null && obj(offer);
    },
    waitLong,
  );

/** From the waiting list to the appointment, as HTTP clients see it. */
export const offers = (): void => {
  it("A5 what one gives back is offered to the first in line, by SMS; declined, to the next, who accepts it", async () => {
    const [giver, first, second] = [await newCitizen(), await newCitizen(), await newCitizen("en")];
    const given = await book(giver, { postId });
    const firstId = await waits(first, given.date);
    const secondId = await waits(second, given.date);
    await expecting(
      200,
      api("POST", `/requests/${given.requestId}/appointment/cancellation`, { token: giver.token }),
    );
    const offer = await offerTo(first, firstId);
    expect(offer).toMatchObject({ kind: "waiting-list", date: given.date, time: given.time, places: 1 });
    expect((await stateOf(second, secondId))["offer"]).toBeNull();
    await eventually(
      "the SMS of the offer",
      async () => (await textsTo(first.phone)).some((text) => text.includes("places proposées à Rennes")),
      waitLong,
    );
    const press = await api("POST", `/requests/${firstId}/hold`, {
      token: first.token,
      body: await choose(first, firstId),
    });
    expect(refusalIn(press)).toEqual({ status: 409, code: "hold-exists" });
    // Another's request is not found, with or without an offer (E2).
    const stranger = await api("GET", `/requests/${firstId}/waiting`, { token: second.token });
    expect(refusalIn(stranger)).toEqual({ status: 404, code: "not-found" });

    const declined = await api("DELETE", `/requests/${firstId}/hold`, { token: first.token });
    expect(declined.status).toBe(204);
    const { holdToken } = await offerTo(second, secondId);
    const booked = await expecting(
      201,
      api("POST", `/requests/${secondId}/appointment`, { token: second.token, body: { holdToken } }),
    );
    expect(booked).toMatchObject({ date: given.date, time: given.time });
    expect(await stateOf(second, secondId)).toEqual({ waiting: null, offer: null });
    expect((await stateOf(first, firstId))["waiting"]).toMatchObject({ posts: [postId] });
    await eventually(
      "the SMS of the confirmation",
      async () => (await textsTo(second.phone)).some((text) => text.includes("confirmed in Rennes")),
      waitLong,
    );
    const left = await api("DELETE", `/requests/${firstId}/waiting`, { token: first.token });
    expect(left.status).toBe(204);
  });

  it("S5 a request goes to the post where the days are the earliest, and is booked there", async () => {
    const citizen = await newCitizen();
    const { token } = citizen;
    const requestId = await validRequest(citizen, { postId });
    const found = await expecting(200, api("GET", `/requests/${requestId}/search`, { token }));
    const elsewhere = list(found["posts"])
      .map(obj)
      .find((post) => post["postId"] !== postId);
    const body = { postId: str(elsewhere?.["postId"]) };
    await expecting(200, api("PUT", `/requests/${requestId}/post`, { token, body }));
    const days = await expecting(200, api("GET", `/requests/${requestId}/days`, { token }));
    expect(days["postId"]).toBe(body.postId);
  });

  it("S6 whom a closure concerns is offered an equivalent held place, by SMS, and accepts it", async () => {
    const citizen = await newCitizen();
    const { token } = citizen;
    const requestId = await validRequest(citizen);
    const days = await expecting(200, api("GET", `/requests/${requestId}/days`, { token }));
    const date = str(obj(list(days["days"]).at(-1))["date"]);
    const open = await expecting(200, api("GET", `/requests/${requestId}/days/${date}/slots`, { token }));
    const { slotId, time } = obj(list(open["slots"])[0]);
    const choice = { slotId: str(slotId), slotsGrant: str(open["slotsGrant"]) };
    await confirm(citizen, requestId, choice);

    const email = "head.paris@wisal.example";
    const head = await signInStaff({ email, port: platform().ports.site });
    const path = "/staff/posts/fr-paris/calendars/acts";
    const published = await expecting(200, api("GET", path, { token: head.accessToken }));
    const { version } = published;
    const calendar = obj(published["calendar"]);
    const exceptions = [...list(calendar["exceptions"]), { kind: "closed", date, reason: "Travaux" }];
    const body = { version, calendar: { ...calendar, exceptions } };
    await expecting(200, api("PUT", path, { token: head.accessToken, body }));

    const offer = await offerTo(citizen, requestId);
    expect(offer).toMatchObject({ kind: "displaced", places: 1, time: str(time) });
    const listed = await expecting(200, api("GET", `${path}/conflicts`, { token: head.accessToken }));
    const conflict = list(listed["conflicts"])
      .map(obj)
      .find((each) => each["requestId"] === requestId);
    expect(conflict?.["offer"]).toMatchObject({ state: "offered", date: offer["date"] });
    await eventually(
      "the SMS of the other place",
      async () => (await textsTo(citizen.phone)).some((text) => text.includes("horaires changés à Paris")),
      waitLong,
    );
    const { holdToken } = offer;
    const answer = api("POST", `/requests/${requestId}/appointment`, { token, body: { holdToken } });
    expect(await expecting(201, answer)).toMatchObject({ date: offer["date"], time: offer["time"] });
    const appointment = await expecting(200, api("GET", `/requests/${requestId}/appointment`, { token }));
    expect(appointment).toMatchObject({ date: offer["date"], movesLeft: 2, state: "booked" });
  });
};
