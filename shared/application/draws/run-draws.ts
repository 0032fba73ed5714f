import type { Draw, DrawStep } from "#shared/domain/draw/draw.ts";
import { dueStep } from "#shared/domain/draw/draw.ts";
import { allocateDraw, finishDraw } from "./allocate-draw.ts";
import { closeDraw } from "./close-draw.ts";
import type { DrawingDeps } from "./deps.ts";
import { drawTickets } from "./draw-tickets.ts";

/** True once it is taken, by this run or another; false when it must wait for the next run. */
type Step = (deps: DrawingDeps, draw: Draw, now: number) => Promise<boolean>;

const steps: Readonly<Record<DrawStep, Step>> = {
  close: closeDraw,
  draw: drawTickets,
  allocate: allocateDraw,
  finish: finishDraw,
};

/**
 * Takes every draw as far as it is due. Idempotent: each step is a condition of its write, and a run that was cut off
 * leaves the step to the next. A draw that fails holds up only the later ones of its calendar. Returns how many steps
 * were taken; throws when some failed.
 */
export const runDraws = async (deps: DrawingDeps, now: number): Promise<number> => {
  const failures: unknown[] = [];
  const leftAside = new Set<string>();
  for (let taken = 0; ; taken += 1) {
    // Read again after each step: it is what others wait for.
    const live = await deps.draws.live();
    const draw = live.find(
      (candidate) => !leftAside.has(candidate.drawId) && dueStep(candidate, live, now) !== undefined,
    );
    const step = draw && dueStep(draw, live, now);
    if (draw === undefined || step === undefined) {
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} draws failed`);
      return taken - leftAside.size;
    }
    try {
      if (!(await steps[step](deps, draw, now))) leftAside.add(draw.drawId);
    } catch (error) {
      failures.push(error);
      leftAside.add(draw.drawId);
    }
  }
};
