/** Keeps all workers together to what a sender may send. */
export interface SmsPace {
  /** Waits for its turn, some seconds at most; false when there is none so soon: then it is to be tried later. */
  turn(): Promise<boolean>;
}
