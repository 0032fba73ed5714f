import { fridayWeekendCountries, moroccanFixedHolidays } from "#shared/catalogue/holidays.ts";
import type { PostRecord } from "#shared/catalogue/posts.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";

const sundayToThursday = [7, 1, 2, 3, 4];
const mondayToFriday = [1, 2, 3, 4, 5];

/** Embassy sections have two desks, consulates general four; a desk sees two people in a slot of half an hour. */
const publicPlaces = (post: PostRecord): number => (post.kind === "embassy-section" ? 6 : 8);

const holidays = (now: number): readonly string[] => {
  const year = new Date(now).getUTCFullYear();
  return [year, year + 1].flatMap((each) => moroccanFixedHolidays.map((monthDay) => `${each}-${monthDay}`));
};

/**
 * Two calendars per post: biometrics (passports, identity cards) in the morning, other acts around noon. Two
 * weeks ahead, so that a first start makes about ten thousand slots and not a hundred thousand.
 */
export const seedCalendars = (post: PostRecord, now: number): readonly Calendar[] => {
  const friday = fridayWeekendCountries.some((country) => country === post.country);
  const weekdays = friday ? sundayToThursday : mondayToFriday;
  const common = {
    postId: post.id,
    timeZone: post.timeZone,
    slotMinutes: 30,
    closedOn: holidays(now),
    horizonDays: 14,
  };
  return [
    {
      ...common,
      calendarId: "biometrics",
      weekly: [{ weekdays, from: "09:00", to: "11:30" }],
      places: { public: publicPlaces(post), desk: 1, urgent: 1 },
    },
    {
      ...common,
      calendarId: "acts",
      weekly: [
        { weekdays, from: "10:00", to: "12:00" },
        { weekdays, from: "13:00", to: "14:00" },
      ],
      places: { public: publicPlaces(post), desk: 1, urgent: 2 },
    },
  ];
};
