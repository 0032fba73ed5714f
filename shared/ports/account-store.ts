import type { Account } from "#shared/domain/account/account.ts";
import type { Language } from "#shared/domain/call.ts";
import type { Piece } from "./change-store.ts";

/** What a citizen may change themself; an `email` of `null` takes it away, without one it stays. */
export interface AccountSettings {
  readonly language: Language;
  readonly email?: string | null;
}

/** Citizens' accounts. */
export interface AccountStore {
  find(accountId: string): Promise<Account | undefined>;
  /** Puts a new account; fails with `busy` when another request has just opened it: the same order then changes it. */
  open(account: Account): Piece;
  /** Changes language and e-mail of an existing account that is not suspended. */
  change(accountId: string, settings: AccountSettings): Piece;
}
