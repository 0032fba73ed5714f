import { isObject, type Json, type JsonObject, list, str } from "#local/json.ts";
import { pick, type Random } from "#test/bench/random.ts";
import { filledPath } from "../support/path-params.ts";
import type { Operation } from "./document.ts";
import { oddities, sampleOf } from "./values.ts";

/** A request as it goes out. */
export interface Sent {
  readonly how: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** That it is certain to be refused, whoever sends it. */
  readonly wrong: boolean;
}

/** A request before it is written out. */
interface Draft {
  readonly how: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly body: Json | undefined;
  readonly type: string | undefined;
  readonly raw?: string;
  /** Whether its method may have a body. */
  readonly sends: boolean;
  readonly wrong: boolean;
}

const written = ({ body, type, raw }: Draft): string | undefined => {
  if (raw !== undefined) return raw;
  if (body === undefined) return undefined;
  if (type === "application/x-www-form-urlencoded" && isObject(body))
    return new URLSearchParams(
      Object.fromEntries(Object.entries(body).map(([name, value]) => [name, str(value)])),
    ).toString();
  return type === "text/csv" ? str(body) : JSON.stringify(body);
};

const valid = (operation: Operation, ids: Readonly<Record<string, string>>, random: Random): Draft => ({
  how: "valid",
  params: Object.fromEntries(
    Object.entries(operation.params).map(([name, schema]) => [
      name,
      ids[name] ?? str(sampleOf(schema, random, name)),
    ]),
  ),
  query: operation.query
    .filter(({ required }) => required || random() < 0.5)
    .map(({ name, schema }) => [name, str(sampleOf(schema, random, name))] as const),
  body: operation.body && sampleOf(operation.body.schema, random),
  type: operation.body?.type,
  sends: operation.method !== "GET",
  wrong: false,
});

/** The same with one value somewhere in it replaced, or left out where `replace` gives none. */
const elsewhere = (value: Json, random: Random, replace: () => Json | undefined): Json | undefined => {
  const inside = Array.isArray(value)
    ? [...value.keys()].map(String)
    : Object.keys(isObject(value) ? value : {});
  const at = pick(random, inside);
  if (at === undefined || random() < 0.2) return replace();
  if (Array.isArray(value))
    return value.flatMap((item, index) => {
      if (String(index) !== at) return [item];
      const changed = elsewhere(item, random, replace);
      return changed === undefined ? [] : [changed];
    });
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([name, item]) => {
      const changed = name === at ? elsewhere(item, random, replace) : item;
      return changed === undefined ? [] : [[name, changed] as const];
    }),
  );
};

type Mutation = (draft: Draft, random: Random) => Draft | undefined;

const odd = (random: Random): Json => pick(random, oddities) ?? null;

const ofJson = (draft: Draft): JsonObject | undefined =>
  draft.type === "application/json" && isObject(draft.body) ? draft.body : undefined;

/** What is done to a valid request; undefined where it has nothing of the kind. */
const mutations: Readonly<Record<string, Mutation>> = {
  "an odd value": (draft, random) =>
    draft.body === undefined
      ? undefined
      : { ...draft, body: elsewhere(draft.body, random, () => odd(random)) },
  "something missing": (draft, random) =>
    draft.body === undefined ? undefined : { ...draft, body: elsewhere(draft.body, random, () => undefined) },
  "an unknown field": (draft) => {
    const body = ofJson(draft);
    return body && { ...draft, body: { ...body, "zz-unknown": 1 }, wrong: true };
  },
  "a prototype": (draft) => {
    const body = ofJson(draft);
    const text = JSON.stringify(body ?? {});
    return (
      body && {
        ...draft,
        raw: `{"__proto__":{"a":1}${text === "{}" ? "" : ","}${text.slice(1)}`,
        wrong: true,
      }
    );
  },
  "broken JSON": (draft) =>
    ofJson(draft) && { ...draft, raw: JSON.stringify(draft.body).slice(0, -1), wrong: true },
  "a list": (draft) => ofJson(draft) && { ...draft, body: [draft.body ?? null], wrong: true },
  "deep nesting": (draft) =>
    ofJson(draft) && { ...draft, raw: `${"[".repeat(3000)}${"]".repeat(3000)}`, wrong: true },
  "another content type": (draft, random) =>
    draft.type === undefined
      ? undefined
      : {
          ...draft,
          raw: written(draft) ?? "x",
          type: pick(random, ["text/plain", "image/png", "*"]) ?? "",
          wrong: true,
        },
  "a body where there is none": (draft) =>
    draft.type === undefined && draft.sends
      ? { ...draft, type: "application/json", body: {}, wrong: true }
      : undefined,
  "an unknown parameter": (draft) => ({ ...draft, query: [...draft.query, ["zz", "1"]], wrong: true }),
  "a parameter twice": (draft) => {
    const [first] = draft.query;
    return first && { ...draft, query: [...draft.query, first] };
  },
  "an odd parameter": (draft, random) => {
    const at = Math.floor(random() * draft.query.length);
    if (draft.query.length === 0) return undefined;
    return {
      ...draft,
      query: draft.query.map(
        ([name, value], index) => [name, index === at ? str(odd(random)) : value] as const,
      ),
    };
  },
  "an odd id": (draft, random) => {
    const name = pick(random, Object.keys(draft.params));
    const text = str(odd(random)).slice(0, 2_000);
    return name === undefined || text.trim() === "" || text.includes("/")
      ? undefined
      : { ...draft, params: { ...draft.params, [name]: text } };
  },
};

const inAddress = (text: string): string => encodeURIComponent(text.toWellFormed());

const out = ({ path }: Operation, draft: Draft, headers: Readonly<Record<string, string>>): Sent => {
  const query = draft.query.map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`).join("&");
  const params = Object.fromEntries(
    Object.entries(draft.params).map(([name, value]) => [name, inAddress(value)]),
  );
  const body = written(draft);
  return {
    how: draft.how,
    path: `${filledPath(path, params)}${query === "" ? "" : `?${query}`}`,
    headers: {
      ...headers,
      ...(body !== undefined && draft.type !== undefined && { "content-type": draft.type }),
    },
    body,
    wrong: draft.wrong,
  };
};

/** So many requests for an operation: the first as documented, the others changed in one way each, in turn. */
export const requestsFor = (
  operation: Operation,
  ids: Readonly<Record<string, string>>,
  count: number,
  random: Random,
): readonly Sent[] => {
  const [binary] = Object.values(operation.answers)
    .flat()
    .filter((type) => type === "application/pdf");
  const headers = binary === undefined ? {} : { accept: binary };
  const names = Object.keys(mutations);
  let next = Math.floor(random() * names.length);
  const changed = (): Sent => {
    const draft = valid(operation, random() < 0.7 ? ids : {}, random);
    for (let tried = 0; tried < names.length; tried += 1) {
      next += 1;
      const how = names[next % names.length] ?? "";
      const mutated = mutations[how]?.(draft, random);
      if (mutated !== undefined) return out(operation, { ...mutated, how }, headers);
    }
    return out(operation, draft, headers);
  };
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? out(operation, valid(operation, ids, random), headers) : changed(),
  );
};

/** For a message: short enough to read, whole enough to repeat. */
export const told = ({ method }: Operation, { how, path, body }: Sent): string =>
  `${method} ${path.slice(0, 200)} (${how}) ${list([body ?? ""])
    .map((text) => str(text).slice(0, 300))
    .join("")}`;
