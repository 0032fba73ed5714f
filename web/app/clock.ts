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

const known = (): number | undefined => {
  ahead ??= kept(PLACE, isDifference)?.ahead;
  return ahead;
};

/**
 * Learns the API's clock from an answer; another origin may hide its `Date`, and then nothing changes. An answer that
 * caches may keep bears the time of its making: it shows only that the API's clock is past that.
 */
export const noteServerTime = (headers: Headers): void => {
  const said = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(said)) return;
  const now = said + Number(headers.get("age") ?? 0) * 1000 - Date.now();
  const before = known();
  if (headers.get("cache-control")?.includes("no-store") !== true && before !== undefined && now < before)
    return;
  if (before === undefined || Math.abs(now - before) > TOLERANCE_MS)
    keep(PLACE, { ahead: now } satisfies Difference);
  ahead = now;
};

/** Epoch milliseconds by the API's clock, to about a second: a wrong device clock does not matter. */
export const serverNow = (): number => Date.now() + (known() ?? 0);
