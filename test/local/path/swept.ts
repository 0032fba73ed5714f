import { beforeAll, expect, it } from "vitest";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
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

/** Has the post ask for presence to be confirmed (A6). */
const asksPresence = async (postId: string): Promise<void> => {
  const { pk, sk } = keys.calendar(postId, "acts");
  const calendars = await partition("core", pk);
  await put({ ...calendars.find((calendar) => calendar["sk"] === sk), confirmPresence: true });
};

/** The schedule strikes now, as it does every quarter of an hour. */
const strike = async (): Promise<void> => {
  const { ok } = await platform().runtime.invokeAsync("appointments-sweep", {});
  expect(ok).toBe(true);
};

/** Books on the last day that has places and that the sweep looks at: far enough ahead to lapse. */
const bookLate = async (citizen: Citizen, postId: string): Promise<Booked> => {
  const requestId = await validRequest(citizen, { postId });
  const { token } = citizen;
  const horizon = iso(Date.now() + 9 * DAY);
  // The slots of some posts may still be on their way when the platform says that it is ready.
  const date = await eventually(
    "days with places",
    async () => {
      const { days } = await expecting(200, api("GET", `/requests/${requestId}/days`, { token }));
      return list(days)
        .map((day) => str(obj(day)["date"]))
        .findLast((each) => each < horizon);
    },
    { withinMs: 40_000, everyMs: 200 },
  );
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

/** As if booked for yesterday, which the first strike of this platform has settled already. */
const bookedYesterday = async (visit: Booked): Promise<Booked> => {
  const { requestId, appointmentId, time } = visit;
  const date = localDate(Date.now() - DAY, "Europe/Paris");
  const startsAt = iso(Date.now() - DAY);
  const [old, request] = await Promise.all([
    stored("fr-paris", visit),
    partition("core", keys.request(requestId).pk),
  ]);
  const state = request.find(({ sk }) => sk === keys.request("").sk) ?? {};
  await put({ ...old, ...keys.appointment("fr-paris", date, appointmentId), date, startsAt });
  await put({ ...state, appointment: { appointmentId, date, time, startsAt } });
  await put({ ...keys.swept("fr-paris"), upTo: localDate(Date.now() - 4 * DAY, "Europe/Paris") });
  return { ...visit, date };
};

const isAwake = (timeZone: string): boolean => {
  const hour = Number(timeIn(timeZone, iso(Date.now())).slice(0, 2));
  return hour >= 9 && hour < 19;
};

/** A post at which people may be told something now; when all of them sleep, one is moved to where it is day. */
const [first = { id: "", timeZone: "" }] = posts
  .filter(({ timeZone }) => isAwake(timeZone))
  .concat(posts.slice(-1));
const { id: awakeId } = first;
const awakeZone =
  [first.timeZone, "America/Los_Angeles", "Asia/Tokyo", "Europe/Paris"].find(isAwake) ?? first.timeZone;

const wake = async (): Promise<void> => {
  if (awakeZone === first.timeZone) return;
  const { pk, sk } = keys.post(awakeId);
  const item = (await partition("core", pk)).find((each) => each["sk"] === sk);
  await put({ ...item, timeZone: awakeZone });
};

/** What time alone does, by the schedule and through every layer, until people are told of it. */
export const swept = (): void => {
  const email = "zz.lapsed@wisal.example";
  const until = iso(Date.now() + 5 * DAY);
  let lapsing: Citizen;
  let reminded: Citizen;
  let absent: Citizen;
  let lapsed: Booked;
  let upcoming: Booked;
  let missed: Booked;

  beforeAll(async () => {
    await wake();
    [lapsing, reminded, absent] = [await newCitizen("fr", email), await newCitizen("en"), await newCitizen()];
    lapsed = await bookLate(lapsing, "fr-paris");
    await booked("fr-paris", lapsed, { from: iso(Date.now() - 7 * DAY), until: iso(Date.now() - 1000) });
    upcoming = await bookLate(reminded, awakeId);
    await booked(awakeId, upcoming, { from: iso(Date.now() - DAY), until });
    missed = await bookedYesterday(await bookLate(absent, "fr-paris"));
    for (const postId of ["fr-paris", awakeId]) await asksPresence(postId);
    const { faults } = platform().proxy;
    const call = { function: "appointments-sweep", action: "TransactWriteItems", nth: 1, times: 1 };
    const kill = faults.add({ ...call, effect: { kind: "kill-after" } });
    // Killed right after its first change; the schedule tries again, and strikes once more.
    await strike();
    expect(faults.report().find(({ id }) => id === kill)).toMatchObject({ fired: 1 });
    faults.clear(kill);
    await strike();
    await quiet();
  });

  it("presence not confirmed › the appointment lapses once, its people are told once and may choose another (A6, A5, N1)", async () => {
    const { token } = lapsing;
    const path = `/requests/${lapsed.requestId}`;
    expect(await expecting(200, api("GET", path, { token }))).toMatchObject({ state: "valid" });
    const appointment = await expecting(200, api("GET", `${path}/appointment`, { token }));
    expect(appointment).toMatchObject({ state: "lapsed", appointmentId: lapsed.appointmentId });
    expect((await textsTo(lapsing.phone)).filter((text) => text.includes("non confirm"))).toHaveLength(1);
    const mails = mailsTo(email).filter(({ subject }) => subject.includes("plus valable"));
    expect(mails.map(({ attachments }) => attachments)).toEqual([["wisal.ics"]]);
    const again = await confirm(lapsing, lapsed.requestId, await choose(lapsing, lapsed.requestId));
    expect(again.appointmentId).not.toBe(lapsed.appointmentId);
  });

  it("the window to confirm presence has opened › one reminder with its end in local time, and presence can be confirmed (A6, N1)", async () => {
    const reminders = (await textsTo(reminded.phone)).filter((text) =>
      text.includes("Confirm your presence"),
    );
    // A warm function may still know where the post was before it was moved.
    const times = [awakeZone, first.timeZone].map((timeZone) => timeIn(timeZone, until));
    expect(reminders).toHaveLength(1);
    expect(times.some((time) => reminders[0]?.includes(time))).toBe(true);
    const { token } = reminded;
    await expecting(200, api("POST", `/requests/${upcoming.requestId}/appointment/presence`, { token }));
  });

  it("nobody came and the post's day has ended › a no-show, by the system; the request may choose again (A7, E3)", async () => {
    expect(await stored("fr-paris", missed)).toMatchObject({ state: "no-show" });
    const { token } = absent;
    const shown = await expecting(200, api("GET", `/requests/${missed.requestId}`, { token }));
    expect(shown["state"]).toBe("valid");
    const chain = keys.auditChain("fr-paris", iso(Date.now()).slice(0, 10));
    const trail = await partition("audit", keys.auditEntry(chain, 0).pk);
    const entries = trail
      .map((entry) => JSON.stringify(entry))
      .filter((entry) => entry.includes("visits.missed.v1"));
    expect(entries).toEqual([expect.stringContaining("appointments-sweep")]);
    await expecting(200, api("GET", `/requests/${missed.requestId}/days`, { token }));
  });
};
