import { fridayWeekendCountries, hostHolidays, moroccanHolidays } from "#shared/catalogue/holidays.ts";
import type { PostRecord } from "#shared/catalogue/posts.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";

const sundayToThursday = [7, 1, 2, 3, 4];
const mondayToFriday = [1, 2, 3, 4, 5];

/**
 * Two calendars per post: biometrics (passports, identity cards) in the morning, other acts around noon. Two
 * weeks ahead, so that a first start makes about ten thousand slots and not a hundred thousand. A desk sees two
 * people in half an hour; the public has 8 places in a slot of a consulate general, 6 of an embassy section.
 */
export const seedCalendars = (post: PostRecord, now: number): readonly Calendar[] => {
  const friday = fridayWeekendCountries.some((country) => country === post.country);
  const weekdays = friday ? sundayToThursday : mondayToFriday;
  const year = new Date(now).getUTCFullYear();
  const small = post.kind === "embassy-section";
  const common = {
    postId: post.id,
    timeZone: post.timeZone,
    version: 1,
    periods: [],
    exceptions: [],
    holidays: { moroccan: moroccanHolidays([year, year + 1]), host: hostHolidays(post.country) },
    slotMinutes: 30,
    peoplePerDesk: 2,
    horizonDays: 14,
  };
  return [
    {
      ...common,
      calendarId: "biometrics",
      weekly: [{ weekdays, from: "09:00", to: "11:30" }],
      desks: small ? 4 : 5,
      reserved: { desk: 1, urgent: 1 },
    },
    {
      ...common,
      calendarId: "acts",
      weekly: [{ weekdays, from: "10:00", to: "14:00", breaks: [{ from: "12:00", to: "13:00" }] }],
      desks: small ? 5 : 6,
      reserved: { desk: 1, "call-centre": 1, urgent: 2 },
    },
  ];
};
