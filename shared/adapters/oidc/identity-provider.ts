import { decodeJwt } from "jose";
import * as z from "zod";
import type { IssuerSettings } from "#shared/config/issuers.ts";
import type { IdentityProvider } from "#shared/ports/identity-provider.ts";

/** The caller of the API waits for this answer; a second try is theirs to make. */
const TIMEOUT_MS = 3_000;

const profileSchema = z.object({
  sub: z.string().min(1),
  phone_number: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  // Cognito answers with the word, others with the value.
  phone_number_verified: z.union([z.boolean(), z.enum(["true", "false"])]).optional(),
});

/**
 * Asks the issuer's userinfo endpoint with the person's own access token. The token was verified by the
 * gateway's authorizer; `iss` only chooses whom to ask, and the answer's `sub` says whose profile it is.
 */
export const oidcIdentityProvider = (issuers: readonly IssuerSettings[]): IdentityProvider => ({
  profileOf: async (accessToken) => {
    const issuer = issuers.find((known) => known.issuer === decodeJwt(accessToken).iss);
    if (issuer === undefined) return undefined;
    const response = await fetch(issuer.userinfoUri, {
      headers: { Authorization: `Bearer ${accessToken}`, Accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => undefined);
    if (response?.ok !== true) return undefined;
    const profile = profileSchema.safeParse(await response.json().catch(() => undefined));
    if (!profile.success) return undefined;
    const { sub, phone_number, phone_number_verified } = profile.data;
    const confirmed = phone_number_verified === true || phone_number_verified === "true";
    return { issuer: issuer.issuer, subject: sub, phone: confirmed ? phone_number : undefined };
  },
});
