/** Something that feeds events to functions until it is stopped. */
export interface EventSource {
  readonly stop: () => Promise<void>;
}
