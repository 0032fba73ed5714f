import type * as z from "zod";

/** What a signed token is good for; a token of one purpose is worthless for another. */
export type TokenPurpose = "slots" | "hold" | "mandate";

/** A token that verified, or why it did not. */
export type TokenReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: "invalid" | "expired" };

/**
 * Signs facts that the platform gives a client and wants back unchanged, so that the next step needs no read
 * (docs/adr/0002). Tokens are signed, not encrypted: they hold nothing their owner may not see.
 */
export interface TokenSigner {
  sign(purpose: TokenPurpose, value: unknown, expiresAtSeconds: number): Promise<string>;
  read<T>(
    purpose: TokenPurpose,
    token: string,
    schema: z.ZodType<T>,
    nowMs: number,
  ): Promise<TokenReading<T>>;
}
