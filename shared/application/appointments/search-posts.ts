import { daysBetween, localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Point } from "#shared/domain/post/distance.ts";
import { kilometresBetween } from "#shared/domain/post/distance.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { CatalogueStore, Post } from "#shared/ports/catalogue-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";

/** What searching needs. */
export interface SearchDeps {
  readonly catalogue: Pick<CatalogueStore, "posts" | "outlooks">;
  readonly requests: Pick<RequestStore, "find">;
  readonly calendars: Pick<CalendarStore, "days">;
}

/** Where to look: near a post or a point, or, without either, in the whole network. */
export interface SearchQuery {
  readonly near?: string | Point | undefined;
  readonly within_km?: number | undefined;
}

/** The first day on which a post has places for everybody in the request. */
export interface FoundPost {
  postId: string;
  city: string;
  country: string;
  timeZone: string;
  /** From the place asked about; null in the whole network. */
  distanceKm: number | null;
  firstDay: string;
  inDays: number;
}

/** Posts whose days are read for one search. */
const POSTS_AT_MOST = 15;

interface Candidate {
  readonly post: Post;
  readonly distanceKm: number | null;
  /** The first day with any free place, as last counted. */
  readonly expected: string;
}

const pointOf = (posts: readonly Post[], near: string | Point): Point | undefined =>
  typeof near === "string" ? posts.find(({ id }) => id === near) : near;

const candidatesIn = (
  posts: readonly Post[],
  firstFree: ReadonlyMap<string, string>,
  origin: Point | undefined,
  withinKm: number,
): readonly Candidate[] =>
  posts
    .flatMap((post): Candidate[] => {
      const expected = firstFree.get(post.id);
      if (expected === undefined) return [];
      const distanceKm = origin === undefined ? null : Math.round(kilometresBetween(origin, post));
      return distanceKm !== null && distanceKm > withinKm ? [] : [{ post, distanceKm, expected }];
    })
    .toSorted(
      (one, other) =>
        (one.distanceKm ?? 0) - (other.distanceKm ?? 0) ||
        one.expected.localeCompare(other.expected) ||
        one.post.id.localeCompare(other.post.id),
    )
    .slice(0, POSTS_AT_MOST);

const searchArea = (
  posts: readonly Post[],
  { near, within_km: withinKm }: SearchQuery,
): Result<{ readonly origin: Point | undefined; readonly withinKm: number }, Refusal> => {
  const reach = withinKm ?? Number.POSITIVE_INFINITY;
  if (near === undefined) {
    return withinKm === undefined
      ? { ok: true, value: { origin: undefined, withinKm: reach } }
      : refuse("invalid-input", { errors: [{ pointer: "/query/near", code: "missing" }] });
  }
  const origin = pointOf(posts, near);
  return origin === undefined
    ? refuse("invalid-input", { errors: [{ pointer: "/query/near", code: "unknown-post" }] })
    : { ok: true, value: { origin, withinKm: reach } };
};

/**
 * The earliest days for everybody in a draft or valid request, across posts (S5): the nearest 15 with places, or
 * the 15 soonest of the whole network, earliest day first, then nearest. Days only, never a slot's time (S4).
 *
 * Reads the outlooks in one query and the days of at most 15 posts side by side. Errors: `not-found`,
 * `request-wrong-state`, `invalid-input` for an unknown post.
 */
export const searchPosts = async (
  deps: SearchDeps,
  call: Call<{ requestId: string }, SearchQuery, unknown, CitizenCaller>,
): Outcome<{ party: number; posts: FoundPost[] }> => {
  const record = await deps.requests.find(call.params.requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  if (record.state !== "draft" && record.state !== "valid")
    return refuse("request-wrong-state", { details: { state: record.state } });
  const { calendarId } = record;
  const party = record.personKeys.length;
  const [posts, outlooks] = await Promise.all([deps.catalogue.posts(), deps.catalogue.outlooks()]);
  const area = searchArea(posts, call.query);
  if (!area.ok) return area;
  const zones = new Map(posts.map(({ id, timeZone }) => [id, timeZone]));
  const firstFree = new Map(
    outlooks.flatMap(({ postId, calendarId: other, freeDates }) => {
      const today = localDate(call.now, zones.get(postId) ?? "UTC");
      const first = freeDates.find((date) => date >= today);
      return other === calendarId && first !== undefined ? [[postId, first] as const] : [];
    }),
  );
  const candidates = candidatesIn(posts, firstFree, area.value.origin, area.value.withinKm);
  const found = await Promise.all(
    candidates.map(async ({ post, distanceKm }): Promise<FoundPost[]> => {
      const today = localDate(call.now, post.timeZone);
      const [firstDay] = Object.entries(await deps.calendars.days(post.id, calendarId))
        .filter(([date, places]) => date >= today && places >= party)
        .map(([date]) => date)
        .toSorted();
      if (firstDay === undefined) return [];
      const { id: postId, city, country, timeZone } = post;
      const inDays = daysBetween(today, firstDay);
      return [{ postId, city, country, timeZone, distanceKm, firstDay, inDays }];
    }),
  );
  const inOrder = found
    .flat()
    .toSorted(
      (one, other) =>
        one.firstDay.localeCompare(other.firstDay) || (one.distanceKm ?? 0) - (other.distanceKm ?? 0),
    );
  return { ok: true, value: { status: 200, body: { party, posts: inOrder } } };
};
