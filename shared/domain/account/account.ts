import type { Language } from "#shared/domain/call.ts";

/** How somebody wants to be told: by SMS, with an e-mail beside it, or by e-mail alone where it can wait (N3). */
export const preferredChannels = ["sms", "email"] as const;
export type PreferredChannel = (typeof preferredChannels)[number];

/** A citizen's account: how to reach them and in which language (N2, N3). */
export interface Account {
  readonly accountId: string;
  readonly status: "active" | "suspended";
  /** E.164, confirmed by the issuer. */
  readonly phone: string;
  readonly language: Language;
  readonly email?: string;
  /** By SMS unless said. */
  readonly prefers?: PreferredChannel;
  /** ISO instant. */
  readonly createdAt: string;
  /** The phone before this one, which is told of the change. */
  readonly formerPhone?: string;
}

/** Everything but the last two digits hidden; the owner knows the rest, a bystander does not. */
export const maskPhone = (phone: string): string =>
  `${"•".repeat(Math.max(phone.length - 2, 0))}${phone.slice(-2)}`;

/** The first letter and the domain: enough to tell one's own addresses apart. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
};
