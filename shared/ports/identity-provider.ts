import type { Subject } from "#shared/domain/account/subject.ts";

/** A person as their issuer knows them. */
export interface IssuerProfile extends Subject {
  /** E.164; present only if the issuer has confirmed it. */
  readonly phone: string | undefined;
}

/** The issuer that signed a person in. */
export interface IdentityProvider {
  /** Whose token this is; `undefined` when the issuer does not answer in time or no longer honours the token. */
  profileOf(accessToken: string): Promise<IssuerProfile | undefined>;
}
