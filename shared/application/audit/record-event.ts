import { envelopeSchema } from "#events/envelope.ts";
import { chainOf, nextEntry } from "#shared/domain/audit/chain.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { AuditStore } from "#shared/ports/audit-store.ts";

/** What recording needs; `pause` waits so many milliseconds. */
export interface AuditDeps {
  readonly trail: AuditStore;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Two writers meet on one head now and then; sixteen tries with jitter outlast a crowd of them. */
const ATTEMPTS = 16;
const LONGEST_PAUSE_MS = 200;

/**
 * Appends an event to the chain of its post and day, once (E3): read the head, link to it, write both on the
 * condition that the head has not moved. The loser of a race reads again.
 *
 * @returns the event's type when it was not in the trail yet: each event is counted once, by whomever it is told.
 * @throws RedeliveryWanted when the race is lost too often.
 */
export const recordEvent = async (deps: AuditDeps, body: unknown): Promise<string | undefined> => {
  const event = envelopeSchema.parse(body);
  const { id: eventId, type, subject, actor, time: at, data } = event;
  const chain = chainOf(event);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const head = await deps.trail.head(chain);
    const outcome = await deps.trail.append(
      chain,
      nextEntry(chain, head, { eventId, type, subject, actor, at, data }),
    );
    if (outcome === "appended") return type;
    if (outcome === "recorded") return undefined;
    await deps.pause(Math.random() * Math.min(10 * 2 ** attempt, LONGEST_PAUSE_MS));
  }
  throw new RedeliveryWanted("audit-contended");
};
