import type { Message, MessageState } from "#shared/domain/message/message.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { SendOutcome } from "#shared/ports/message-sender.ts";
import type { MessageRecord, MessageStore } from "#shared/ports/message-store.ts";

/** What sending once needs. */
export interface OnceDeps {
  readonly clock: Clock;
  readonly messages: MessageStore;
  /** How long to wait for the network's word on an SMS of unknown outcome before it is sent again. */
  readonly receiptWindowMs: number;
}

/** A minute: SNS logs most fates within seconds, and a code is of use to nobody after much longer (T4). */
export const RECEIPT_WINDOW_MS = 60_000;

/**
 * The provider takes an SMS within moments of the claim or not at all: the send is tried once, for 5 s at most
 * (shared/adapters/sns/client.ts). Two seconds either way are what two clocks may differ by.
 */
const TAKEN_BEFORE_MS = 2_000;
const TAKEN_AFTER_MS = 10_000;

/** A receipt this fresh may be of a message whose sender is still about to note its id. */
const FRESH_MS = 5_000;

/** How a message stands after all; `providerId` where a provider took it, `handed` when it did so just now. */
export interface Sent {
  readonly state: Exclude<MessageState, "claimed" | "released">;
  readonly providerId?: string;
  readonly handed?: boolean;
}

const iso = (epochMs: number): string => new Date(epochMs).toISOString();

/** Notes that the provider took a message, and the network's word if that came first. */
const noteSent = async (deps: OnceDeps, messageId: string, providerId: string): Promise<Sent> => {
  const at = iso(deps.clock.now());
  await deps.messages.markSent(messageId, providerId, at);
  const tied = await deps.messages.tie(providerId, messageId, at);
  if (tied?.status === undefined) return { state: "sent", providerId };
  await deps.messages.settle(messageId, tied.status, at);
  return { state: tied.status, providerId };
};

/**
 * Finds out what became of a message whose sender died: a receipt of that phone, taken right after the claim
 * and belonging to no other message, proves that it went out. `undefined`: it did not.
 *
 * @throws RedeliveryWanted while it is too early to tell.
 */
const resolve = async (deps: OnceDeps, record: MessageRecord): Promise<Sent | undefined> => {
  const now = deps.clock.now();
  const claimed = Date.parse(record.claimedAt);
  const { phoneKey } = record;
  if (phoneKey !== undefined) {
    const receipts = await deps.messages.receipts(
      phoneKey,
      iso(claimed - TAKEN_BEFORE_MS),
      iso(claimed + TAKEN_AFTER_MS),
    );
    for (const { providerId, at } of receipts) {
      if (now - Date.parse(at) < FRESH_MS) throw new RedeliveryWanted("message-receipt-fresh");
      const tied = await deps.messages.tie(providerId, record.messageId, iso(now));
      if (tied !== undefined) return await noteSent(deps, record.messageId, providerId);
    }
  }
  if (now - claimed < deps.receiptWindowMs) throw new RedeliveryWanted("message-outcome-unknown");
  return undefined;
};

/** The claim as this worker's own, or how the message stands. */
const acquire = async (deps: OnceDeps, message: Message): Promise<Sent | { readonly claimedAt: string }> => {
  const claimedAt = iso(deps.clock.now());
  const claim = await deps.messages.claim(message, claimedAt);
  if (claim.kind === "claimed") return { claimedAt };
  const { record } = claim;
  const { state, providerId } = record;
  if (state === "sent" && providerId !== undefined && record.phoneKey !== undefined) {
    // The earlier attempt may have died between noting the message and tying its receipt to it.
    return await noteSent(deps, record.messageId, providerId);
  }
  if (state !== "claimed" && state !== "released")
    return { state, ...(providerId !== undefined && { providerId }) };
  const resolved = state === "claimed" ? await resolve(deps, record) : undefined;
  if (resolved !== undefined) return resolved;
  const taken = await deps.messages.reclaim(record.messageId, record.claimedAt, claimedAt);
  if (!taken) throw new RedeliveryWanted("message-claimed-elsewhere");
  return { claimedAt };
};

/**
 * Sends a message once in effect (N1), however often its event is delivered and wherever a worker dies:
 * claim it, compose it, send it (one try), note what the provider said. A claim whose outcome nobody knows is
 * resolved by the network's receipt; without one after the receipt window, the message is sent again.
 *
 * `compose` runs after the claim and before the send: what fails there surely sent nothing.
 *
 * @throws RedeliveryWanted when the message is another worker's, or surely not sent this time.
 */
export const deliverOnce = async <Composed>(
  deps: OnceDeps,
  message: Message,
  compose: () => Promise<Composed>,
  send: (composed: Composed) => Promise<SendOutcome>,
): Promise<Sent> => {
  const acquired = await acquire(deps, message);
  if (!("claimedAt" in acquired)) return acquired;
  const { claimedAt } = acquired;
  const composed = await compose().catch(async (error: unknown) => {
    await deps.messages.release(message.messageId, claimedAt);
    throw error;
  });
  // A throw from here leaves the claim as it is: nobody knows whether the message went out.
  const outcome = await send(composed);
  switch (outcome.kind) {
    case "accepted":
      return { ...(await noteSent(deps, message.messageId, outcome.providerId)), handed: true };
    case "refused":
      await deps.messages.markFailed(message.messageId, outcome.code, iso(deps.clock.now()));
      return { state: "failed" };
    case "not-sent":
      await deps.messages.release(message.messageId, claimedAt);
      throw new RedeliveryWanted(outcome.code);
  }
};
