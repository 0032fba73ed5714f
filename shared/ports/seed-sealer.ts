/** Seals a draw's seed so that only who may unseal can read it, and only as that draw's. */
export interface SeedSealer {
  /** @param seed - 32 bytes in hex. @returns the sealed seed in base64. */
  seal(drawId: string, seed: string): Promise<string>;
}

/** Opens what a `SeedSealer` sealed; another privilege than sealing. */
export interface SeedUnsealer {
  /** @throws when the seal was not made for this draw. */
  unseal(drawId: string, ciphertext: string): Promise<string>;
}
