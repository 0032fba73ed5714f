import type { StatementModel } from "#local/template/model.ts";

/** One permission that a call needs. */
export interface Operation {
  /** As IAM names it, e.g. `dynamodb:PutItem`. */
  readonly action: string;
  /** Any of these resources allows the call; most calls name one. */
  readonly resources: readonly string[];
  /** Condition keys that the call carries, e.g. `dynamodb:LeadingKeys`. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** IAM's rule: an explicit Deny wins, else an Allow is needed. */
export function isAllowed(statements: readonly StatementModel[], operation: Operation): boolean {
  const { action, context } = operation;
  return operation.resources.some((resource) => {
    const applying = statements.filter((statement) => appliesTo(statement, action, resource, context));
    return (
      applying.some((statement) => statement.effect === "Allow") &&
      !applying.some((statement) => statement.effect === "Deny")
    );
  });
}

function appliesTo(
  statement: StatementModel,
  action: string,
  resource: string,
  context: Operation["context"],
): boolean {
  const namesAction =
    statement.notActions.length > 0
      ? !statement.notActions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()))
      : statement.actions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
  if (!namesAction) return false;
  const namesResource =
    statement.notResources.length > 0
      ? !statement.notResources.some((pattern) => matches(pattern, resource))
      : statement.resources.some((pattern) => matches(pattern, resource));
  return namesResource && conditionsHold(statement, context);
}

function conditionsHold(statement: StatementModel, context: Operation["context"]): boolean {
  return Object.entries(statement.conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      conditionHolds(statement.effect, operator, values, lookUp(context, key)),
    ),
  );
}

/** Condition keys are case-insensitive. */
function lookUp(context: Operation["context"], key: string): readonly string[] | undefined {
  const wanted = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

type Comparison = (wanted: string, actual: string) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (wanted, actual) => wanted === actual,
  StringEqualsIgnoreCase: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
  StringLike: (wanted, actual) => matches(wanted, actual),
  ArnEquals: (wanted, actual) => matches(wanted, actual),
  ArnLike: (wanted, actual) => matches(wanted, actual),
  Bool: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
};

const negations: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

function conditionHolds(
  effect: StatementModel["effect"],
  operator: string,
  wanted: readonly string[],
  actual: readonly string[] | undefined,
): boolean {
  const [, quantifier, name, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === "Null") return wanted.includes("true") === (actual === undefined);
  const negated = negations[name ?? ""];
  const compare = comparisons[negated ?? name ?? ""];
  // An operator unknown here fails closed: it never allows, and always denies.
  if (compare === undefined) return effect === "Deny";
  const one = (value: string) => {
    const found = wanted.some((pattern) => compare(pattern, value));
    return negated === undefined ? found : !found;
  };
  // As in IAM: ForAllValues holds for an absent key, a negated operator too, all others fail.
  if (actual === undefined) {
    return (
      ifExists !== undefined ||
      quantifier === "ForAllValues" ||
      (negated !== undefined && quantifier !== "ForAnyValue")
    );
  }
  return quantifier === "ForAnyValue" ? actual.some(one) : actual.every(one);
}

const compiled = new Map<string, RegExp>();

/** IAM wildcards: `*` any text, `?` one character. */
export function matches(pattern: string, value: string): boolean {
  if (pattern === "*" || pattern === value) return true;
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    expression = new RegExp(`^${source}$`, "s");
    compiled.set(pattern, expression);
  }
  return expression.test(value);
}
