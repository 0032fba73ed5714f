/**
 * Thrown by a consumer to have its record delivered again later, for an expected reason: the wrapper logs the
 * code as a warning, not as a fault. The record ends in the dead-letter queue when its attempts are used up.
 */
export class RedeliveryWanted extends Error {
  readonly code: string;
  /** How long to wait; the queue's own time unless said. */
  readonly afterSeconds: number | undefined;

  constructor(code: string, afterSeconds?: number) {
    super(code);
    this.afterSeconds = afterSeconds;
    this.name = "RedeliveryWanted";
    this.code = code;
  }
}
