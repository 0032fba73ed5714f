import { accountChanged } from "#events/accounts/changed.v1.ts";
import { accountOpened } from "#events/accounts/opened.v1.ts";
import type { Fact } from "#events/envelope.ts";
import type { Account } from "#shared/domain/account/account.ts";
import { accountIdOf } from "#shared/domain/account/subject.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AccountSettings } from "#shared/ports/account-store.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { AccountDeps } from "./deps.ts";
import type { AccountView } from "./reply.ts";
import { viewOf } from "./reply.ts";

type SaveCall = Call<
  unknown,
  unknown,
  {
    language: Account["language"];
    email?: string | null | undefined;
    prefers?: Account["prefers"] | undefined;
  },
  CitizenCaller
>;

const settingsOf = ({ body }: SaveCall): AccountSettings => ({
  language: body.language,
  ...(body.email !== undefined && { email: body.email }),
  ...(body.prefers !== undefined && { prefers: body.prefers }),
});

interface Saved {
  readonly pieces: readonly Piece[];
  readonly facts: readonly Fact[];
  readonly account: Account;
}

/** The command record keeps the id only: even a masked address is nobody's business there. */
const commit = async (deps: AccountDeps, call: SaveCall, saved: Saved): Outcome<AccountView> => {
  const { accountId } = saved.account;
  const committed = await deps.changes.commit({
    command: call.command,
    pieces: saved.pieces,
    facts: saved.facts,
    answer: { status: 200, body: { accountId } },
    now: call.now,
  });
  return committed.ok ? { ok: true, value: { status: 200, body: viewOf(saved.account) } } : committed;
};

const emailChangeOf = (email: string | null | undefined): "kept" | "set" | "removed" => {
  if (email === undefined) return "kept";
  return email === null ? "removed" : "set";
};

const change = (
  deps: AccountDeps,
  call: SaveCall,
  account: Account,
  joining: readonly Piece[] = [],
): Outcome<AccountView> => {
  const { accountId } = account;
  const { language, email, prefers } = settingsOf(call);
  const { email: stored, ...rest } = account;
  const next = email === undefined ? stored : (email ?? undefined);
  const facts = [
    accountChanged.fact(accountId, {
      accountId,
      language,
      emailChange: emailChangeOf(email),
      ...(joining.length > 0 && { joined: true }),
    }),
  ];
  const changed: Account = {
    ...rest,
    language,
    ...(next !== undefined && { email: next }),
    ...(prefers !== undefined && { prefers }),
  };
  return commit(deps, call, {
    pieces: [...joining, deps.accounts.change(accountId, settingsOf(call))],
    facts,
    account: changed,
  });
};

/**
 * The number has an account already, opened by an agent for somebody on the telephone or at a desk (R1), or under
 * a sign-in that is no more: who confirmed the number is its owner, and this sign-in leads there from now on.
 */
const join = async (deps: AccountDeps, call: SaveCall, accountId: string): Outcome<AccountView> => {
  const account = await deps.accounts.find(accountId);
  if (account === undefined) throw new Error("a phone leads to a missing account");
  return change(deps, call, account, [deps.accounts.join(call.caller.accountId, accountId)]);
};

/** Opens the account with the phone that the issuer confirmed; a client cannot name another's (R2). */
const open = async (deps: AccountDeps, call: SaveCall): Outcome<AccountView> => {
  const { accountId } = call.caller;
  const profile = call.accessToken === undefined ? undefined : await deps.issuer.profileOf(call.accessToken);
  if (profile === undefined) return refuse("busy", { retryAfterSeconds: 2 });
  // The issuer's word on whose token it is must be the authorizer's too.
  if (accountIdOf(profile) !== accountId) return refuse("forbidden");
  if (profile.phone === undefined) return refuse("phone-unconfirmed");
  const phoneKey = await deps.phoneKeys.of(profile.phone);
  const known = await deps.accounts.ofPhone(phoneKey);
  if (known !== undefined) return join(deps, call, known);
  const { language, email, prefers } = settingsOf(call);
  const account: Account = {
    accountId,
    status: "active",
    phone: profile.phone,
    language,
    ...(typeof email === "string" && { email }),
    ...(prefers !== undefined && { prefers }),
    createdAt: new Date(call.now).toISOString(),
  };
  const facts = [accountOpened.fact(accountId, { accountId, language })];
  const opened = await commit(deps, call, {
    pieces: deps.accounts.openPieces(account, phoneKey),
    facts,
    account,
  });
  // An agent opened one for the same number just now: coming again joins it.
  return !opened.ok && opened.error.code === "phone-has-account"
    ? refuse("busy", { retryAfterSeconds: 1 })
    : opened;
};

/**
 * Opens the caller's account, or changes its language and e-mail. A phone that has an account already leads to
 * that one: two are never opened for one number (R1). Two first requests at once: one opens, the
 * other is told to come back and then changes it to the same.
 */
export const saveAccount = async (deps: AccountDeps, call: SaveCall): Outcome<AccountView> => {
  const account = await deps.accounts.find(call.caller.accountId);
  return account === undefined ? open(deps, call) : change(deps, call, account);
};
