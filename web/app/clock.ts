import { keep, kept } from "#web/app/kept.ts";

const PLACE = "wisal.clock";
/** A second of difference is the network's. */
const TOLERANCE_MS = 2_000;

interface Difference {
  readonly ahead: number;
}
const isDifference = (value: object): value is Difference =>
  "ahead" in value && typeof value.ahead === "number";

/** Milliseconds by which the API's clock is ahead of the device's; a page that opens without a network knows it still. */
let ahead: number | undefined;

/** Learns the API's clock from an answer; another origin may hide its `Date`, and then nothing changes. */
export const noteServerTime = (headers: Headers): void => {
  const said = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(said)) return;
  const now = said + Number(headers.get("age") ?? 0) * 1000 - Date.now();
  if (ahead === undefined || Math.abs(now - ahead) > TOLERANCE_MS)
    keep(PLACE, { ahead: now } satisfies Difference);
  ahead = now;
};

/** Epoch milliseconds by the API's clock, to about a second: a wrong device clock does not matter. */
export const serverNow = (): number => {
  ahead ??= kept(PLACE, isDifference)?.ahead ?? 0;
  return Date.now() + ahead;
};
