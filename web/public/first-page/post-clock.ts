import { useEffect, useState } from "preact/hooks";
import type { LivePost } from "#web/public/first-page/live-posts.ts";
import type { Live } from "#web/public/first-page/use-live-posts.ts";

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The device's own clock of a zone, made once: making one takes a phone longer than all else of a post's row. */
const deviceClock = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  clocks.set(timeZone, made);
  return made;
};

/**
 * A post's wall clock as a UTC instant, to be formatted in UTC. The API's `localTime` wins: the device's clock may
 * be wrong and its time zone rules old. Without an answer the device does what it can; undefined when it cannot.
 */
export const wallClock = (
  timeZone: string,
  live: LivePost | undefined,
  elapsedMs: number,
  deviceNow: number,
): Date | undefined => {
  const told = live === undefined ? null : /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(live.localTime);
  if (told !== null) return new Date(Date.parse(`${told[1]}Z`) + elapsedMs);
  try {
    const parts = deviceClock(timeZone).formatToParts(deviceNow);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
    return new Date(`${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:00Z`);
  } catch {
    // A device that does not know the zone shows no time until the API tells it.
    return undefined;
  }
};

export interface PageClock {
  /** Monotonic milliseconds since the API answered. */
  readonly elapsedMs: number;
  /**
   * The device's clock; undefined in prerendered pages, whose time would be the build's, and while the answer is on
   * its way, which is sooner there than a phone has made the clocks of all zones.
   */
  readonly deviceNow: number | undefined;
}

/** Ticks every ten seconds so that a minute is never late by more than that. */
export const usePageClock = (live: Live): PageClock => {
  const [clock, setClock] = useState<PageClock>({ elapsedMs: 0, deviceNow: undefined });
  const { state } = live;
  const answeredAt = live.state === "ready" ? live.at : undefined;
  useEffect(() => {
    const tick = () =>
      setClock({
        elapsedMs: answeredAt === undefined ? 0 : performance.now() - answeredAt,
        deviceNow: state === "loading" ? undefined : Date.now(),
      });
    tick();
    const timer = setInterval(tick, 10_000);
    return () => clearInterval(timer);
  }, [answeredAt, state]);
  return clock;
};
