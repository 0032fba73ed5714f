/**
 * Thrown by a consumer to have its record delivered again later, for an expected reason: the wrapper logs the
 * code as a warning, not as a fault. The record ends in the dead-letter queue when its attempts are used up.
 */
export class RedeliveryWanted extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = "RedeliveryWanted";
    this.code = code;
  }
}
