import type { AccountStore } from "#shared/ports/account-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { IdentityProvider } from "#shared/ports/identity-provider.ts";
import type { PhoneKeys } from "#shared/ports/phone-keys.ts";

/** What the use cases of accounts need. */
export interface AccountDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly accounts: AccountStore;
  readonly issuer: IdentityProvider;
  readonly phoneKeys: PhoneKeys;
}
