import { sha256 } from "./shuffle.ts";

/** One registration as it is drawn: an opaque id, how many people, what they would like, best first. */
export interface Ticket {
  readonly ticket: string;
  readonly party: number;
  readonly preferences: readonly string[];
}

/** A start time with the places that are drawn. Slots without any are listed too: they part the runs around them. */
export interface DrawSlot {
  readonly slotId: string;
  readonly startsAt: string;
  readonly free: number;
}

/** What became of a ticket: its rank in the shuffled order, from 1, and where its whole party sits. */
export interface TicketResult {
  readonly ticket: string;
  readonly rank: number;
  /** Slot and people in it; none when no preference had the room. */
  readonly seats: readonly { readonly slotId: string; readonly party: number }[];
}

/** A page of tickets: the first id, how many, and the SHA-256 of their lines. */
export interface PageMark {
  readonly first: string;
  readonly count: number;
  readonly digest: string;
}

/** Tickets on one page: some 150 KB at most, in one item and in one answer. */
export const TICKETS_PER_PAGE = 500;

const ticketLine = ({ ticket, party, preferences }: Ticket): string =>
  `ticket ${ticket} ${party} ${preferences.join(",")}\n`;

/** The mark of a page. */
export const markOf = (page: readonly Ticket[]): PageMark => ({
  first: page[0]?.ticket ?? "",
  count: page.length,
  digest: sha256(page.map(ticketLine).join("")),
});

/** Tickets in order of their ids, which is order of bytes. */
export const inOrder = (tickets: readonly Ticket[]): readonly Ticket[] =>
  tickets.toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1));

/** The same page by page. */
export const pagesOf = (tickets: readonly Ticket[]): readonly (readonly Ticket[])[] => {
  const sorted = inOrder(tickets);
  return Array.from({ length: Math.ceil(sorted.length / TICKETS_PER_PAGE) }, (_, page) =>
    sorted.slice(page * TICKETS_PER_PAGE, (page + 1) * TICKETS_PER_PAGE),
  );
};

/** The page (from 0) on which a ticket stands, if it stands anywhere. */
export const pageWith = (pages: readonly PageMark[], ticket: string): number =>
  pages.findLastIndex(({ first }) => first <= ticket);

/** Everything that the draw depends on besides the seed, as text: what the digest of a closed draw is made of. */
export const closingDigest = (closed: {
  readonly drawId: string;
  readonly commitment: string;
  readonly slots: readonly DrawSlot[];
  readonly pages: readonly PageMark[];
}): string =>
  sha256(
    [
      "wisal-draw-1\n",
      `draw ${closed.drawId} ${closed.commitment}\n`,
      ...closed.slots.map(({ slotId, startsAt, free }) => `slot ${slotId} ${startsAt} ${free}\n`),
      ...closed.pages.map(({ count, digest }, page) => `page ${page} ${count} ${digest}\n`),
    ].join(""),
  );
