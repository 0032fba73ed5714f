import type { JWTPayload, JWTVerifyGetKey } from "jose";
import { decodeJwt, errors, jwtVerify } from "jose";
import type { IssuerSettings } from "#shared/config/issuers.ts";
import type { SignInProof } from "#shared/domain/caller.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { TokenFault, TokenVerifier, VerifiedToken } from "#shared/ports/token-verifier.ts";
import { remoteKeys } from "./remote-keys.ts";

/** Asymmetric only: with HS256 allowed, anybody could sign with the public key as the secret. */
const ALGORITHMS = ["RS256", "ES256"];

/** What two clocks may differ by. */
const TOLERANCE_SECONDS = 5;

/** jose's errors that are the token's fault; all others are the issuer's or ours and are thrown. */
const faults: Readonly<Record<string, TokenFault>> = {
  [errors.JWTExpired.code]: "expired",
  [errors.JWTClaimValidationFailed.code]: "claims",
  [errors.JOSEAlgNotAllowed.code]: "algorithm",
  [errors.JOSENotSupported.code]: "algorithm",
  [errors.JWSSignatureVerificationFailed.code]: "signature",
  [errors.JWKSNoMatchingKey.code]: "unknown-key",
  [errors.JWSInvalid.code]: "malformed",
  [errors.JWTInvalid.code]: "malformed",
};

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** RFC 9068's header, or Cognito's claim; an ID token has neither. */
const isAccessToken = (typ: string | undefined, claims: JWTPayload): boolean => {
  const use = claims["token_use"];
  if (use !== undefined) return use === "access";
  return typ?.toLowerCase().replace(/^application\//, "") === "at+jwt";
};

/** `aud` decides where there is one; a client id stands in only for tokens without (Cognito). */
const isForUs = (issuer: IssuerSettings, claims: JWTPayload): boolean => {
  if (claims.aud !== undefined) return [claims.aud].flat().includes(issuer.audience);
  const clientId = text(claims["client_id"]);
  return clientId !== undefined && (issuer.clientIds ?? []).includes(clientId);
};

/** Authentication methods (RFC 8176) of which one more than a password or a single code is said. */
const SECOND_FACTORS = ["mfa", "hwk", "swk"];

/** When the bearer last signed in (OpenID Connect `auth_time`), and whether with two factors (RFC 9470). */
const signInOf = (issuer: IssuerSettings, claims: JWTPayload): SignInProof | undefined => {
  const at = claims["auth_time"];
  if (typeof at !== "number") return undefined;
  const methods = [claims["amr"]].flat();
  const said = SECOND_FACTORS.some((method) => methods.includes(method));
  return { at: Math.floor(at), secondFactor: said || issuer.secondFactor === "always" };
};

const issuerIn = (token: string): string | undefined => {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
};

/** Judges the claims of a token whose signature, issuer and times are good. */
const read = (
  issuer: IssuerSettings,
  typ: string | undefined,
  claims: JWTPayload,
): Result<VerifiedToken, TokenFault> => {
  if (!isAccessToken(typ, claims)) return fail("not-an-access-token");
  if (!isForUs(issuer, claims)) return fail("audience");
  const clientId = text(claims["client_id"]);
  // A machine client may have no subject of its own.
  const subject = claims.sub ?? (issuer.kind === "partner" ? clientId : undefined);
  if (subject === undefined) return fail("claims");
  const scopes = (text(claims["scope"]) ?? "").split(" ").filter((scope) => scope !== "");
  const signIn = issuer.kind === "partner" ? undefined : signInOf(issuer, claims);
  return ok({
    kind: issuer.kind,
    issuer: issuer.issuer,
    subject,
    clientId,
    scopes,
    ...(signIn && { signIn }),
  });
};

/** Verifies tokens by each issuer's published keys; `keysOf` says where they come from. */
export const oidcTokenVerifier = (
  issuers: readonly IssuerSettings[],
  keysOf: (issuer: IssuerSettings) => JWTVerifyGetKey = ({ jwksUri }) => remoteKeys(jwksUri),
): TokenVerifier => {
  const known = new Map(issuers.map((issuer) => [issuer.issuer, { issuer, keys: keysOf(issuer) }]));
  return {
    verify: async (token, now) => {
      const iss = issuerIn(token);
      if (iss === undefined) return fail("malformed");
      const match = known.get(iss);
      if (match === undefined) return fail("unknown-issuer");
      const { issuer, keys } = match;
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, {
          algorithms: ALGORITHMS,
          issuer: issuer.issuer,
          clockTolerance: TOLERANCE_SECONDS,
          currentDate: new Date(now),
          requiredClaims: ["exp"],
        });
        return read(issuer, protectedHeader.typ, payload);
      } catch (error) {
        const fault = error instanceof errors.JOSEError ? faults[error.code] : undefined;
        if (fault === undefined) throw error;
        return fail(fault);
      }
    },
  };
};
