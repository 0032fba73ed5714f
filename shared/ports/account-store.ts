import type { Account, PreferredChannel } from "#shared/domain/account/account.ts";
import type { Language } from "#shared/domain/call.ts";
import type { Piece } from "./change-store.ts";

/** What a citizen may change themself; what is not given stays, an `email` of `null` is taken away. */
export interface AccountSettings {
  readonly language: Language;
  readonly email?: string | null;
  readonly prefers?: PreferredChannel;
}

/** From which number to which; each with its key. */
export interface PhoneChange {
  readonly accountId: string;
  readonly from: { readonly phone: string; readonly key: string };
  readonly to: { readonly phone: string; readonly key: string };
}

/** Citizens' accounts. */
export interface AccountStore {
  find(accountId: string): Promise<Account | undefined>;
  /** The id of the account of a phone number. */
  ofPhone(phoneKey: string): Promise<string | undefined>;
  /**
   * Puts a new account and the way from its phone to it. Errors: `busy` when another request has just opened it,
   * and `phone-has-account` when the number has one: two are never opened for one number.
   */
  openPieces(account: Account, phoneKey: string): readonly Piece[];
  /** From now on, who signs in as `from` is led to `accountId`; `busy` when that happened just now. */
  join(from: string, accountId: string): Piece;
  /**
   * Gives an account another phone, and the way to it from there. Errors: `account-suspended`, `phone-taken` when the
   * number has an account, `busy` when the phone is no more the one it was changed from.
   */
  changePhone(change: PhoneChange): readonly Piece[];
  /** Changes language, e-mail and preferred channel of an existing account that is not suspended. */
  change(accountId: string, settings: AccountSettings): Piece;
}
