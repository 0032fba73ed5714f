const fieldsOf = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
};

/**
 * The instant (ISO, UTC) at which the clocks of a zone show a day and a time; undefined for what is no day or time.
 * An hour that a daylight-saving change skips gives the instant just beside it.
 */
export const instantAt = (date: string, time: string, timeZone: string): string | undefined => {
  const wanted = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const near = wanted - (fieldsOf(wanted, timeZone) - wanted);
  return new Date(near - (fieldsOf(near, timeZone) - wanted)).toISOString();
};
