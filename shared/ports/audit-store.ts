import type { AuditEntry, ChainHead, ChainName } from "#shared/domain/audit/chain.ts";

/** The append-only trail (E3). */
export interface AuditStore {
  head(chain: ChainName): Promise<ChainHead>;
  /**
   * Appends a link in one transaction with the chain's head and the event's marker. `recorded`: the event is in
   * the trail already; `contended`: the head has moved on from the one the link follows.
   */
  append(chain: ChainName, entry: AuditEntry): Promise<"appended" | "recorded" | "contended">;
}
