import type { Holiday } from "#shared/domain/calendar/calendar.ts";

/** Month, day and name of a holiday that falls on the same date each year. */
type Yearly = readonly [monthDay: string, name: string];

/**
 * Moroccan public holidays on fixed dates. The movable feasts (1 Muharram, 12 Rabi al-awwal, 1 Shawwal,
 * 10 Dhu al-Hijjah) are announced each year and entered by an administrator.
 */
const moroccan: readonly Yearly[] = [
  ["01-01", "New Year's Day"],
  ["01-11", "Proclamation of Independence"],
  ["01-14", "Amazigh New Year"],
  ["05-01", "Labour Day"],
  ["07-30", "Throne Day"],
  ["08-14", "Oued Ed-Dahab Day"],
  ["08-20", "Revolution of the King and the People"],
  ["08-21", "Youth Day"],
  ["10-31", "Unity Day"],
  ["11-06", "Green March"],
  ["11-18", "Independence Day"],
];

/** The years for which the holidays of host countries are listed. */
export const hostHolidayYears = [2026, 2027] as const;

/** Western Easter Sunday. */
const easterSundays: Readonly<Record<number, string>> = { 2026: "2026-04-05", 2027: "2027-03-28" };

/** Days from Easter Sunday. */
const goodFriday = [-2, "Good Friday"] as const;
const easterMonday = [1, "Easter Monday"] as const;
const ascension = [39, "Ascension"] as const;
const whitMonday = [50, "Whit Monday"] as const;

interface HostCountry {
  readonly fixed: readonly Yearly[];
  readonly easter?: readonly (readonly [days: number, name: string])[];
  /** Dates that no simple rule gives, or on which a holiday is observed. */
  readonly dated?: readonly (readonly [date: string, name: string])[];
}

const newYear = ["01-01", "New Year's Day"] as const;
const epiphany = ["01-06", "Epiphany"] as const;
const labourDay = ["05-01", "Labour Day"] as const;
const assumption = ["08-15", "Assumption"] as const;
const allSaints = ["11-01", "All Saints"] as const;
const armistice = ["11-11", "Armistice"] as const;
const immaculate = ["12-08", "Immaculate Conception"] as const;
const christmas = ["12-25", "Christmas"] as const;
const secondChristmas = ["12-26", "Second Christmas Day"] as const;

/**
 * National public holidays of the countries of the network; regional ones, and the feasts of the lunar calendar
 * that a country announces year by year, are entered by an administrator.
 */
const hostCountries: Readonly<Record<string, HostCountry>> = {
  FR: {
    fixed: [
      newYear,
      labourDay,
      ["05-08", "Victory 1945"],
      ["07-14", "National Day"],
      assumption,
      allSaints,
      armistice,
      christmas,
    ],
    easter: [easterMonday, ascension, whitMonday],
  },
  ES: {
    fixed: [
      newYear,
      epiphany,
      labourDay,
      assumption,
      ["10-12", "National Day"],
      allSaints,
      ["12-06", "Constitution Day"],
      immaculate,
      christmas,
    ],
    easter: [goodFriday],
  },
  IT: {
    fixed: [
      newYear,
      epiphany,
      ["04-25", "Liberation Day"],
      labourDay,
      ["06-02", "Republic Day"],
      assumption,
      ["10-04", "Saint Francis"],
      allSaints,
      immaculate,
      christmas,
      ["12-26", "Saint Stephen"],
    ],
    easter: [easterMonday],
  },
  BE: {
    fixed: [newYear, labourDay, ["07-21", "National Day"], assumption, allSaints, armistice, christmas],
    easter: [easterMonday, ascension, whitMonday],
  },
  NL: {
    fixed: [newYear, ["04-27", "King's Day"], ["05-05", "Liberation Day"], christmas, secondChristmas],
    easter: [easterMonday, ascension, whitMonday],
  },
  DE: {
    fixed: [newYear, labourDay, ["10-03", "German Unity Day"], christmas, secondChristmas],
    easter: [goodFriday, easterMonday, ascension, whitMonday],
  },
  GB: {
    fixed: [newYear],
    easter: [goodFriday, easterMonday],
    dated: [
      ["2026-05-04", "Early May Bank Holiday"],
      ["2026-05-25", "Spring Bank Holiday"],
      ["2026-08-31", "Summer Bank Holiday"],
      ["2026-12-25", "Christmas"],
      ["2026-12-28", "Boxing Day (observed)"],
      ["2027-05-03", "Early May Bank Holiday"],
      ["2027-05-31", "Spring Bank Holiday"],
      ["2027-08-30", "Summer Bank Holiday"],
      ["2027-12-27", "Christmas (observed)"],
      ["2027-12-28", "Boxing Day (observed)"],
    ],
  },
  CA: {
    fixed: [
      newYear,
      ["07-01", "Canada Day"],
      ["09-30", "Truth and Reconciliation"],
      ["11-11", "Remembrance Day"],
      christmas,
      ["12-26", "Boxing Day"],
    ],
    easter: [goodFriday],
    dated: [
      ["2026-05-18", "Victoria Day"],
      ["2026-09-07", "Labour Day"],
      ["2026-10-12", "Thanksgiving"],
      ["2027-05-24", "Victoria Day"],
      ["2027-09-06", "Labour Day"],
      ["2027-10-11", "Thanksgiving"],
    ],
  },
  US: {
    fixed: [newYear, ["11-11", "Veterans Day"]],
    dated: [
      ["2026-01-19", "Martin Luther King Jr. Day"],
      ["2026-02-16", "Washington's Birthday"],
      ["2026-05-25", "Memorial Day"],
      ["2026-06-19", "Juneteenth"],
      ["2026-07-03", "Independence Day (observed)"],
      ["2026-09-07", "Labor Day"],
      ["2026-10-12", "Columbus Day"],
      ["2026-11-26", "Thanksgiving"],
      ["2026-12-25", "Christmas"],
      ["2027-01-18", "Martin Luther King Jr. Day"],
      ["2027-02-15", "Washington's Birthday"],
      ["2027-05-31", "Memorial Day"],
      ["2027-06-18", "Juneteenth (observed)"],
      ["2027-07-05", "Independence Day (observed)"],
      ["2027-09-06", "Labor Day"],
      ["2027-10-11", "Columbus Day"],
      ["2027-11-25", "Thanksgiving"],
      ["2027-12-24", "Christmas (observed)"],
    ],
  },
  AE: { fixed: [newYear, ["12-02", "National Day"], ["12-03", "National Day holiday"]] },
  SA: {
    fixed: [
      ["02-22", "Founding Day"],
      ["09-23", "National Day"],
    ],
  },
  TR: {
    fixed: [
      newYear,
      ["04-23", "National Sovereignty and Children's Day"],
      labourDay,
      ["05-19", "Atatürk, Youth and Sports Day"],
      ["07-15", "Democracy and National Unity Day"],
      ["08-30", "Victory Day"],
      ["10-29", "Republic Day"],
    ],
  },
  TN: {
    fixed: [
      newYear,
      ["03-20", "Independence Day"],
      ["04-09", "Martyrs' Day"],
      labourDay,
      ["07-25", "Republic Day"],
      ["08-13", "Women's Day"],
      ["10-15", "Evacuation Day"],
      ["12-17", "Revolution Day"],
    ],
  },
  DZ: {
    fixed: [
      newYear,
      ["01-12", "Yennayer"],
      labourDay,
      ["07-05", "Independence Day"],
      ["11-01", "Revolution Day"],
    ],
  },
  MR: { fixed: [newYear, labourDay, ["05-25", "Africa Day"], ["11-28", "Independence Day"]] },
  LY: {
    fixed: [
      ["02-17", "Revolution Day"],
      labourDay,
      ["09-16", "Martyrs' Day"],
      ["10-23", "Liberation Day"],
      ["12-24", "Independence Day"],
    ],
  },
};

const DAY_MS = 86_400_000;

const inOrder = (holidays: readonly Holiday[]): readonly Holiday[] =>
  holidays.toSorted((one, other) => one.date.localeCompare(other.date));

const everyYear = (years: readonly number[], yearly: readonly Yearly[]): readonly Holiday[] =>
  years.flatMap((year) => yearly.map(([monthDay, name]) => ({ date: `${year}-${monthDay}`, name })));

/** The Moroccan holidays on fixed dates of some years (S1). */
export const moroccanHolidays = (years: readonly number[]): readonly Holiday[] =>
  inOrder(everyYear(years, moroccan));

/** A host country's national holidays of 2026 and 2027 (S1), by its ISO code; none for a country not listed. */
export const hostHolidays = (country: string): readonly Holiday[] => {
  const listed = hostCountries[country];
  if (listed === undefined) return [];
  const movable = Object.values(easterSundays).flatMap((sunday) =>
    (listed.easter ?? []).map(([days, name]) => ({
      date: new Date(Date.parse(sunday) + days * DAY_MS).toISOString().slice(0, 10),
      name,
    })),
  );
  const dated = (listed.dated ?? []).map(([date, name]) => ({ date, name }));
  return inOrder([...everyYear(hostHolidayYears, listed.fixed), ...movable, ...dated]);
};

/** Countries of the network whose week-end is Friday and Saturday; elsewhere it is Saturday and Sunday. */
export const fridayWeekendCountries = ["DZ", "LY", "SA"] as const;
