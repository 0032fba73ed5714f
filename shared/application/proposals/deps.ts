import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { ProposalStore } from "#shared/ports/proposal-store.ts";
import type { StampRefundDeps } from "../refunds/stamp-refund.ts";

/** What proposing and deciding needs: its own, and what carrying out each kind needs. */
export interface ProposalDeps extends StampRefundDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly proposals: ProposalStore;
}
