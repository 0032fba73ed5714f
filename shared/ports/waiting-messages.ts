/** An event whose SMS waits for the morning. */
export interface WaitingMessage {
  /** When it may be told: a UTC instant. */
  readonly at: string;
  readonly eventId: string;
  /** The event, to be told once more. */
  readonly event: unknown;
}

/** What waits for the end of quiet hours (N3). */
export interface WaitingMessages {
  /** Has an event come again at an instant; twice is once. */
  put(message: WaitingMessage): Promise<void>;
  /** What is due at `now` (epoch ms), the oldest first, `limit` at most. */
  due(now: number, limit: number): Promise<readonly WaitingMessage[]>;
  /** It is on its way again. */
  forget(message: WaitingMessage): Promise<void>;
}
