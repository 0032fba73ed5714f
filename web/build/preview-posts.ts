import { Temporal } from "temporal-polyfill";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import { sampleRates } from "#shared/catalogue/rates.ts";

// Days for a post's procedures, post by post. Between them they show every wording of the page: today, tomorrow,
// each Arabic plural class from two on, and "not known" (null).
const sampleDays: readonly (readonly (number | null)[])[] = [
  [12, 34, 41],
  [2, 12, 7],
  [0, 3, 12],
  [1, 16, 2],
  [7, 28, 103],
  [null, null, null],
  [21, null, 60],
];

const daysOf = (postIndex: number, procedureIndex: number): number | null => {
  const days = sampleDays[postIndex % sampleDays.length] ?? [];
  return days[procedureIndex % days.length] ?? null;
};

/** A made-up answer of `GET /posts`, the same for the same instant. Money is whole, in the smallest unit. */
export const previewPosts = (nowMs: number) => ({
  posts: posts.map((post, postIndex) => {
    const rate = sampleRates.find((each) => each.currency === post.currency);
    const decimals = new Intl.NumberFormat("en", {
      style: "currency",
      currency: post.currency,
    }).resolvedOptions().maximumFractionDigits;
    return {
      postId: post.id,
      country: post.country,
      city: post.city,
      kind: post.kind,
      timeZone: post.timeZone,
      localTime: Temporal.Instant.fromEpochMilliseconds(nowMs)
        .toZonedDateTimeISO(post.timeZone)
        .toString({ timeZoneName: "never", smallestUnit: "second" }),
      currency: post.currency,
      rate: rate === undefined ? null : { madPerUnit: rate.madPerUnit, asOf: rate.asOf },
      location: { latitude: post.latitude, longitude: post.longitude },
      procedures: procedures.map((procedure, index) => {
        const dirhams = procedure.fee.receipt + procedure.fee.chancery + procedure.fee.service;
        const local =
          rate === undefined
            ? undefined
            : Math.round((dirhams / Number(rate.madPerUnit)) * 10 ** (decimals ?? 2));
        return {
          procedureId: procedure.id,
          fee: { amount: dirhams * 100, currency: "MAD" },
          localFee: local === undefined ? null : { amount: local, currency: post.currency },
          nextAppointmentInDays: procedure.appointment === "needed" ? daysOf(postIndex, index) : null,
          appointment: procedure.appointment,
        };
      }),
    };
  }),
});
