import { allocateDraw } from "#shared/application/draws/allocate-draw.ts";
import { closeDraw } from "#shared/application/draws/close-draw.ts";
import { drawTickets } from "#shared/application/draws/draw-tickets.ts";
import { per, short } from "../figures.ts";
import type { Random } from "../random.ts";
import { atMost, exactly, type Section } from "../report.ts";
import { announced } from "../stage/drawing.ts";
import { place } from "../stage/people.ts";
import type { Stage } from "../stage/stage.ts";

const steps = { close: closeDraw, draw: drawTickets, allocate: allocateDraw };
type Step = keyof typeof steps;
const order: readonly Step[] = ["close", "draw", "allocate"];

/** One run of the function may take five minutes. */
const RUN_SECONDS = 300;

/** A draw with everybody's preferences: closed, drawn, and its places held for its winners (A1, A3). */
export const drawSection = async (stage: Stage, count: number, random: Random): Promise<Section> => {
  const { meter } = stage.platform.proxy;
  let current: Step = "close";
  const { deps, drawId, at } = await announced(stage, () => current, { count, random });
  const found = async () => {
    const draw = await deps.draws.find(place.postId, drawId);
    if (draw === undefined) throw new Error("no draw");
    return draw;
  };
  meter.reset();
  meter.measuring = true;
  const rows: string[][] = [];
  let seconds = 0;
  for (const step of order) {
    current = step;
    const draw = await found();
    const began = performance.now();
    if (!(await steps[step](deps, draw, at))) throw new Error(`${step} waits`);
    const took = (performance.now() - began) / 1000;
    seconds += took;
    const { requests, writeUnits, readUnits } = meter.report({ function: "draws-run", tag: step });
    rows.push([step, ...[took, requests, writeUnits, readUnits].map(short), short(per(writeUnits, count))]);
  }
  meter.measuring = false;
  const { tickets = 0, winners = 0 } = await found();
  const { pages = [] } = (await deps.draws.record(drawId)) ?? {};
  const results = (await Promise.all(pages.map((_, page) => deps.draws.results(drawId, page)))).flat();
  const drawn = results.reduce((sum, { seats }) => sum + seats.reduce((all, { party }) => all + party, 0), 0);
  const dates = [...new Set(results.flatMap(({ seats }) => seats.map(({ slotId }) => slotId.slice(0, 10))))];
  const days = await Promise.all(
    dates.map((date) => deps.slots.day(place.postId, place.calendarId, date, { consistent: true })),
  );
  const held = days.flatMap((slots) =>
    slots.flatMap(({ places }) => places.filter(({ until }) => until > at / 1000)),
  );
  return {
    title: "A draw",
    about:
      `${count.toLocaleString("en")} requests of one to six people, each with up to ten preferences, for ten days of 24 slots of eight places; every step in one go, by the ` +
      "function's use case and stores over HTTP through the proxy, with everything counted. Registering is not in it: each is a change of its own.",
    measures: [
      exactly("tickets drawn", tickets, count),
      exactly("places held for winners, and places drawn", held.length, drawn),
      { what: "winners", measured: String(winners) },
      atMost("all steps", seconds, RUN_SECONDS, " s"),
    ],
    table: {
      head: ["step", "seconds", "requests", "write units", "read units", "write units a ticket"],
      rows,
    },
  };
};
