import type { Totals } from "#local/proxy/meter.ts";
import { counted } from "../counted.ts";
import { assumed, prices } from "../prices.ts";
import { atMost, type Section } from "../report.ts";
import type { Stage } from "../stage/stage.ts";
import type { UnitCosts } from "./units.ts";

const MILLION = 1_000_000;
const { perMillion } = prices;

interface Operation {
  readonly functionName: string;
  readonly totals: Totals;
  readonly apiCalls: number;
  readonly functionMs: number;
}

const dollars = (value: number): string => value.toFixed(2);

/** Dollars for a million of an operation. */
const costOf = (memoryOf: (name: string) => number, operation: Operation) => {
  const { totals, apiCalls, functionMs, functionName } = operation;
  const gigabyteSeconds = (name: string, ms: number): number => (memoryOf(name) / 1024) * (ms / 1000);
  const readUnits = totals.readUnits + apiCalls * counted.authorizer.readUnits;
  const database = totals.writeUnits * perMillion.writeUnits + readUnits * perMillion.readUnits;
  const functions =
    2 * apiCalls * perMillion.invocations +
    MILLION *
      prices.gigabyteSecond *
      (gigabyteSeconds(functionName, functionMs) +
        apiCalls * gigabyteSeconds("identity-authorizer", assumed.authorizerMs));
  return { database, functions, gateway: apiCalls * perMillion.apiCalls };
};

/** What a million bookings and verifications cost, from the units that were counted. */
export const costSection = (stage: Stage, { booking, verification }: UnitCosts): Section => {
  const memoryOf = (name: string): number =>
    stage.platform.model.functions.find(({ shortName }) => shortName === name)?.memoryMb ?? 0;
  const bookings = costOf(memoryOf, {
    functionName: "appointments-write",
    totals: booking,
    apiCalls: 2,
    functionMs: assumed.bookingMs,
  });
  const verifications = costOf(memoryOf, {
    functionName: "partners-redeem",
    totals: verification,
    apiCalls: 1,
    functionMs: assumed.verificationMs,
  });
  const row = (name: string, { database, functions, gateway }: typeof bookings): readonly string[] => [
    name,
    ...[database, functions, gateway, database + functions + gateway].map(dollars),
  ];
  return {
    title: "Cost of a million",
    about:
      `US dollars in ${prices.region} at the prices of ${prices.asOf} (${prices.source}); free allowances left out. ` +
      `Units are counted; billed times are assumed: ${assumed.bookingMs} ms of the function for a booking's two calls, ` +
      `${assumed.verificationMs} ms for a verification, ${assumed.authorizerMs} ms of the authorizer for each call. What ` +
      "follows a booking (streams, messages, audit) and SMS are not in it. The target of 8 dollars is held against " +
      "a booking's database, that of 1.5 against a verification's database and functions: what the design decides. With " +
      "the gateway's price for each call, the whole is above both.",
    measures: [
      atMost("database, a million bookings, dollars", bookings.database, 8),
      atMost(
        "database and functions, a million verifications, dollars",
        verifications.database + verifications.functions,
        1.5,
      ),
    ],
    table: {
      head: ["a million", "database", "functions", "gateway", "together"],
      rows: [row("bookings (hold and confirm)", bookings), row("verifications", verifications)],
    },
  };
};
