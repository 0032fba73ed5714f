import { localDateTime } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { changePercent } from "#shared/domain/tariff/rate-sheet.ts";
import { rateInForce } from "#shared/domain/tariff/tariff.ts";
import type { CatalogueDeps } from "./list-posts.ts";

/** One line of a post's board. */
export interface PostedRate {
  currency: string;
  madPerUnit: string;
  previousMadPerUnit: string;
  /** In per cent, two decimals, with its sign. */
  changePercent: string;
  asOf: string;
  /** The same in the post's own time (S2). */
  localTime: string;
  source: string;
}

/** The board of rates in force as a post shows it: its own currency first, then the others by name (T1). */
export const showRateBoard = async (
  deps: CatalogueDeps,
  { params, now }: Pick<Call<{ postId: string }, unknown, unknown>, "params" | "now">,
): Outcome<{ postId: string; currency: string; rates: PostedRate[] }> => {
  const post = await deps.catalogue.post(params.postId);
  if (post === undefined) return refuse("not-found");
  const rates = await deps.tariffs.rates();
  const others = [...new Set(rates.map(({ currency }) => currency))]
    .filter((currency) => currency !== post.currency)
    .toSorted();
  const board = [post.currency, ...others].flatMap((currency): PostedRate[] => {
    const rate = rateInForce(rates, currency, now);
    if (rate === undefined) return [];
    const { madPerUnit, previousMadPerUnit, asOf, source } = rate;
    const localTime = localDateTime(Date.parse(asOf), post.timeZone);
    return [
      {
        currency,
        madPerUnit,
        previousMadPerUnit,
        changePercent: changePercent(rate),
        asOf,
        localTime,
        source,
      },
    ];
  });
  return {
    ok: true,
    value: { status: 200, body: { postId: post.id, currency: post.currency, rates: board } },
  };
};
