import { assignmentsInForce } from "#shared/domain/account/assignment.ts";
import { accountIdOf } from "#shared/domain/account/subject.ts";
import type { SignedInCaller, StaffCaller } from "#shared/domain/caller.ts";
import { agentOf } from "#shared/domain/mandate/mandate.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { Directory } from "#shared/ports/directory.ts";
import type { TokenSigner } from "#shared/ports/token-signer.ts";
import type { TokenFault, TokenVerifier, VerifiedToken } from "#shared/ports/token-verifier.ts";
import { mandateSchema } from "../mandates/mandate-token.ts";
import { zoneOf } from "./zone-of.ts";

/** What identification needs. */
export interface IdentityDeps {
  readonly clock: Clock;
  readonly tokens: TokenVerifier;
  readonly directory: Directory;
  /** Reads mandates. */
  readonly mandates: Pick<TokenSigner, "read">;
}

/** Why somebody is not let in: 401 with a token's fault, 403 with the directory's word. */
export type IdentityRefusal =
  | { readonly status: 401; readonly code: TokenFault | "no-bearer" }
  | {
      readonly status: 403;
      readonly code:
        | "staff-unknown"
        | "staff-inactive"
        | "staff-unassigned"
        | "partner-unknown"
        | "partner-inactive";
    };

type Identified = Result<SignedInCaller, IdentityRefusal>;

const citizen = async (deps: IdentityDeps, token: VerifiedToken): Promise<Identified> => {
  const account = await deps.directory.account(accountIdOf(token));
  return ok({
    kind: "citizen",
    ...account,
    scopes: token.scopes,
    ...(token.signIn && { signIn: token.signIn }),
  });
};

const staff = async (
  deps: IdentityDeps,
  token: VerifiedToken,
): Promise<Result<StaffCaller, IdentityRefusal>> => {
  const entry = await deps.directory.staff(token);
  if (entry === undefined) return fail({ status: 403, code: "staff-unknown" });
  if (!entry.active) return fail({ status: 403, code: "staff-inactive" });
  const assignments = assignmentsInForce(entry.assignments, deps.clock.now(), zoneOf);
  if (assignments.length === 0) return fail({ status: 403, code: "staff-unassigned" });
  return ok({
    kind: "staff",
    staffId: entry.staffId,
    assignments,
    scopes: token.scopes,
    ...(token.signIn && { signIn: token.signIn }),
  });
};

/** The citizen for whom the agent acts (R1); an agent whose mandate is not good is told so, whatever they ask. */
const acting = async (deps: IdentityDeps, holder: StaffCaller, mandate: string): Promise<SignedInCaller> => {
  const reading = await deps.mandates.read("mandate", mandate, mandateSchema, deps.clock.now());
  const agent = reading.ok ? agentOf(reading.value, holder) : undefined;
  if (!reading.ok || agent === undefined || !holder.scopes.includes("wisal/staff"))
    return { ...holder, mandate: "refused" };
  const account = await deps.directory.account(reading.value.accountId);
  return { kind: "citizen", ...account, scopes: ["wisal/citizen"], agent };
};

const partner = async (deps: IdentityDeps, token: VerifiedToken): Promise<Identified> => {
  const entry = await deps.directory.partner(token.clientId ?? token.subject);
  if (entry === undefined) return fail({ status: 403, code: "partner-unknown" });
  if (!entry.active) return fail({ status: 403, code: "partner-inactive" });
  const scopes = token.scopes.filter((scope) => entry.scopes.includes(scope));
  return ok({ kind: "partner", partnerId: entry.partnerId, scopes, terms: entry.terms });
};

/**
 * Says who is calling (E2): the token proves the identity, the directory says what it may do *now*. One read
 * for each request; a suspended, dismissed or revoked caller is refused at once, whatever the token says. Staff
 * with a mandate are the citizen for whom they act, as long as the directory lets them (R1).
 */
export const identify = async (
  deps: IdentityDeps,
  authorization: string | undefined,
  mandate?: string,
): Promise<Identified> => {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return fail({ status: 401, code: "no-bearer" });
  const verified = await deps.tokens.verify(token, deps.clock.now());
  if (!verified.ok) return fail({ status: 401, code: verified.error });
  switch (verified.value.kind) {
    case "citizen":
      return citizen(deps, verified.value);
    case "staff": {
      const found = await staff(deps, verified.value);
      return mandate === undefined || !found.ok ? found : ok(await acting(deps, found.value, mandate));
    }
    case "partner":
      return partner(deps, verified.value);
  }
};
