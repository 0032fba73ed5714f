import { posts } from "#shared/catalogue/posts.ts";
import { assignmentsInForce } from "#shared/domain/account/assignment.ts";
import { accountIdOf } from "#shared/domain/account/subject.ts";
import type { SignedInCaller } from "#shared/domain/caller.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { Directory } from "#shared/ports/directory.ts";
import type { TokenFault, TokenVerifier, VerifiedToken } from "#shared/ports/token-verifier.ts";

/** What identification needs. */
export interface IdentityDeps {
  readonly clock: Clock;
  readonly tokens: TokenVerifier;
  readonly directory: Directory;
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

const zones = new Map(posts.map(({ id, timeZone }) => [id, timeZone]));

const citizen = async (deps: IdentityDeps, token: VerifiedToken): Promise<Identified> => {
  const accountId = accountIdOf(token);
  const status = await deps.directory.accountStatus(accountId);
  return ok({ kind: "citizen", accountId, status, scopes: token.scopes });
};

const staff = async (deps: IdentityDeps, token: VerifiedToken): Promise<Identified> => {
  const entry = await deps.directory.staff(token);
  if (entry === undefined) return fail({ status: 403, code: "staff-unknown" });
  if (!entry.active) return fail({ status: 403, code: "staff-inactive" });
  const assignments = assignmentsInForce(entry.assignments, deps.clock.now(), (postId) => zones.get(postId));
  if (assignments.length === 0) return fail({ status: 403, code: "staff-unassigned" });
  return ok({ kind: "staff", staffId: entry.staffId, assignments, scopes: token.scopes });
};

const partner = async (deps: IdentityDeps, token: VerifiedToken): Promise<Identified> => {
  const entry = await deps.directory.partner(token.clientId ?? token.subject);
  if (entry === undefined) return fail({ status: 403, code: "partner-unknown" });
  if (!entry.active) return fail({ status: 403, code: "partner-inactive" });
  const scopes = token.scopes.filter((scope) => entry.scopes.includes(scope));
  return ok({ kind: "partner", partnerId: entry.partnerId, scopes });
};

/**
 * Says who is calling (E2): the token proves the identity, the directory says what it may do *now*. One read
 * for each request; a suspended, dismissed or revoked caller is refused at once, whatever the token says.
 */
export const identify = async (
  deps: IdentityDeps,
  authorization: string | undefined,
): Promise<Identified> => {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return fail({ status: 401, code: "no-bearer" });
  const verified = await deps.tokens.verify(token, deps.clock.now());
  if (!verified.ok) return fail({ status: 401, code: verified.error });
  switch (verified.value.kind) {
    case "citizen":
      return citizen(deps, verified.value);
    case "staff":
      return staff(deps, verified.value);
    case "partner":
      return partner(deps, verified.value);
  }
};
