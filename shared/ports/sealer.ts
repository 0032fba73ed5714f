import type { StampCode } from "#shared/domain/stamp/code.ts";

/** Seals a code for delivery so that only who may unseal can read it, and only as that stamp's (T3, T4). */
export interface Sealer {
  /** The sealed code in base64, bound to the stamp's id. */
  seal(stampId: string, code: StampCode): Promise<string>;
}

/** Opens what a `Sealer` sealed; another privilege than sealing. */
export interface Unsealer {
  /** @throws when the seal was not made for this stamp or does not hold a code. */
  unseal(stampId: string, ciphertext: string): Promise<StampCode>;
}
