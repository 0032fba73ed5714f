import { sequentialRoundTrips } from "#local/proxy/meter.ts";
import { median, per, short, sum } from "../figures.ts";
import { atMost, type Measure, type Section } from "../report.ts";
import { AT_ONCE, perSecond } from "../stage/crowd.ts";
import { imageOf, restore } from "../stage/image.ts";
import { type Operation, prepare } from "../stage/operations.ts";
import { replay } from "../stage/recording.ts";
import type { Stage } from "../stage/stage.ts";

interface Size {
  readonly rounds: number;
  readonly calls: number;
}

/** One operation's line of the table, and its bar where it has one. */
interface Line {
  readonly row: readonly string[];
  readonly measures: readonly Measure[];
}

/** One operation: what one of it costs, then how many a second, and how many of its calls to the database alone. */
const measured = async (stage: Stage, operation: Operation, { rounds, calls }: Size): Promise<Line> => {
  const { meter } = stage.platform.proxy;
  const before = await imageOf(stage);
  const indices = Array.from({ length: calls }, (_, index) => index);
  const all = () => perSecond(indices, (index) => operation.once(index));
  // Secrets and the catalogue are read once by each environment, and are no part of a call.
  await all();
  await restore(stage, before);
  meter.reset();
  meter.measuring = true;
  await all();
  meter.measuring = false;
  const records = meter.records({ function: operation.function });
  const byCall = [...Map.groupBy(records, ({ invocation }) => invocation?.requestId).values()];
  const sent = byCall.map((call) =>
    call
      .filter(({ service }) => service === "dynamodb")
      .map((record) => ({ operation: record.operation, body: JSON.stringify(record.input) })),
  );
  const rates: { readonly whole: number; readonly bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await restore(stage, before);
    const whole = await all();
    await restore(stage, before);
    rates.push({ whole, bare: await perSecond(sent, (some) => replay(stage, some)) });
  }
  await restore(stage, before);
  const mean = (of: readonly number[]): number => per(sum(of), calls);
  const writeUnits = mean(records.map((record) => record.writeUnits));
  const { what, mostWriteUnits } = operation;
  return {
    measures:
      mostWriteUnits === undefined ? [] : [atMost(`${what}: write units`, writeUnits, mostWriteUnits)],
    row: [
      what,
      short(mean([records.length])),
      short(mean(byCall.map(sequentialRoundTrips))),
      short(writeUnits),
      short(mean(records.map(({ readUnits }) => readUnits))),
      median(rates.map(({ whole }) => whole)).toFixed(0),
      median(rates.map(({ bare }) => bare)).toFixed(0),
      median(rates.map(({ whole, bare }) => per(whole, bare))).toFixed(2),
    ],
  };
};

/** What every operation of the main job but booking costs, and its rate beside the emulator's own. */
export const operationsSection = async (stage: Stage, size: Size): Promise<Section> => {
  const lines: Line[] = [];
  for (const operation of await prepare(stage, size.calls))
    lines.push(await measured(stage, operation, size));
  return {
    title: "Operations",
    about:
      `Each ${size.calls} times with people and stamps of its own, ${AT_ONCE} at a time and all warm: counted in the proxy once, then timed in ${size.rounds} turns ` +
      "with nothing counted; medians. Whole: over HTTP through gateway, authorizer, function and proxy; what a queue or the citizens' pool starts, through function and proxy. " +
      "Bare: the same calls to the database, byte by byte, sent again one after another without SDK and straight to the emulator. Both tables are put back " +
      "before each. Requests are the function's to all of AWS; the authorizer's read is not in them. Signing in is the pool's: ours is to judge who gets a code.",
    measures: lines.flatMap(({ measures }) => measures),
    table: {
      head: [
        "one of each",
        "requests",
        "round trips",
        "write units",
        "read units",
        "whole, a second",
        "bare, a second",
        "whole to bare",
      ],
      rows: lines.map(({ row }) => row),
    },
  };
};
