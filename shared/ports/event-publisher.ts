import type { Envelope } from "#events/envelope.ts";

/** Where events leave for whoever listens. */
export interface EventPublisher {
  /** Publishes events and answers with the ids of those that were not taken; they are published again later. */
  publish(events: readonly Envelope[]): Promise<readonly string[]>;
}
