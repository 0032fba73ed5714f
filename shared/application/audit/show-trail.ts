import type { AuditEntry, ChainName } from "#shared/domain/audit/chain.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { AuditReader } from "#shared/ports/audit-reader.ts";

/** What showing the trail needs: to read it, and nothing else. */
export interface TrailReadDeps {
  readonly trail: Pick<AuditReader, "after">;
}

/** Which links of a post's day are asked for; what is not said is any. */
export interface TrailQuery {
  /** UTC, as chains are cut. */
  readonly date: string;
  /** Who did it, or for whom: an id. */
  readonly actor?: string | undefined;
  /** What was done: a context (`stamps`), a fact (`stamps.consumed`), or an event's type. */
  readonly action?: string | undefined;
  /** To what: an id, as the subject or anywhere in the data. */
  readonly object?: string | undefined;
  /** Links up to this one are known. */
  readonly after?: number | undefined;
}

/** A page of a chain. */
export interface TrailPage extends ChainName {
  entries: AuditEntry[];
  /** What to ask the next page with; null where there is none. */
  next: number | null;
}

/** On a page to be read; in a table to be kept. */
const PAGE = 200;
const TABLE_ROWS = 5_000;

/** Links that one call looks at: some 10 MB, seconds within the time of a call. */
const LOOKED_AT = 20_000;

const holds = (value: unknown, wanted: string): boolean => {
  if (typeof value !== "object" || value === null) return value === wanted;
  return Object.values(value).some((each) => holds(each, wanted));
};

/** Whether a link is asked for. */
const isAsked = ({ actor, action, object }: TrailQuery, entry: AuditEntry): boolean => {
  const { id, onBehalfOf } = entry.actor;
  if (actor !== undefined && actor !== id && actor !== onBehalfOf?.accountId) return false;
  if (action !== undefined && entry.type !== action && !entry.type.startsWith(`gov.wisal.${action}.`))
    return false;
  return object === undefined || object === entry.subject || holds(entry.data, object);
};

type TrailCall = Call<{ postId: string }, TrailQuery, unknown, StaffCaller>;

const pageOf = async (
  { trail }: TrailReadDeps,
  { params: { postId }, query }: TrailCall,
  most: number,
): Promise<TrailPage> => {
  const { date, after = 0 } = query;
  const entries: AuditEntry[] = [];
  let last = after;
  for await (const entry of trail.after({ postId, date }, after)) {
    // One more is there: the page ends before it.
    if (entries.length === most || last - after === LOOKED_AT) return { postId, date, entries, next: last };
    last = entry.sequence;
    if (isAsked(query, entry)) entries.push(entry);
  }
  return { postId, date, entries, next: null };
};

/**
 * What happened at a post on a day, or in the network where it concerns no post (`network`), oldest first, 200 a page
 * (E3). With filters a page may be short, or empty, and still have a next one.
 */
export const showTrail = async (deps: TrailReadDeps, call: TrailCall): Outcome<TrailPage> => ({
  ok: true,
  value: { status: 200, body: await pageOf(deps, call, PAGE) },
});

/** The same as a table, 5,000 rows a file; a `Link` header (RFC 8288) says where the next one is. */
export const downloadTrail = async (
  deps: TrailReadDeps,
  call: TrailCall,
  csvOf: (page: TrailPage) => string,
): Outcome<string> => {
  const page = await pageOf(deps, call, TABLE_ROWS);
  const { postId, date, next } = page;
  const { actor, action, object, after = 0 } = call.query;
  const query = new URLSearchParams({ date, after: String(next ?? 0) });
  for (const [name, value] of Object.entries({ actor, action, object })) if (value) query.set(name, value);
  const headers = {
    "Content-Disposition": `attachment; filename="audit-${postId}-${date}-${after + 1}.csv"`,
    ...(next !== null && { Link: `<?${query.toString()}>; rel="next"` }),
  };
  return { ok: true, value: { status: 200, headers, body: csvOf(page) } };
};
