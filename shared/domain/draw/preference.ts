/** At most this many preferences of one ticket. */
export const MAX_PREFERENCES = 10;

/** A local date, a half of it (`am` starts before noon), or one slot: `2026-12-01`, `2026-12-01/pm`, `2026-12-01T09:30`. */
export const preferencePattern = /^(\d{4}-\d{2}-\d{2})(?:\/(am|pm)|T((?:[01]\d|2[0-3]):[0-5]\d))?$/;

const NOON = "12:00";

/** The local date of a preference or of a slot's id. */
export const dateOf = (preference: string): string => preference.slice(0, 10);

/** Whether a party that begins at this time of the preference's date is where it wished to be. */
export const fits = (preference: string, time: string): boolean => {
  const [, , half, exact] = preferencePattern.exec(preference) ?? [];
  if (exact !== undefined) return time === exact;
  if (half === undefined) return true;
  return half === "am" ? time < NOON : time >= NOON;
};
