import { daysBetween, localDate, localDateTime } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { convertFromMad, dirhams } from "#shared/domain/money/money.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Rate } from "#shared/domain/tariff/tariff.ts";
import { totalOf } from "#shared/domain/tariff/tariff.ts";
import type { CatalogueStore, Outlook, Post, Procedure } from "#shared/ports/catalogue-store.ts";
import type { TariffStore } from "#shared/ports/tariff-store.ts";

/** What the catalogue's use cases need. */
export interface CatalogueDeps {
  readonly catalogue: CatalogueStore;
  readonly tariffs: TariffStore;
}

/** A procedure as one post offers it. */
export interface OfferedProcedure {
  procedureId: string;
  fee: Money;
  localFee: Money | null;
  nextAppointmentInDays: number | null;
  appointment: "needed" | "not-needed";
}

/** A post as the public sees it. */
export interface PublicPost {
  postId: string;
  country: string;
  city: string;
  kind: "consulate-general" | "embassy-section";
  timeZone: string;
  localTime: string;
  currency: string;
  rate: { madPerUnit: string; asOf: string } | null;
  location: { latitude: number; longitude: number };
  procedures: OfferedProcedure[];
}

interface Board {
  readonly procedures: readonly Procedure[];
  readonly outlooks: readonly Outlook[];
  readonly fees: ReadonlyMap<string, number>;
  readonly rates: ReadonlyMap<string, Rate>;
}

const readBoard = async (deps: CatalogueDeps, posts: readonly Post[], now: number): Promise<Board> => {
  const [procedures, outlooks] = await Promise.all([deps.catalogue.procedures(), deps.catalogue.outlooks()]);
  const tariffs = await Promise.all(
    procedures.map(async ({ id }) => ({ id, tariff: await deps.tariffs.tariff(id, now) })),
  );
  const currencies = [...new Set(posts.map(({ currency }) => currency))];
  const rates = await Promise.all(currencies.map((currency) => deps.tariffs.rate(currency, now)));
  return {
    procedures,
    outlooks,
    fees: new Map(
      tariffs.flatMap(({ id, tariff }) => (tariff ? [[id, totalOf(tariff.components)] as const] : [])),
    ),
    rates: new Map(rates.flatMap((rate) => (rate ? [[rate.currency, rate] as const] : []))),
  };
};

const offer = (post: Post, procedure: Procedure, board: Board, today: string): OfferedProcedure[] => {
  const fee = board.fees.get(procedure.id);
  // Without a tariff in force nobody could pay, so the post does not offer it.
  if (fee === undefined) return [];
  const rate = board.rates.get(post.currency);
  const free = board.outlooks
    .find(({ postId, calendarId }) => postId === post.id && calendarId === procedure.calendarId)
    ?.freeDates.find((date) => date >= today);
  return [
    {
      procedureId: procedure.id,
      fee: dirhams(fee),
      localFee: rate ? convertFromMad(fee, rate) : null,
      nextAppointmentInDays:
        free === undefined || procedure.appointment === "not-needed" ? null : daysBetween(today, free),
      appointment: procedure.appointment,
    },
  ];
};

const present = (post: Post, board: Board, now: number): PublicPost => {
  const rate = board.rates.get(post.currency);
  const today = localDate(now, post.timeZone);
  return {
    postId: post.id,
    country: post.country,
    city: post.city,
    kind: post.kind,
    timeZone: post.timeZone,
    localTime: localDateTime(now, post.timeZone),
    currency: post.currency,
    rate: rate ? { madPerUnit: rate.madPerUnit, asOf: rate.asOf } : null,
    location: { latitude: post.latitude, longitude: post.longitude },
    procedures: board.procedures.flatMap((procedure) => offer(post, procedure, board, today)),
  };
};

type PublicCall<Params> = Pick<Call<Params, unknown, unknown>, "params" | "now">;

/** Every post with its local time, fees and "next appointment in about … days" (S2, S4, T1). */
export const listPosts = async (
  deps: CatalogueDeps,
  call: PublicCall<unknown>,
): Outcome<{ posts: PublicPost[] }> => {
  const posts = await deps.catalogue.posts();
  const board = await readBoard(deps, posts, call.now);
  return {
    ok: true,
    value: { status: 200, body: { posts: posts.map((post) => present(post, board, call.now)) } },
  };
};

/** One post. Errors: `not-found`. */
export const showPost = async (
  deps: CatalogueDeps,
  call: PublicCall<{ postId: string }>,
): Outcome<PublicPost> => {
  const post = await deps.catalogue.post(call.params.postId);
  if (post === undefined) return refuse("not-found");
  return {
    ok: true,
    value: { status: 200, body: present(post, await readBoard(deps, [post], call.now), call.now) },
  };
};
