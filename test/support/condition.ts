import type { Condition } from "#shared/adapters/dynamodb/stamp-condition.ts";

type Item = Readonly<Record<string, unknown>>;
type Judge = (item: Item) => boolean;
type Read = (item: Item) => unknown;

const TOKEN = /\s*(<=|>=|<>|[=<>(),]|[#:]?[\w.#]+)/y;

const tokensOf = (expression: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(expression); found; found = TOKEN.exec(expression)) tokens.push(found[1] ?? "");
  return tokens;
};

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null;

const order = (one: unknown, other: unknown): number => {
  if (typeof one !== "string" || typeof other !== "string") return Number.NaN;
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** As DynamoDB compares texts; what is missing is only ever different. */
const comparisons: Readonly<Record<string, (one: unknown, other: unknown) => boolean>> = {
  "=": (one, other) => one !== undefined && one === other,
  "<>": (one, other) => one !== other,
  "<": (one, other) => order(one, other) < 0,
  "<=": (one, other) => order(one, other) <= 0,
  ">": (one, other) => order(one, other) > 0,
  ">=": (one, other) => order(one, other) >= 0,
};

/**
 * Reads a condition as DynamoDB would, in memory: AND, OR, IN, comparisons of texts, whether an attribute is there.
 * That it reads as DynamoDB does is shown where stores are tested against the emulator.
 *
 * @throws for what DynamoDB refuses too: a placeholder that is not given, or given and not used.
 */
export const judgeOf = ({ expression, names, values }: Condition): Judge => {
  const tokens = tokensOf(expression);
  const used = new Set<string>();
  const take = (): string => tokens.shift() ?? "";
  const expect = (wanted: string): void => {
    const token = take();
    if (token !== wanted) throw new Error(`"${wanted}" expected, not "${token}": ${expression}`);
  };
  const known = <Value>(given: Readonly<Record<string, Value>>, placeholder: string): Value => {
    const value = given[placeholder];
    if (value === undefined) throw new Error(`${placeholder} is not given: ${expression}`);
    used.add(placeholder);
    return value;
  };
  const operand = (token: string): Read => {
    if (token.startsWith(":")) {
      const value = known(values, token);
      return () => value;
    }
    const path = token.split(".").map((part) => known(names, part));
    return (item) => path.reduce<unknown>((at, name) => (isItem(at) ? at[name] : undefined), item);
  };
  const list = (): readonly Read[] => {
    expect("(");
    const reads = [operand(take())];
    while (tokens[0] === ",") {
      take();
      reads.push(operand(take()));
    }
    expect(")");
    return reads;
  };
  const clause = (): Judge => {
    const token = take();
    if (token === "(") {
      const inner = any();
      expect(")");
      return inner;
    }
    if (token === "attribute_exists" || token === "attribute_not_exists") {
      const wanted = token === "attribute_exists";
      const [read] = list();
      return (item) => (read?.(item) !== undefined) === wanted;
    }
    const left = operand(token);
    const operator = take();
    if (operator === "IN") {
      const reads = list();
      return (item) => reads.some((read) => read(item) === left(item));
    }
    const compare = known(comparisons, operator);
    const right = operand(take());
    return (item) => compare(left(item), right(item));
  };
  const chain = (word: string, part: () => Judge): readonly Judge[] => {
    const judges = [part()];
    while (tokens[0] === word) {
      take();
      judges.push(part());
    }
    return judges;
  };
  const all = (): Judge => {
    const judges = chain("AND", clause);
    return (item) => judges.every((judge) => judge(item));
  };
  const any = (): Judge => {
    const judges = chain("OR", all);
    return (item) => judges.some((judge) => judge(item));
  };
  const judge = any();
  if (tokens.length > 0) throw new Error(`"${tokens.join(" ")}" left over: ${expression}`);
  for (const given of [...Object.keys(names), ...Object.keys(values)])
    if (!used.has(given)) throw new Error(`${given} is not used: ${expression}`);
  return judge;
};
