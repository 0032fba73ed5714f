/** A queue of events, to put one in again. */
export interface EventQueue {
  send(event: unknown): Promise<void>;
}
