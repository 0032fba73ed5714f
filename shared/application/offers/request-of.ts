import type { WaitingEntry, WaitingRow } from "#shared/domain/waiting/waiting.ts";
import type { Line, OfferStore } from "#shared/ports/offer-store.ts";
import type { RequestRecord, RequestStore } from "#shared/ports/request-store.ts";

/** A request that waits. */
export type WaitingRequest = RequestRecord & { readonly waiting: WaitingEntry };

const waits = (record: RequestRecord | undefined): record is WaitingRequest => record?.waiting !== undefined;

/** Whether a row is what its request says: a row is written with it, and may be left behind by what ends it. */
const isRowOf = ({ waiting }: WaitingRequest, line: Line, row: WaitingRow): boolean =>
  waiting.joinedAt === row.joinedAt &&
  waiting.version === row.version &&
  waiting.postIds.includes(line.postId);

/**
 * The request of a row, if it may be offered something now: valid, within its 30 days (R6), without a live hold
 * (A2). A row left behind by a booking, a withdrawal or the end of the 30 days is removed. The offer's own
 * condition judges all this again.
 */
export const requestOf = async (
  deps: {
    readonly requests: Pick<RequestStore, "find">;
    readonly offers: Pick<OfferStore, "forget">;
  },
  line: Line,
  row: WaitingRow,
  now: number,
): Promise<WaitingRequest | undefined> => {
  const record = await deps.requests.find(row.requestId);
  const open = record?.state === "valid" && Date.parse(record.validUntil ?? "") > now;
  if (!waits(record) || !open || !isRowOf(record, line, row)) {
    await deps.offers.forget(line, row);
    return undefined;
  }
  return record.hold !== undefined && record.hold.until * 1000 > now ? undefined : record;
};
