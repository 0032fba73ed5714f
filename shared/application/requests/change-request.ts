import { requestChanged } from "#events/requests/changed.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import type { FilingDeps } from "./deps.ts";
import type { NewRequest, RequestStateReply } from "./file-request.ts";
import { draftOf } from "./file-request.ts";

/**
 * Replaces people, post and procedure of a draft as a whole. No read: the write judges that it is the caller's and
 * still a draft; after submission names, birth date and identity number are immutable (R7).
 *
 * Errors: `not-found` (also somebody else's), `request-wrong-state`, and those of filing.
 */
export const changeRequest = async (
  deps: FilingDeps,
  call: Call<{ requestId: string }, unknown, NewRequest, CitizenCaller>,
): Outcome<RequestStateReply> => {
  const { requestId } = call.params;
  const draft = await draftOf(deps, call.body, call.now);
  if (!draft.ok) return draft;
  const { postId, procedureId, beneficiaries } = call.body;
  return deps.changes.commit({
    command: call.command,
    pieces: deps.requests.replacePieces(requestId, call.caller.accountId, draft.value),
    facts: [
      requestChanged.fact(
        requestId,
        {
          requestId,
          procedureId,
          beneficiaries: beneficiaries.length,
          channel: channelOf(call.caller, postId),
        },
        postId,
      ),
    ],
    answer: { status: 200, body: { requestId, state: "draft" } },
    now: call.now,
  });
};
