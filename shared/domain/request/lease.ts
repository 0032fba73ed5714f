/** Seconds for which a request is one officer's to review; each act on it renews them. */
export const LEASE_SECONDS = 600;

/** An officer has taken a request to review it (R4). */
export interface Lease {
  readonly by: string;
  /** When it was taken: from here the review is timed. */
  readonly since: string;
  /** Epoch seconds. Once past, it stands in nobody's way. */
  readonly until: number;
}

/** Whether a lease still keeps others away at `now` (epoch milliseconds). */
export const isLive = (lease: Lease | undefined, now: number): lease is Lease =>
  lease !== undefined && lease.until * 1000 > now;

/** Whether this officer has the request at `now` (epoch milliseconds). */
export const isHeldBy = (lease: Lease | undefined, staffId: string, now: number): lease is Lease =>
  isLive(lease, now) && lease.by === staffId;

/**
 * The lease after an officer takes the request or acts on it at `now` (epoch milliseconds): their own is renewed and
 * still begins when it began. Undefined while another officer's lasts, unless it is taken over.
 */
export const leaseFor = (
  before: Lease | undefined,
  staffId: string,
  now: number,
  takeOver = false,
): Lease | undefined => {
  if (isLive(before, now) && before.by !== staffId && !takeOver) return undefined;
  const since = isHeldBy(before, staffId, now) ? before.since : new Date(now).toISOString();
  return { by: staffId, since, until: Math.floor(now / 1000) + LEASE_SECONDS };
};
