import { expect, it } from "vitest";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { localDate } from "#shared/domain/calendar/calendar.ts";
import { timeIn } from "#shared/domain/message/local-date.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting } from "../support/api.ts";
import type { Booked } from "../support/errands.ts";
import { choose, confirm, mailsTo, textsTo, validRequest } from "../support/errands.ts";
import type { Citizen } from "../support/people.ts";
import { newCitizen } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import type { Item } from "../support/stored.ts";
import { partition, quiet } from "../support/stored.ts";

const DAY = 86_400_000;
const iso = (epochMs: number): string => new Date(epochMs).toISOString();

const put = (item: Item) =>
  platform().dynamodb.client.call("PutItem", {
    TableName: platform().table("core"),
    Item: toAttributes({ ...item }),
  });

/** The schedule strikes now, as it does every quarter of an hour. */
const strike = async (): Promise<void> => {
  const { ok } = await platform().runtime.invokeAsync("appointments-sweep", {});
  expect(ok).toBe(true);
};

/** Books on the last day that has places. */
const bookLate = async (citizen: Citizen, postId: string): Promise<Booked> => {
  const requestId = await validRequest(citizen, { postId });
  const { token } = citizen;
  const { days } = await expecting(200, api("GET", `/requests/${requestId}/days`, { token }));
  const date = str(obj(list(days).at(-1))["date"]);
  const { slots } = await expecting(200, api("GET", `/requests/${requestId}/days/${date}/slots`, { token }));
  const time = str(obj(list(slots)[0])["time"]);
  return await confirm(citizen, requestId, await choose(citizen, requestId, { date, time }));
};

const stored = async (postId: string, { date, appointmentId }: Booked): Promise<Item> => {
  const items = await partition("core", keys.appointment(postId, date, appointmentId).pk);
  return items.find(({ sk }) => sk === appointmentId) ?? {};
};

/** Booked a month ago, with this window to confirm presence. */
const booked = async (postId: string, visit: Booked, presence: { from: string; until: string }) =>
  put({ ...(await stored(postId, visit)), createdAt: iso(Date.now() - 30 * DAY), presence });

/** What time alone does, by the schedule and through every layer, until people are told of it. */
export const swept = (): void => {
  it("presence not confirmed, and the sweep killed after its write › it lapses once, is told once, and another may be chosen (A6, A5, N1)", async () => {
    const email = "zz.lapsed@wisal.example";
    const citizen = await newCitizen("fr", email);
    const visit = await bookLate(citizen, "fr-paris");
    await booked("fr-paris", visit, { from: iso(Date.now() - 7 * DAY), until: iso(Date.now() - 1000) });
    await quiet();
    const { faults } = platform().proxy;
    const kill = faults.add({
      function: "appointments-sweep",
      action: "TransactWriteItems",
      nth: 1,
      times: 1,
      effect: { kind: "kill-after" },
    });
    await strike();
    expect(faults.report().find(({ id }) => id === kill)).toMatchObject({ fired: 1 });
    faults.clear(kill);
    await Promise.all([strike(), strike()]);
    const { token } = citizen;
    const shown = await expecting(200, api("GET", `/requests/${visit.requestId}`, { token }));
    expect(shown["state"]).toBe("valid");
    const appointment = await expecting(
      200,
      api("GET", `/requests/${visit.requestId}/appointment`, { token }),
    );
    expect(appointment["state"]).toBe("lapsed");
    await quiet();
    const texts = (await textsTo(citizen.phone)).filter((text) => text.includes("non confirm"));
    expect(texts).toHaveLength(1);
    const mails = mailsTo(email).filter(({ subject }) => subject.includes("plus valable"));
    expect(mails.map(({ attachments }) => attachments)).toEqual([["wisal.ics"]]);
    const again = await confirm(citizen, visit.requestId, await choose(citizen, visit.requestId));
    expect(again.appointmentId).not.toBe(visit.appointmentId);
  });

  it("the window to confirm presence has opened › one reminder with its end in local time, however often the schedule strikes (A6, N1)", async () => {
    const post = posts.find(({ timeZone }) => {
      const hour = Number(timeIn(timeZone, iso(Date.now())).slice(0, 2));
      return hour >= 9 && hour < 19;
    });
    const { id: postId = "", timeZone = "" } = post ?? {};
    const citizen = await newCitizen("en");
    const visit = await bookLate(citizen, postId);
    const until = iso(Date.now() + 5 * DAY);
    await booked(postId, visit, { from: iso(Date.now() - DAY), until });
    await Promise.all([strike(), strike()]);
    await strike();
    await quiet();
    const reminders = (await textsTo(citizen.phone)).filter((text) => text.includes("Confirm your presence"));
    expect(reminders).toHaveLength(1);
    expect(reminders[0]).toContain(timeIn(timeZone, until));
    const { token } = citizen;
    await expecting(200, api("POST", `/requests/${visit.requestId}/appointment/presence`, { token }));
  });

  it("nobody came and the post's day has ended › a no-show; the request may choose again (A7)", async () => {
    const citizen = await newCitizen();
    const visit = await bookLate(citizen, "fr-paris");
    const [old, request] = await Promise.all([
      stored("fr-paris", visit),
      partition("core", keys.request(visit.requestId).pk),
    ]);
    // As if booked for yesterday, which the first strike of this platform has settled already.
    const date = localDate(Date.now() - DAY, "Europe/Paris");
    const past = { ...visit, date };
    const startsAt = iso(Date.now() - DAY);
    await put({ ...old, ...keys.appointment("fr-paris", date, visit.appointmentId), date, startsAt });
    const state = request.find(({ sk }) => sk === keys.request("").sk) ?? {};
    const { appointmentId, time } = visit;
    await put({ ...state, appointment: { appointmentId, date, time, startsAt } });
    await put({ ...keys.swept("fr-paris"), upTo: localDate(Date.now() - 4 * DAY, "Europe/Paris") });
    await Promise.all([strike(), strike()]);
    expect((await stored("fr-paris", past))["state"]).toBe("no-show");
    const { token } = citizen;
    const shown = await expecting(200, api("GET", `/requests/${visit.requestId}`, { token }));
    expect(shown["state"]).toBe("valid");
    const missed = await eventually("the no-show in the trail", async () =>
      (
        await partition(
          "audit",
          keys.auditEntry(keys.auditChain("fr-paris", iso(Date.now()).slice(0, 10)), 0).pk,
        )
      ).find((entry) => JSON.stringify(entry).includes("visits.missed.v1")),
    );
    expect(JSON.stringify(missed)).toContain("appointments-sweep");
    await expecting(200, api("GET", `/requests/${visit.requestId}/days`, { token }));
  });
};
