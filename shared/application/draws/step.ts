import type { Fact } from "#events/envelope.ts";
import type { Draw, DrawStep } from "#shared/domain/draw/draw.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { DrawFacts } from "#shared/ports/draw-store.ts";
import type { DrawingDeps } from "./deps.ts";

/** The system that acts, for the audit trail. */
const SYSTEM = "draws-run";

/** The command of something that a draw causes. */
export const drawCommand = (drawId: string, ...cause: readonly (string | number)[]) =>
  systemCommand(SYSTEM, drawId, ...cause);

/**
 * Commits a step of a draw. Another run that came first has done the same; true either
 * way.
 *
 * @throws for any other refusal: the next run begins the step again.
 */
export const commitStep = async (
  deps: Pick<DrawingDeps, "draws" | "changes">,
  draw: Draw,
  {
    step,
    set,
    pieces,
    facts,
    now,
  }: {
    readonly step: DrawStep;
    readonly set: DrawFacts;
    readonly pieces: readonly Piece[];
    readonly facts: readonly Fact[];
    readonly now: number;
  },
): Promise<true> => {
  const outcome = await deps.changes.commit({
    command: drawCommand(draw.drawId, step),
    pieces: [...deps.draws.stepPieces(draw, step, set, now), ...pieces],
    facts,
    answer: { status: 200, body: null },
    now,
  });
  if (!outcome.ok && outcome.error.code !== "draw-wrong-state")
    throw new Error(`${step} of ${draw.drawId}: ${outcome.error.code}`);
  return true;
};
