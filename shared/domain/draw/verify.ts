import { drawPlaces } from "./allocate.ts";
import type { DrawSlot, PageMark, Ticket, TicketResult } from "./record.ts";
import { closingDigest, markOf } from "./record.ts";
import { commitmentTo } from "./shuffle.ts";

/** What is published of a finished draw: everything that recomputing it needs, and nobody's data. */
export interface DrawLog {
  readonly drawId: string;
  readonly commitment: string;
  readonly seed: string;
  readonly digest: string;
  readonly slots: readonly DrawSlot[];
  readonly pages: readonly (PageMark & {
    readonly tickets: readonly Ticket[];
    readonly results: readonly TicketResult[];
  })[];
}

/** Where a log contradicts itself. */
export interface DrawFault {
  readonly place: string;
  readonly fault: string;
}

const seatsOf = ({ seats }: TicketResult): string =>
  seats.map(({ slotId, party }) => `${slotId} ×${party}`).join(" + ") || "no place";

const pageFaults = (log: DrawLog): readonly DrawFault[] =>
  log.pages.flatMap(({ first, count, digest, tickets }, page) => {
    const mark = markOf(tickets);
    const place = `page ${page}`;
    return [
      ...(mark.count === count && mark.first === first
        ? []
        : [{ place, fault: `has ${mark.count} tickets, closed with ${count}` }]),
      ...(mark.digest === digest ? [] : [{ place, fault: "its tickets are not those that were closed" }]),
    ];
  });

const orderFaults = (tickets: readonly Ticket[]): readonly DrawFault[] =>
  tickets.flatMap(({ ticket }, index) =>
    ticket > (tickets[index - 1]?.ticket ?? "")
      ? []
      : [{ place: `ticket ${ticket}`, fault: "is not after the ticket before it" }],
  );

const resultFaults = (log: DrawLog, tickets: readonly Ticket[]): readonly DrawFault[] => {
  const published = new Map(
    log.pages.flatMap(({ results }) => results.map((result) => [result.ticket, result])),
  );
  const wrong = drawPlaces(log.seed, log.digest, log.slots, tickets).flatMap(
    (expected): readonly DrawFault[] => {
      const place = `ticket ${expected.ticket}`;
      const found = published.get(expected.ticket);
      published.delete(expected.ticket);
      if (found === undefined) return [{ place, fault: "has no result" }];
      if (found.rank !== expected.rank)
        return [{ place, fault: `rank ${found.rank}, drawn ${expected.rank}` }];
      return seatsOf(found) === seatsOf(expected)
        ? []
        : [{ place, fault: `${seatsOf(found)}, drawn ${seatsOf(expected)}` }];
    },
  );
  const extra = [...published.keys()].map((ticket) => ({
    place: `ticket ${ticket}`,
    fault: "has a result and is no ticket",
  }));
  return [...wrong, ...extra];
};

/**
 * Recomputes a published draw and names every place where the log differs; nothing when it is true.
 *
 * Results are recomputed only from inputs that are what was committed to: otherwise every one of them would differ.
 */
export const verifyDraw = (log: DrawLog): readonly DrawFault[] => {
  const tickets = log.pages.flatMap((page) => page.tickets);
  const inputs = [
    ...(commitmentTo(log.seed) === log.commitment
      ? []
      : [{ place: "seed", fault: "is not the one that was committed to" }]),
    ...pageFaults(log),
    ...orderFaults(tickets),
    ...(closingDigest(log) === log.digest
      ? []
      : [{ place: "digest", fault: "is not that of this draw's slots and pages" }]),
  ];
  return inputs.length > 0 ? inputs : resultFaults(log, tickets);
};
