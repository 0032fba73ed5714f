import { accountPhoneChanged } from "#events/accounts/phone-changed.v1.ts";
import type { CodeDeps } from "#shared/application/sign-in/one-time-codes.ts";
import { checkForChange, issueCode } from "#shared/application/sign-in/one-time-codes.ts";
import type { Account } from "#shared/domain/account/account.ts";
import { maskPhone } from "#shared/domain/account/account.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { render } from "#shared/domain/message/template.ts";
import { phoneCode } from "#shared/domain/message/templates/phone-code.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { orderBudgets } from "#shared/domain/sign-in/budgets.ts";
import { destinationOf } from "#shared/domain/sign-in/destination.ts";
import { CODE_LIFETIME_MS } from "#shared/domain/sign-in/one-time-code.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { CitizenUsers } from "#shared/ports/citizen-users.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { TextSender } from "#shared/ports/message-sender.ts";
import type { CodePieces, SignInStore } from "#shared/ports/sign-in-store.ts";
import type { SavingDeps } from "./open-account.ts";
import { commitAccount, openAccount } from "./open-account.ts";
import type { AccountView } from "./reply.ts";

/** What changing a phone needs. */
export interface PhoneDeps extends SavingDeps, CodeDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly signIns: SignInStore & CodePieces;
  readonly texts: TextSender;
  readonly users: CitizenUsers;
}

type AskCall = Call<unknown, unknown, { phone: string }, CitizenCaller>;
type ConfirmCall = Call<unknown, unknown, { phone: string; code: string }, CitizenCaller>;

/**
 * Sends a code to a number that the caller says is theirs (N3, ADR 0030). Whether the number has an account, and whether
 * a budget is spent, looks from outside like a code that is late. Errors: `phone-country`.
 */
export const askPhoneCode = async (
  deps: PhoneDeps,
  { body: { phone }, caller, command, address, language, now }: AskCall,
): Outcome<{ phone: string }> => {
  if (destinationOf(phone) === undefined) return refuse("phone-country");
  const answer = { ok: true, value: { status: 202, body: { phone: maskPhone(phone) } } } as const;
  // Given again, the order is carried out already (E1).
  if ((await deps.signIns.take("order", command.id, orderBudgets.order, now)) === undefined) return answer;
  const known = caller.status !== "none";
  const by = { account: caller.accountId, address: known ? undefined : address, known };
  const issued = await issueCode(deps, { number: phone, ...by }, now);
  if ("code" in issued) {
    const values = { code: issued.code, minutes: String(CODE_LIFETIME_MS / 60_000) };
    // Not sent is a code that is late as well: the person asks for another.
    await deps.texts.send({ phone, text: render(phoneCode, language, values).sms });
  }
  return answer;
};

const move = async (
  deps: PhoneDeps,
  call: ConfirmCall,
  account: Account,
  use: Piece,
): Outcome<AccountView> => {
  const { phone: to } = call.body;
  const { accountId, phone: from } = account;
  if (from === to) return refuse("phone-taken");
  const [fromKey, toKey] = [await deps.phoneKeys.of(from), await deps.phoneKeys.of(to)];
  if ((await deps.accounts.ofPhone(toKey)) !== undefined) return refuse("phone-taken");
  // The issuer first: until the account follows, the new number signs in to it, and the old one nobody.
  await deps.users.movePhone(from, to);
  const change = {
    accountId,
    from: { phone: from, key: fromKey },
    to: { phone: to, key: toKey },
  };
  return await commitAccount(deps, call, {
    pieces: [use, ...deps.accounts.changePhone(change)],
    facts: [accountPhoneChanged.fact(accountId, { accountId })],
    account: { ...account, phone: to, formerPhone: from },
  });
};

/**
 * Takes a number whose code the caller has: as the account's phone from now on, or, for somebody who signed in by
 * e-mail, to open an account with it or join the one that it has (ADR 0031). The old number and the e-mail are told.
 * The code is used up by the change itself: until that is made, the order can be given again.
 *
 * Errors: `code-wrong`, `too-many-requests` once too many codes were wrong, `phone-taken`, `account-suspended`, `busy`.
 */
export const confirmPhone = async (deps: PhoneDeps, call: ConfirmCall): Outcome<{ accountId: string }> => {
  const { body, caller, command, now, language } = call;
  const prior = await deps.changes.find(command);
  if (!prior.ok) return prior;
  if (prior.value !== undefined) return { ok: true, value: prior.value };
  const checked = await checkForChange(
    deps,
    { number: body.phone, account: caller.accountId },
    body.code,
    now,
  );
  if (checked === "locked")
    return refuse("too-many-requests", { retryAfterSeconds: CODE_LIFETIME_MS / 1000 });
  if (checked === "wrong") return refuse("code-wrong");
  const account = await deps.accounts.find(caller.accountId);
  const outcome =
    account === undefined
      ? await openAccount(deps, call, body.phone, { language, keep: true }, [checked.use])
      : await move(deps, call, account, checked.use);
  if (!outcome.ok || outcome.value.replayed) return outcome;
  // As it is kept: what a repetition is answered.
  return { ok: true, value: { status: 200, body: { accountId: outcome.value.body.accountId } } };
};
