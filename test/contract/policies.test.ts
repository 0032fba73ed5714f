import { describe, expect, it } from "vitest";
import { allRoutes } from "#local/write-openapi.ts";
import type { Assignment, Caller, CitizenCaller, StaffCaller } from "#shared/domain/caller.ts";
import { staffRoles } from "#shared/domain/caller.ts";
import { fits } from "#shared/domain/staff/roles.ts";
import { hasSteppedUp } from "#shared/domain/step-up.ts";
import { authorise } from "#shared/http/authorise.ts";
import { problems } from "#shared/http/problems.ts";
import type { RouteData } from "#shared/http/route.ts";
import type { Asked } from "#test/support/policies.ts";
import { faultsOfPolicies, isPermitted, operationsOfSchema, policySources } from "#test/support/policies.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const fresh = { at: NOW / 1000 - 60, secondFactor: true };
const stale = { at: NOW / 1000 - 600, secondFactor: true };
const routes = await allRoutes();
const operations = operationsOfSchema();

const assigned = (role: Assignment["role"], postId: string): Assignment => ({
  postId,
  role,
  from: "2020-01-01",
  to: null,
});
const staff = (assignments: readonly Assignment[], more: Partial<StaffCaller> = {}): StaffCaller => ({
  kind: "staff",
  staffId: "stf_TEST",
  assignments,
  scopes: ["wisal/staff"],
  signIn: fresh,
  ...more,
});
const citizen = (more: Partial<CitizenCaller> = {}): CitizenCaller => ({
  kind: "citizen",
  accountId: "acc_TEST",
  status: "active",
  scopes: ["wisal/citizen"],
  signIn: fresh,
  ...more,
});
const partner = (...scopes: readonly string[]): Caller => ({
  kind: "partner",
  partnerId: "partner",
  scopes,
  terms: { procedureIds: [], postIds: [], callsPerMinute: 1 },
});

/** Every role at every kind of place where it can be held, and who is several or none of it. */
const staffCallers: readonly (readonly [string, Caller])[] = [
  ...staffRoles.flatMap((role) =>
    ["fr-paris", "fr-lyon", "*"]
      .filter((postId) => fits({ postId, role }))
      .map((postId) => [`${role} at ${postId}`, staff([assigned(role, postId)])] as const),
  ),
  [
    "an officer in Lyon who is at the desk in Paris",
    staff([assigned("officer", "fr-lyon"), assigned("desk", "fr-paris")]),
  ],
  ["a head who signed in long ago", staff([assigned("head-of-post", "fr-paris")], { signIn: stale })],
  [
    "an administrator without a second factor",
    staff([assigned("network-administrator", "*")], { signIn: { ...fresh, secondFactor: false } }),
  ],
  ["a head with another's mandate", staff([assigned("head-of-post", "fr-paris")], { mandate: "refused" })],
  ["a head whose token lacks the scope", staff([assigned("head-of-post", "fr-paris")], { scopes: [] })],
];

const agent = { staffId: "stf_TEST", channel: "desk", postId: "fr-paris" } as const;
const callers: readonly (readonly [string, Caller])[] = [
  ["nobody", { kind: "anonymous" }],
  ["a citizen", citizen()],
  ["a citizen who signed in long ago", citizen({ signIn: stale })],
  ["a newcomer", citizen({ status: "none" })],
  ["a suspended citizen", citizen({ status: "suspended" })],
  ["a citizen whose token lacks the scope", citizen({ scopes: [] })],
  ["an agent for a citizen", citizen({ agent, signIn: undefined })],
  ["an agent for a newcomer", citizen({ status: "none", agent, signIn: undefined })],
  ["a partner that verifies", partner("wisal/stamps.verify")],
  ["a partner that redeems", partner("wisal/stamps.redeem")],
  ["a partner of both", partner("wisal/stamps.verify", "wisal/stamps.redeem")],
  ["a partner of none", partner()],
  ...staffCallers,
];

/** The places at which a route can be asked for: each post of its path, and the network as one. */
const placesOf = ({ access }: RouteData): readonly string[] =>
  access.kind === "staff" && access.at === "post" ? ["fr-paris", "fr-lyon", "*"] : ["none"];

const askedOf = ({ access }: RouteData, caller: Caller, postId: string): Asked => {
  if (access.kind === "citizen")
    return { citizen: caller.kind === "citizen" ? caller.accountId : "acc_OTHER" };
  return access.kind === "staff" && access.at === "post" ? { post: postId } : "network";
};

/** What the API's own guard answers before anything is read: a status, 200 for who is let in. */
const guarded = (route: RouteData, caller: Caller, postId: string): number => {
  const denied =
    authorise(route.access, caller, { postId }) ??
    (route.stepUp && !hasSteppedUp(caller, NOW) ? ({ code: "step-up-needed" } as const) : undefined);
  return denied === undefined ? 200 : problems[denied.code].status;
};

/**
 * What the policies say of it: 200 where they permit. Of what is denied, 401 asks for a sign-in, or for another one where
 * that alone is missing; 404 is for a post that somebody may not know of; the rest is 403.
 */
const specified = (route: RouteData, caller: Caller, postId: string): number => {
  const asked = askedOf(route, caller, postId);
  if (isPermitted(caller, route.operationId, asked, NOW)) return 200;
  if (caller.kind === "anonymous") return 401;
  const freshly = operations.get(route.operationId)?.includes("freshly") === true;
  if (freshly && isPermitted(withFreshSignIn(caller), route.operationId, asked, NOW)) return 401;
  const mayKnow =
    caller.kind !== "staff" ||
    asked === "network" ||
    "citizen" in asked ||
    isPermitted({ ...caller, mandate: undefined, scopes: ["wisal/staff"] }, "know", asked, NOW);
  const isKept = caller.kind === "staff" && (caller.mandate === "refused" || caller.scopes.length === 0);
  return mayKnow || isKept ? 403 : 404;
};

const withFreshSignIn = (caller: Caller): Caller =>
  caller.kind === "staff" || (caller.kind === "citizen" && caller.agent === undefined)
    ? { ...caller, signIn: fresh }
    : caller;

describe("E2 the policies", () => {
  it("are sound by their schema", () => {
    expect(faultsOfPolicies(policySources())).toEqual([]);
  });

  it("would not be with a word that the schema lacks", () => {
    const { schema, policies } = policySources();
    for (const [word, wrong] of [
      ["resource.heads", "resource.consuls"],
      ['"workDesk"', '"workdesk"'],
      ["principal.status", "principal.assignments"],
    ] as const) {
      expect(policies).toContain(word);
      expect(faultsOfPolicies({ schema, policies: policies.replaceAll(word, wrong) }), wrong).not.toEqual([]);
    }
  });

  it("name every operation of the API and no other, and ask for a fresh sign-in where the routes do", () => {
    expect([...operations.keys()].toSorted()).toEqual(
      routes.map(({ operationId }) => operationId).toSorted(),
    );
    const freshly = routes.filter(({ stepUp }) => stepUp).map(({ operationId }) => operationId);
    expect(
      [...operations]
        .filter(([, groups]) => groups.includes("freshly"))
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(freshly.toSorted());
  });

  it.each(callers)("and the guard agree on every route and post › %s", (_name, caller) => {
    const answers = routes.flatMap((route) =>
      placesOf(route).map((postId) => ({
        route: `${route.operationId} at ${postId}`,
        guard: guarded(route, caller, postId),
        policies: specified(route, caller, postId),
      })),
    );
    expect(answers.filter(({ guard, policies }) => guard !== policies)).toEqual([]);
    const denied = answers.map(({ guard }) => guard).filter((status) => status !== 200);
    expect(denied.filter((status) => ![401, 403, 404].includes(status))).toEqual([]);
  });

  it("let a citizen do nothing at all with another's things", () => {
    const own = routes.filter(({ access }) => access.kind === "citizen");
    const permitted = own.filter(({ operationId }) =>
      isPermitted(citizen(), operationId, { citizen: "acc_OTHER" }, NOW),
    );
    expect(own.length).toBeGreaterThan(40);
    expect(permitted).toEqual([]);
  });

  it("let somebody in for every route: none is closed to all", () => {
    const closed = routes.filter(
      (route) =>
        !callers.some(([, caller]) =>
          placesOf(route).some((postId) => guarded(route, caller, postId) === 200),
        ),
    );
    expect(closed.map(({ operationId }) => operationId)).toEqual([]);
  });

  it("a guard with one role more on any route of a post would be seen", () => {
    const unseen = routes.filter(({ access, operationId }) => {
      if (access.kind !== "staff" || access.at !== "post") return false;
      const added = (["call-centre", "desk", "officer", "head-of-post"] as const).find(
        (role) => !access.roles.includes(role),
      );
      if (added === undefined) return false;
      const caller = staff([assigned(added, "fr-paris")]);
      return isPermitted(caller, operationId, { post: "fr-paris" }, NOW);
    });
    expect(unseen.map(({ operationId }) => operationId)).toEqual([]);
  });
});
