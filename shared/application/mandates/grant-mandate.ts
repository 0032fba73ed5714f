import type { Fact } from "#events/envelope.ts";
import { mandateGranted } from "#events/mandates/granted.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { staffChannel } from "#shared/domain/channel.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type { Mandate } from "#shared/domain/mandate/mandate.ts";
import { MANDATE_SECONDS } from "#shared/domain/mandate/mandate.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { MandateDeps } from "./deps.ts";

/** A mandate as its agent is given it: they send it with their own access token. */
export interface MandateView {
  mandate: string;
  mandateId: string;
  accountId: string;
  /** The request whose reference was given. */
  requestId?: string;
  channel: "phone" | "desk";
  until: string;
}

/** Whom an agent asks to act for, at which post. */
export type MandateCall<Body> = Call<{ postId: string }, unknown, Body, StaffCaller>;

/** For whom, and what is written with it. */
interface Granting {
  readonly accountId: string;
  readonly requestId?: string;
  readonly pieces: readonly Piece[];
  readonly facts: readonly Fact[];
}

/**
 * Gives the mandate in one write with what led to it: the asking is given back, the mandate counted, and the fact
 * tells the person (N1) and the audit trail. The stored answer holds it, which is worthless without its agent's
 * own access token.
 */
export const grant = async (
  deps: Pick<MandateDeps, "agents" | "changes" | "mandates">,
  call: MandateCall<unknown>,
  { accountId, requestId, pieces, facts }: Granting,
): Outcome<MandateView> => {
  const { postId } = call.params;
  const { staffId } = call.caller;
  const mandateId = idFrom("mandate", call.command.id);
  const channel = staffChannel(call.caller, postId);
  const untilSeconds = Math.floor(call.now / 1000) + MANDATE_SECONDS;
  const until = new Date(untilSeconds * 1000).toISOString();
  const mandate: Mandate = { mandateId, accountId, staffId, channel, postId };
  const about = { mandateId, accountId, ...(requestId !== undefined && { requestId }) };
  return deps.changes.commit({
    command: call.command,
    pieces: [...pieces, ...deps.agents.grantedPieces({ postId, staffId }, accountId, call.now)],
    facts: [...facts, mandateGranted.fact(mandateId, { ...about, channel, until }, postId)],
    answer: {
      status: 201,
      body: { mandate: await deps.mandates.sign("mandate", mandate, untilSeconds), ...about, channel, until },
    },
    now: call.now,
  });
};

/**
 * Lets an agent act for who gave the reference of a request of this post and the birth date of somebody in it (R1).
 *
 * The asking is counted before anything is looked up, and given back with the mandate: what stays are wrong pairs,
 * ten an hour for one agent, however many are tried at once. Errors: `reference-unmatched`, the same for a wrong
 * reference, another post's and a wrong birth date; `too-many-requests`.
 */
export const grantMandate = async (
  deps: MandateDeps,
  call: MandateCall<{ reference: string; birthDate: string }>,
): Outcome<MandateView> => {
  // A repeated command is not another try.
  const prior = await deps.changes.find(call.command);
  if (!prior.ok) return prior;
  if (prior.value !== undefined) return { ok: true, value: prior.value };
  const { postId } = call.params;
  const asked = await deps.agents.ask({ postId, staffId: call.caller.staffId }, call.now);
  if (!asked.ok) return asked;
  const requestId = await deps.requests.idOf(call.body.reference);
  const request = requestId === undefined ? undefined : await deps.requests.findWhole(requestId);
  if (
    request === undefined ||
    request.record.postId !== postId ||
    !request.beneficiaries.some(({ birthDate }) => birthDate === call.body.birthDate)
  )
    return refuse("reference-unmatched");
  const { accountId, requestId: found } = request.record;
  return grant(deps, call, { accountId, requestId: found, pieces: [], facts: [] });
};
