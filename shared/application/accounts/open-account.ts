import { accountChanged } from "#events/accounts/changed.v1.ts";
import { accountJoined } from "#events/accounts/joined.v1.ts";
import { accountOpened } from "#events/accounts/opened.v1.ts";
import type { Fact } from "#events/envelope.ts";
import type { Account } from "#shared/domain/account/account.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AccountSettings, AccountStore } from "#shared/ports/account-store.ts";
import type { ChangeStore, Piece } from "#shared/ports/change-store.ts";
import type { PhoneKeys } from "#shared/ports/phone-keys.ts";
import type { AccountView } from "./reply.ts";
import { viewOf } from "./reply.ts";

/** What changing an account needs. */
export interface SavingDeps {
  readonly changes: ChangeStore;
  readonly accounts: AccountStore;
  readonly phoneKeys: PhoneKeys;
}

/** Who gives which order, and when. */
export interface SavingCall {
  readonly caller: CitizenCaller;
  readonly command: Command;
  readonly now: number;
}

interface Saved {
  readonly pieces: readonly Piece[];
  readonly facts: readonly Fact[];
  readonly account: Account;
}

/** The command record keeps the id only: even a masked address is nobody's business there. */
export const commitAccount = async (
  deps: Pick<SavingDeps, "changes">,
  { command, now }: SavingCall,
  { pieces, facts, account }: Saved,
): Outcome<AccountView> => {
  const { accountId } = account;
  const answer = { status: 200, body: { accountId } };
  const committed = await deps.changes.commit({ command, pieces, facts, answer, now });
  return committed.ok ? { ok: true, value: { status: 200, body: viewOf(account) } } : committed;
};

const emailChangeOf = (email: string | null | undefined): "kept" | "set" | "removed" => {
  if (email === undefined) return "kept";
  return email === null ? "removed" : "set";
};

/** Changes how an account is written to; `joining` also leads a further sign-in to it. */
export const changeAccount = (
  deps: SavingDeps,
  call: SavingCall,
  account: Account,
  settings: AccountSettings,
  joining: readonly Piece[] = [],
): Outcome<AccountView> => {
  const { accountId } = account;
  const { language, email, prefers } = settings;
  const { email: stored, ...rest } = account;
  const next = email === undefined ? stored : (email ?? undefined);
  const facts = [
    accountChanged.fact(accountId, {
      accountId,
      language,
      emailChange: emailChangeOf(email),
    }),
    ...(joining.length > 0 ? [accountJoined.fact(accountId, { accountId })] : []),
  ];
  const changed: Account = {
    ...rest,
    language,
    ...(next !== undefined && { email: next }),
    ...(prefers !== undefined && { prefers }),
  };
  return commitAccount(deps, call, {
    pieces: [...joining, deps.accounts.change(accountId, settings)],
    facts,
    account: changed,
  });
};

/**
 * Opens the caller's account with a confirmed phone. If the number has one already, opened by an agent for somebody on
 * the telephone or at a desk (R1), or from another sign-in of theirs, who confirmed the number is its owner: this
 * sign-in leads there from now on, and the owner is told. Two are never opened for one number.
 *
 * @param wishes - what to set; with `keep`, a new account speaks `language` and one that is joined stays as it is.
 * @param more - what else is part of the change.
 */
export const openAccount = async (
  deps: SavingDeps,
  call: SavingCall,
  phone: string,
  wishes: AccountSettings | { readonly language: Account["language"]; readonly keep: true },
  more: readonly Piece[] = [],
): Outcome<AccountView> => {
  const { accountId } = call.caller;
  const phoneKey = await deps.phoneKeys.of(phone);
  const known = await deps.accounts.ofPhone(phoneKey);
  if (known !== undefined) {
    const account = await deps.accounts.find(known);
    if (account === undefined) throw new Error("a phone leads to a missing account");
    const settings = "keep" in wishes ? { language: account.language } : wishes;
    return changeAccount(deps, call, account, settings, [...more, deps.accounts.join(accountId, known)]);
  }
  const { language, email, prefers } =
    "keep" in wishes ? { ...wishes, email: null, prefers: undefined } : wishes;
  const account: Account = {
    accountId,
    status: "active",
    phone,
    language,
    ...(typeof email === "string" && { email }),
    ...(prefers !== undefined && { prefers }),
    createdAt: new Date(call.now).toISOString(),
  };
  const opened = await commitAccount(deps, call, {
    pieces: [...more, ...deps.accounts.openPieces(account, phoneKey)],
    facts: [accountOpened.fact(accountId, { accountId, language })],
    account,
  });
  // An agent opened one for the same number just now: coming again joins it.
  return !opened.ok && opened.error.code === "phone-has-account"
    ? refuse("busy", { retryAfterSeconds: 1 })
    : opened;
};
