import { type Json, list, obj, oneOrMany, str } from "#local/json.ts";
import { nameInArn, type StatementModel } from "./model.ts";
import type { ResourceIndex } from "./resource-index.ts";

/** The identity statements of every role, by role name: inline, attached and managed policies of the templates. */
export function statementsByRole(index: ResourceIndex): ReadonlyMap<string, readonly StatementModel[]> {
  const byRole = new Map<string, StatementModel[]>();
  const add = (role: string, document: Json | undefined) => {
    const known = byRole.get(role) ?? [];
    known.push(...statementsOf(document));
    byRole.set(role, known);
  };
  for (const role of index.of("AWS::IAM::Role")) {
    for (const policy of list(role.properties["Policies"])) add(role.name, obj(policy)["PolicyDocument"]);
  }
  for (const policy of index.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")) {
    for (const role of list(policy.properties["Roles"])) {
      add(roleName(str(role)), policy.properties["PolicyDocument"]);
    }
  }
  return byRole;
}

function roleName(reference: string): string {
  return reference.startsWith("arn:") ? nameInArn(reference) : reference;
}

export function statementsOf(document: Json | undefined): StatementModel[] {
  return oneOrMany(obj(document)["Statement"])
    .map((entry) => obj(entry))
    .map((statement) => ({
      effect: statement["Effect"] === "Deny" ? "Deny" : "Allow",
      actions: texts(statement["Action"]),
      notActions: texts(statement["NotAction"]),
      resources: texts(statement["Resource"]),
      notResources: texts(statement["NotResource"]),
      conditions: Object.fromEntries(
        Object.entries(obj(statement["Condition"])).map(([operator, keys]) => [
          operator,
          Object.fromEntries(Object.entries(obj(keys)).map(([key, values]) => [key, texts(values)])),
        ]),
      ),
    }));
}

function texts(value: Json | undefined): string[] {
  return oneOrMany(value).map((entry) => str(entry));
}
