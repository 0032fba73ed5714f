/**
 * Moroccan public holidays on fixed dates (month-day). The movable feasts (1 Muharram, 12 Rabi al-awwal,
 * 1 Shawwal, 10 Dhu al-Hijjah) are announced each year and entered by an administrator as closed days.
 */
export const moroccanFixedHolidays = [
  "01-01",
  "01-11",
  "01-14",
  "05-01",
  "07-30",
  "08-14",
  "08-20",
  "08-21",
  "10-31",
  "11-06",
  "11-18",
] as const;

/** Countries of the network whose week-end is Friday and Saturday; elsewhere it is Saturday and Sunday. */
export const fridayWeekendCountries = ["DZ", "LY", "SA"] as const;
