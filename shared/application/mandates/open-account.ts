import { accountOpened } from "#events/accounts/opened.v1.ts";
import type { Account } from "#shared/domain/account/account.ts";
import type { Outcome } from "#shared/domain/call.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type { MandateDeps } from "./deps.ts";
import type { MandateCall, MandateView } from "./grant-mandate.ts";
import { grant } from "./grant-mandate.ts";

/**
 * Opens an account for somebody without a smartphone, under the phone number they give, with a mandate to act for
 * them at once (R1). When they sign in one day and the issuer confirms that number, they find this account.
 *
 * Errors: `phone-has-account`, counted like a wrong pair, because it tells whether a number has one;
 * `too-many-requests`.
 */
export const openAccountFor = async (
  deps: MandateDeps,
  call: MandateCall<{ phone: string; language: Account["language"] }>,
): Outcome<MandateView> => {
  const prior = await deps.changes.find(call.command);
  if (!prior.ok) return prior;
  if (prior.value !== undefined) return { ok: true, value: prior.value };
  const asked = await deps.agents.ask({ postId: call.params.postId, staffId: call.caller.staffId }, call.now);
  if (!asked.ok) return asked;
  const { phone, language } = call.body;
  const accountId = idFrom("account", call.command.id);
  const account: Account = {
    accountId,
    status: "active",
    phone,
    language,
    createdAt: new Date(call.now).toISOString(),
  };
  return grant(deps, call, {
    accountId,
    pieces: deps.accounts.openPieces(account, await deps.phoneKeys.of(phone)),
    facts: [accountOpened.fact(accountId, { accountId, language })],
  });
};
