import { log } from "./log.ts";
import { count } from "./metric.ts";

/** Notes why a payment's notice was not believed, or its money not wanted; never what it said. */
export const noteRefusedNotice = (fault: string): void => {
  log.warn("payment-notice-refused", { code: fault });
  count(`payment-notice-refused-${fault}`);
};
