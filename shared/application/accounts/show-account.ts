import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AccountDeps } from "./deps.ts";
import type { AccountView } from "./reply.ts";
import { viewOf } from "./reply.ts";

/** Shows the caller's own account; `account-needed` while it is not opened. */
export const showAccount = async (
  deps: AccountDeps,
  call: Call<unknown, unknown, unknown, CitizenCaller>,
): Outcome<AccountView> => {
  const account = await deps.accounts.find(call.caller.accountId);
  return account === undefined
    ? refuse("account-needed")
    : { ok: true, value: { status: 200, body: viewOf(account) } };
};
