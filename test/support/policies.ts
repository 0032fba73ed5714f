import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EntityJson, TypeAndId } from "@cedar-policy/cedar-wasm/nodejs";
import {
  preparsePolicySet,
  preparseSchema,
  schemaToJson,
  statefulIsAuthorized,
  validate,
} from "@cedar-policy/cedar-wasm/nodejs";
import type { Caller } from "#shared/domain/caller.ts";
import { hasSteppedUp } from "#shared/domain/step-up.ts";

const folder = join(import.meta.dirname, "../../policies");

/** The schema and the policies as they stand in the repository. */
export const policySources = () => ({
  schema: readFileSync(join(folder, "wisal.cedarschema"), "utf8"),
  policies: readdirSync(folder)
    .filter((name) => name.endsWith(".cedar"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n"),
});

/** What is wrong with policies by their schema, in the validator's words; nothing when they are sound. */
export const faultsOfPolicies = ({
  schema,
  policies,
}: ReturnType<typeof policySources>): readonly string[] => {
  const answer = validate({ schema, policies: { staticPolicies: policies } });
  if (answer.type === "failure") return answer.errors.map(({ message }) => message);
  return [...answer.validationErrors, ...answer.validationWarnings].map(({ error }) => error.message);
};

/** The operations of the schema, each with its groups; a group itself is none. */
export const operationsOfSchema = (): ReadonlyMap<string, readonly string[]> => {
  const read = schemaToJson(policySources().schema);
  if (read.type === "failure") throw new Error(read.errors.map(({ message }) => message).join("\n"));
  return new Map(
    Object.entries(read.json["Wisal"]?.actions ?? {})
      .filter(([name, { appliesTo }]) => (appliesTo?.principalTypes.length ?? 0) > 0 && name !== "know")
      .map(([name, { memberOf }]) => [name, (memberOf ?? []).map(({ id }) => id)]),
  );
};

const uid = (type: string, id: string): TypeAndId => ({ type: `Wisal::${type}`, id });
const ref = (type: string, id: string) => ({ __entity: uid(type, id) });
const team = (place: string, role: string) => ref("Team", `${place}/${role}`);

const network: EntityJson = {
  uid: uid("Network", "wisal"),
  attrs: { administrators: team("*", "network-administrator"), callCentre: team("*", "call-centre") },
  parents: [],
};

const post = (postId: string): EntityJson => ({
  uid: uid("Post", postId),
  attrs: {
    network: ref("Network", "wisal"),
    officers: team(postId, "officer"),
    desk: team(postId, "desk"),
    heads: team(postId, "head-of-post"),
    callCentre: team(postId, "call-centre"),
  },
  parents: [],
});

const principalOf = (caller: Caller): EntityJson => {
  switch (caller.kind) {
    case "anonymous":
      return { uid: uid("Anonymous", "anonymous"), attrs: {}, parents: [] };
    case "citizen": {
      const { accountId, scopes, status, agent } = caller;
      const attrs = { scopes: [...scopes], status, agent: agent !== undefined };
      return { uid: uid("Citizen", accountId), attrs, parents: [] };
    }
    case "staff": {
      const { staffId, scopes, assignments, mandate } = caller;
      return {
        uid: uid("Staff", staffId),
        attrs: { scopes: [...scopes], mandateRefused: mandate === "refused" },
        parents: assignments.map(({ postId, role }) => uid("Team", `${postId}/${role}`)),
      };
    }
    case "partner":
      return { uid: uid("Partner", caller.partnerId), attrs: { scopes: [...caller.scopes] }, parents: [] };
  }
};

/** What is asked about: a post, the network, or a citizen's own things. */
export type Asked = { readonly post: string } | "network" | { readonly citizen: string };

const resourceOf = (asked: Asked, principal: EntityJson): EntityJson => {
  if (asked === "network") return network;
  if ("post" in asked) return post(asked.post);
  const attrs = { scopes: [], status: "active", agent: false };
  const owner: EntityJson = { uid: uid("Citizen", asked.citizen), attrs, parents: [] };
  return JSON.stringify(principal.uid) === JSON.stringify(owner.uid) ? principal : owner;
};

let prepared = false;
const prepare = () => {
  if (prepared) return;
  const { schema, policies } = policySources();
  preparseSchema("wisal", schema);
  preparsePolicySet("wisal", { staticPolicies: policies });
  prepared = true;
};

/** Whether the policies let this caller do this. @throws when they cannot be evaluated. */
export const isPermitted = (caller: Caller, action: string, asked: Asked, now: number): boolean => {
  prepare();
  const principal = principalOf(caller);
  const resource = resourceOf(asked, principal);
  const entities = [principal, resource, ...(asked === "network" ? [] : [network])];
  const answer = statefulIsAuthorized({
    principal: principal.uid,
    action: uid("Action", action),
    resource: resource.uid,
    context: { freshSignIn: hasSteppedUp(caller, now) },
    preparsedPolicySetId: "wisal",
    preparsedSchemaName: "wisal",
    // Who asks for what is not theirs to ask at all is denied, not an error.
    validateRequest: false,
    entities: resource === principal ? entities.slice(1) : entities,
  });
  if (answer.type === "failure") throw new Error(answer.errors.map(({ message }) => message).join("\n"));
  const { decision, diagnostics } = answer.response;
  if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
  return decision === "allow";
};
