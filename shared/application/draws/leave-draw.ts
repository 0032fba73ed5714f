import { drawLeft } from "#events/draws/left.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { RegisteringDeps } from "./deps.ts";

/**
 * Takes a request out of its draw while the window is open; its people may then take part with another. Errors:
 * `not-found`, `draw-not-registered`, `draw-not-open`, `draw-closed`.
 */
export const leaveDraw = async (
  deps: RegisteringDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<{ drawId: string }> => {
  const { requestId } = call.params;
  const record = await deps.requests.find(requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  if (record.draw === undefined) return refuse("draw-not-registered");
  const { drawId } = record.draw;
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.leaveDrawPiece(record, drawId),
      ...deps.entries.leavePieces(drawId, record, record.personKeys, call.now),
    ],
    facts: [
      drawLeft.fact(
        drawId,
        { drawId, requestId, channel: channelOf(call.caller, record.postId) },
        record.postId,
      ),
    ],
    answer: { status: 200, body: { drawId } },
    now: call.now,
  });
};
