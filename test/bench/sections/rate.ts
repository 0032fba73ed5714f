import { join } from "node:path";
import * as z from "zod";
import { buildPaths } from "#infra/build-functions.ts";
import { account } from "#local/account.ts";
import { runChild } from "../child/run-child.ts";
import { median, per, short } from "../figures.ts";
import { atLeast, type Measure, type Section } from "../report.ts";
import { AT_ONCE, bookingsOf, type Crowd, gather, perSecond, wholeRate } from "../stage/crowd.ts";
import { recordBookings, replay, rewritten, type Sent } from "../stage/recording.ts";
import type { Stage } from "../stage/stage.ts";

const FIRST_DAY = 60;

const rateSchema = z.number();

/** What appointments-write finds in its environment, but for the proxy: its calls to the database go past it. */
const environmentOf = (stage: Stage): Readonly<Record<string, string>> => {
  const { accessKeyId, secretAccessKey } = stage.credentials("bench-rate", () => "rate");
  const fn = stage.platform.model.functions.find(({ shortName }) => shortName === "appointments-write");
  return {
    ...fn?.environment,
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: stage.platform.proxy.url,
    AWS_ENDPOINT_URL_DYNAMODB: stage.platform.urls.dynamodb,
    AWS_LAMBDA_FUNCTION_NAME: "wisal-appointments-write",
    BENCH_BUNDLE: join(buildPaths.bundles, "appointments-write", "index.mjs"),
  };
};

/** Bookings a second by the SDK's client alone, in a process of its own. */
const clientRate = async (
  stage: Stage,
  warm: readonly (readonly Sent[])[],
  bookings: readonly (readonly Sent[])[],
): Promise<number> =>
  rateSchema.parse(
    await runChild("./client-rate.ts", environmentOf(stage), { atOnce: AT_ONCE, warm, bookings }),
  );

/** Bookings a second by the real bundle in a process of its own, which asks the emulator without the proxy. */
const handlerRate = async (stage: Stage, warm: Crowd, crowd: Crowd): Promise<number> => {
  const input = { atOnce: AT_ONCE, warm: bookingsOf(warm), bookings: bookingsOf(crowd) };
  return rateSchema.parse(await runChild("./handler-rate.ts", environmentOf(stage), input));
};

/** Bookings a second through everything, and the emulator's bare rate for the same writes, in turns. */
export const rateSection = async (
  stage: Stage,
  { rounds, bookings }: { readonly rounds: number; readonly bookings: number },
): Promise<Section> => {
  let day = FIRST_DAY;
  const crowd = (group: string, count = bookings): Promise<Crowd> => {
    day += 1;
    return gather(stage, { group: `${group}${day}`, day, count });
  };
  const first = await crowd("recorded");
  const recorded = await recordBookings(stage, first.people, first.slotOf);
  /** The recorded bookings for other people, on a day of their own. */
  const again = async (group: string): Promise<readonly (readonly Sent[])[]> => {
    const { people, date } = await crowd(group);
    return people.map((person, index) => {
      const original = first.people[index];
      if (original === undefined) throw new Error("nobody recorded");
      return rewritten(recorded[index] ?? [], { person: original, date: first.date }, { person, date });
    });
  };
  const rawRate = async (): Promise<number> => perSecond(await again("raw"), (sent) => replay(stage, sent));
  // Warm, all of them: each environment has booked as often as the one process of the bare client has.
  await rawRate();
  await wholeRate(stage, await crowd("none", 0), await crowd("warm", AT_ONCE * bookings));
  const taken: Readonly<Record<"raw" | "bare" | "handler" | "whole", number>>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    taken.push({
      raw: await rawRate(),
      bare: await clientRate(stage, await again("barewarm"), await again("bare")),
      handler: await handlerRate(stage, await crowd("handlerwarm"), await crowd("handler")),
      whole: await wholeRate(stage, await crowd("wholewarm"), await crowd("whole")),
    });
  }
  const rate = (what: string, of: keyof (typeof taken)[number]): Measure => ({
    what: `${what}, bookings a second`,
    measured: short(median(taken.map((turn) => turn[of]))),
  });
  return {
    title: "Bookings a second",
    about:
      `${bookings} bookings, ${AT_ONCE} at a time, in ${rounds} turns; medians. Bare: the same writes (two updates and a transaction ` +
      "of five items) for other people, sent by the functions' client alone, warm, straight to the emulator: what " +
      "anybody pays who writes this much. Function: the bundle's warm handler called as the runtime calls it, with its " +
      "wrapper, client and use case. Whole: two HTTP calls each, by people in a process of their own, through the local gateway, the authorizer, a " +
      "thread for each environment and the proxy: twelve exchanges over HTTP where the bare has three, and four between " +
      "threads. All are warm: each environment has booked as often as the one process of the bare client. Raw: the bytes of those requests sent again without SDK, which nobody's code could do. The consumers of " +
      "what follows a booking are off.",
    measures: [
      rate("raw", "raw"),
      rate("bare", "bare"),
      rate("function", "handler"),
      rate("whole", "whole"),
      {
        what: "function to bare",
        measured: short(median(taken.map(({ bare, handler }) => per(handler, bare)))),
      },
      {
        what: "whole to raw",
        measured: short(median(taken.map(({ raw, whole }) => per(whole, raw)))),
      },
      atLeast("whole to bare", median(taken.map(({ bare, whole }) => per(whole, bare))), 0.5),
    ],
  };
};
