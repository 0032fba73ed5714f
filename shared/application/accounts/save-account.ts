import type { Account } from "#shared/domain/account/account.ts";
import { accountIdOf } from "#shared/domain/account/subject.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AccountSettings } from "#shared/ports/account-store.ts";
import type { AccountDeps } from "./deps.ts";
import { changeAccount, openAccount } from "./open-account.ts";
import type { AccountView } from "./reply.ts";

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

/** Opens the account with the phone that the issuer confirmed; a client cannot name another's (R2). */
const open = async (deps: AccountDeps, call: SaveCall): Outcome<AccountView> => {
  const profile = call.accessToken === undefined ? undefined : await deps.issuer.profileOf(call.accessToken);
  if (profile === undefined) return refuse("busy", { retryAfterSeconds: 2 });
  // The issuer's word on whose token it is must be the authorizer's too.
  if (accountIdOf(profile) !== call.caller.accountId) return refuse("forbidden");
  // Who signed in by e-mail has to confirm a phone here first.
  if (profile.phone === undefined) return refuse("phone-unconfirmed");
  return await openAccount(deps, call, profile.phone, settingsOf(call));
};

/**
 * Opens the caller's account, or changes its language and e-mail. A phone that has an account already leads to
 * that one: two are never opened for one number (R1). Two first requests at once: one opens, the
 * other is told to come back and then changes it to the same.
 */
export const saveAccount = async (deps: AccountDeps, call: SaveCall): Outcome<AccountView> => {
  const account = await deps.accounts.find(call.caller.accountId);
  return account === undefined ? open(deps, call) : changeAccount(deps, call, account, settingsOf(call));
};
