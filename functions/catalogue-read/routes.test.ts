import { describe, expect, it } from "vitest";
import { posts } from "#shared/catalogue/posts.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import type { Deps } from "./routes.ts";
import { routes } from "./routes.ts";

const procedure = {
  id: "signature-legalisation",
  group: "acts",
  calendarId: "acts",
  names: { ar: "تصحيح", fr: "Légalisation", es: "Legalización", en: "Legalisation" },
  review: "none",
  appointment: "needed",
  urgent: false,
  minutes: 15,
  documents: [],
  ages: "any",
  feeConfirmed: true,
} as const;
const [paris] = posts;

const depsWith = (freeDates: readonly string[]): Deps => ({
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  catalogue: {
    posts: async () => (paris ? [paris] : []),
    post: async () => paris,
    procedures: async () => [procedure],
    procedure: async () => procedure,
    outlooks: async () => [{ postId: "fr-paris", calendarId: "acts", freeDates }],
  },
  draws: {
    find: async () => undefined,
    ofPost: async () => [],
    record: async () => undefined,
    tickets: async () => [],
    results: async () => [],
  },
  tariffs: {
    tariff: async () => ({
      procedureId: procedure.id,
      from: "2018-01-01T00:00:00.000Z",
      components: { receipt: 2000, chancery: 0, service: 0 },
    }),
    tariffs: async () => [],
    rate: async () => undefined,
    rates: async () => [],
  },
});

const answer = async (freeDates: readonly string[]) => {
  const handler = apiHandler({ routes, deps: depsWith(freeDates) });
  return handler(apiEvent({ method: "GET", resource: "/posts" }), lambdaContext("catalogue-read"));
};

describe("S4 GET /posts", () => {
  it("says in about how many days, may be kept by shared caches, and names neither the day nor a time of a slot", async () => {
    const { body, headers } = await answer(["2026-12-03", "2026-12-04"]);
    expect(headers).toMatchObject({ "Cache-Control": "public, max-age=30" });
    expect(body).toContain('"nextAppointmentInDays":12');
    expect(body).not.toContain("2026-12");
    // The only times are the post's own clock and the zone's offset.
    const times = (JSON.stringify(JSON.parse(body)).match(/\d{2}:\d{2}/g) ?? []).filter(
      (time) => !["13:00", "00+01:00", "01:00"].includes(time),
    );
    expect(times).toEqual([]);
  });

  it("is the same whatever is free after the first day: it tells nothing of the rest", async () => {
    const [one, other] = await Promise.all([answer(["2026-12-03"]), answer(["2026-12-03", "2026-12-09"])]);
    expect(one.body).toBe(other.body);
  });
});

describe("T1 GET /posts/{postId}/rates", () => {
  const rate = (currency: string, madPerUnit: string, asOf: string) => ({
    currency,
    madPerUnit,
    previousMadPerUnit: "11.2104",
    asOf,
    source: "Board of the day",
  });

  it("shows the post's own currency first, the change in per cent and the post's time, and no rate to come", async () => {
    const deps = depsWith([]);
    const handler = apiHandler({
      routes,
      deps: {
        ...deps,
        tariffs: {
          ...deps.tariffs,
          rates: async () => [
            rate("AED", "11.2104", "2026-11-20T09:00:00.000Z"),
            rate("EUR", "11.2000", "2026-11-20T09:00:00.000Z"),
            rate("EUR", "11.1918", "2026-11-21T09:00:00.000Z"),
            rate("EUR", "99.0000", "2026-11-22T09:00:00.000Z"),
          ],
        },
      },
    });
    const event = apiEvent({
      method: "GET",
      resource: "/posts/{postId}/rates",
      params: { postId: "fr-paris" },
    });
    const shown: unknown = JSON.parse((await handler(event, lambdaContext("catalogue-read"))).body);
    expect(shown).toMatchObject({
      currency: "EUR",
      rates: [
        {
          currency: "EUR",
          madPerUnit: "11.1918",
          changePercent: "-0.17",
          localTime: "2026-11-21T10:00:00+01:00",
        },
        { currency: "AED", changePercent: "0.00" },
      ],
    });
  });
});
