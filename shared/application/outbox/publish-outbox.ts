import type { Envelope } from "#events/envelope.ts";
import type { Result } from "#shared/domain/result.ts";
import type { EventPublisher } from "#shared/ports/event-publisher.ts";

/** What publishing needs; `eventsOf` decodes a command record. */
export interface OutboxDeps {
  readonly topic: EventPublisher;
  readonly eventsOf: (image: unknown) => Result<readonly Envelope[], "malformed">;
}

/** One stored command as the table's stream delivers it. */
export interface OutboxRecord {
  readonly sequenceNumber: string;
  readonly newImage: unknown;
}

/**
 * Publishes the events of stored commands (N1) and answers with the sequence numbers of the records of which
 * an event was not taken. Every record is tried, a malformed one does not stop the others; an event published
 * twice is harmless, consumers deduplicate on its id.
 */
export const publishOutbox = async (
  deps: OutboxDeps,
  records: readonly OutboxRecord[],
): Promise<readonly string[]> => {
  const read = records.map(({ sequenceNumber, newImage }) => ({
    sequenceNumber,
    events: deps.eventsOf(newImage),
  }));
  const events = read.flatMap((record) => (record.events.ok ? record.events.value : []));
  const missed = new Set(events.length > 0 ? await deps.topic.publish(events) : []);
  return read
    .filter((record) => !record.events.ok || record.events.value.some(({ id }) => missed.has(id)))
    .map(({ sequenceNumber }) => sequenceNumber);
};
