import type { AccountStore } from "#shared/ports/account-store.ts";
import type { AgentStore } from "#shared/ports/agent-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { PhoneKeys } from "#shared/ports/phone-keys.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { TokenSigner } from "#shared/ports/token-signer.ts";

/** What giving mandates and reporting on them needs. */
export interface MandateDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly requests: Pick<RequestStore, "idOf" | "findWhole">;
  readonly accounts: Pick<AccountStore, "openPieces">;
  readonly agents: AgentStore;
  readonly phoneKeys: PhoneKeys;
  readonly mandates: Pick<TokenSigner, "sign">;
}
