import { platform } from "#test/local/support/platform.ts";

/** A call of the main job to a database, a queue, a topic, a store or a key, by where it is made. */
export interface Site {
  /** The step of the job; none for what a worker does after it. */
  readonly step: string | undefined;
  readonly function: string;
  readonly service: string;
  readonly action: string;
  /** The n-th such call of one invocation. */
  readonly nth: number;
  /** Made only by a function that has just started. */
  readonly cold: boolean;
}

/** Functions that work by the clock, for nobody's job. */
const byTheClock =
  /-(sweep|materialise|run|close|anchor|retire)$|^(slots-materialise|draws-run|ledger-close|audit-anchor)$/;

export const siteName = ({ step, function: name, service, action, nth }: Site): string =>
  `${step === undefined ? "" : `${step}, `}${name} ${service}:${action} ${nth}`;

/** Where the calls were made that the meter counted since it was reset; `stepOf` knows the tags of the job. */
export const sitesSeen = (stepOf: (tag: string) => string | undefined, cold: boolean): readonly Site[] => {
  const records = platform()
    .proxy.meter.records()
    .filter(({ function: name, invocation }) => invocation !== undefined && !byTheClock.test(name));
  const counts = new Map<string, number>();
  const sites = records
    .toSorted((one, other) => one.startMs - other.startMs)
    .map(({ function: name, invocation, service, operation }): Site => {
      const key = `${invocation?.requestId ?? ""} ${service} ${operation}`;
      const nth = (counts.get(key) ?? 0) + 1;
      counts.set(key, nth);
      const step = invocation?.tag === undefined ? undefined : stepOf(invocation.tag);
      return { step, function: name, service, action: operation, nth, cold };
    });
  return [...new Map(sites.map((site) => [siteName(site), site])).values()];
};

/** The sites of a first run, in which every function starts anew, marked where a second run had them not. */
export const sitesOf = (first: readonly Site[], second: readonly Site[]): readonly Site[] => {
  const warm = new Set(second.map(siteName));
  const named = new Map([...first, ...second].map((site) => [siteName(site), site]));
  return [...named].map(([name, site]) => ({ ...site, cold: !warm.has(name) }));
};
