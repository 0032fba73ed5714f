import type { Subject } from "#shared/domain/account/subject.ts";
import type { SignInProof } from "#shared/domain/caller.ts";
import type { Result } from "#shared/domain/result.ts";

/** What a verified access token says; hints until the directory confirms them (E2). */
export interface VerifiedToken extends Subject {
  readonly kind: "citizen" | "staff" | "partner";
  /** The client that asked for the token. */
  readonly clientId: string | undefined;
  readonly scopes: readonly string[];
  /** When and how strongly its bearer last signed in; absent for machines, and where the issuer does not say. */
  readonly signIn?: SignInProof | undefined;
}

/** Why a token is refused, as a code for the log; the caller is told nothing but 401. */
export type TokenFault =
  | "malformed"
  | "unknown-issuer"
  | "unknown-key"
  | "algorithm"
  | "signature"
  | "expired"
  | "claims"
  | "not-an-access-token"
  | "audience";

/** Verifies access tokens of the configured issuers. */
export interface TokenVerifier {
  /**
   * @throws when an issuer's keys cannot be had: the token may be good, and its bearer must not be signed out.
   */
  verify(token: string, now: number): Promise<Result<VerifiedToken, TokenFault>>;
}
