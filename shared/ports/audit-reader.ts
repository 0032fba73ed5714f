import type { AnchoredHead } from "#shared/domain/audit/anchor.ts";
import type { AuditEntry, ChainHead, ChainName } from "#shared/domain/audit/chain.ts";

/** Reads the trail (E3). */
export interface AuditReader {
  /** The chains that were begun for a UTC day. */
  chainsOf(date: string): Promise<readonly ChainName[]>;
  /** Where these chains end; those that are empty are left out. */
  heads(chains: readonly ChainName[]): Promise<readonly AnchoredHead[]>;
  head(chain: ChainName): Promise<ChainHead>;
  /** A chain's links in stored order; undefined for one that is stored in no such form. */
  links(chain: ChainName): Promise<readonly (AuditEntry | undefined)[]>;
  /** Links after a sequence, oldest first, one by one: a chain never has to fit into memory. */
  after(chain: ChainName, sequence: number): AsyncIterable<AuditEntry>;
}
