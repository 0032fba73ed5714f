import type { Account, PreferredChannel } from "#shared/domain/account/account.ts";
import { maskEmail, maskPhone } from "#shared/domain/account/account.ts";
import type { Language } from "#shared/domain/call.ts";

/** An account as its owner is shown it. */
export interface AccountView {
  accountId: string;
  status: "active" | "suspended";
  language: Language;
  phone: string;
  email: string | null;
  prefers: PreferredChannel;
}

/** Masks what a bystander must not read. */
export const viewOf = ({
  accountId,
  status,
  language,
  phone,
  email,
  prefers = "sms",
}: Account): AccountView => ({
  accountId,
  status,
  language,
  phone: maskPhone(phone),
  email: email === undefined ? null : maskEmail(email),
  prefers,
});
