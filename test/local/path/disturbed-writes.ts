import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { apiRoutes } from "#infra/routes.ts";
import type { ApiAnswer } from "#local/client/wisal.ts";
import type { FaultEffect } from "#local/proxy/faults.ts";
import type { RouteData } from "#shared/http/route.ts";
import { each } from "#test/support/each.ts";
import { api, refusalIn } from "../support/api.ts";
import { type Citizen, newCitizen, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { quiet } from "../support/stored.ts";
import type { Ready, Scenario } from "./scenario-steps.ts";
import { scenarios } from "./write-scenarios.ts";

/** What befalls a write, each until the function gives up: the client then repeats its order. */
const faults = [
  "transaction-conflict",
  "throttle",
  "reset",
  "cut-after",
] as const satisfies readonly FaultEffect["kind"][];

/** Functions whose every changing route has a scenario; partners and an account's settings have tests of their own. */
const functions = [
  "requests-write",
  "documents-grant",
  "reviews-decide",
  "calendars-write",
  "appointments-write",
  "desk-write",
  "mandates-write",
  "tariffs-write",
  "staff-write",
  "orders-write",
  "stamps-write",
  "stamps-administer",
  "proposals-decide",
  "finance-write",
  "accounts-phone",
] as const;

const changing = (route: RouteData): boolean => route.idempotent !== "none" || route.method === "DELETE";
const routes = functions.flatMap((name) =>
  apiRoutes[name].filter(changing).map((route): RouteData & { readonly function: string } => ({
    ...route,
    function: name,
  })),
);

const WRITES = /^(TransactWriteItems|PutItem|UpdateItem|DeleteItem)$/;

/** One write of a route, as the n-th of its operation, and what befalls it. */
interface Disturbance {
  readonly operationId: string;
  readonly action: string;
  readonly nth: number;
  readonly fault: (typeof faults)[number];
}

const routeOf = (operationId: string) => {
  const route = routes.find((one) => one.operationId === operationId);
  const scenario: Scenario | undefined = scenarios[operationId];
  if (route === undefined || scenario === undefined) throw new Error(`no scenario of ${operationId}`);
  return { route, scenario };
};

const give = (route: RouteData, ready: Ready, key: string, tag = ""): Promise<ApiAnswer> => {
  const { path, token, body, headers } = ready;
  return api(route.method, path, {
    token,
    idempotencyKey: key,
    ...(body !== undefined && { body }),
    headers: { ...headers, ...(tag !== "" && { "x-wisal-tag": tag }) },
  });
};

const said = (answer: ApiAnswer): string => {
  const { status, code } = refusalIn(answer);
  return `${status} ${code}`.trim();
};

/** What a repeated order may be answered: as at first; a hold once given back is none. */
const isDone = (answer: ApiAnswer, route: RouteData, { afterwards }: Ready): boolean =>
  answer.status === route.response.status ||
  (afterwards !== undefined && refusalIn(answer).code === afterwards);

/** Sheets of rates are posted one after another: two at once meet at the board, and one is told `busy`. */
let lastSheet: Promise<unknown> = Promise.resolve();

const disturb = async (
  citizen: Citizen,
  turn: number,
  disturbance: Disturbance,
): Promise<readonly string[]> => {
  const run = () => disturbed(citizen, turn, disturbance);
  if (disturbance.operationId !== "postRates") return await run();
  const mine = lastSheet.then(run);
  lastSheet = mine.catch(() => undefined);
  return await mine;
};

/** What was wrong with how a disturbed order ended; nothing when all is well. */
const disturbed = async (
  citizen: Citizen,
  turn: number,
  { operationId, action, nth, fault }: Disturbance,
): Promise<readonly string[]> => {
  const { route, scenario } = routeOf(operationId);
  const ready = await scenario(citizen, turn);
  const { faults: proxy } = platform().proxy;
  const [key, tag] = [randomUUID(), randomUUID()];
  const id = proxy.add({ function: route.function, tag, action, from: nth, effect: { kind: fault } });
  const first = await give(route, ready, key, tag);
  const struck = proxy.report().find((one) => one.id === id)?.fired ?? 0;
  proxy.clear(id);
  const second = await give(route, ready, key);
  const third = await give(route, ready, key);
  const wrong: string[] = [];
  if (struck === 0) wrong.push("the fault struck nothing");
  const retry = first.status === 503 && Number(first.headers.get("retry-after")) > 0;
  if (!retry && !isDone(first, route, ready)) wrong.push(`answered ${said(first)}`);
  for (const [which, answer] of [second, third].entries())
    if (!isDone(answer, route, ready)) wrong.push(`repetition ${which + 1} answered ${said(answer)}`);
  if (route.idempotent === "recorded" && third.headers.get("idempotent-replayed") !== "true")
    wrong.push("the second repetition was not a replay");
  if (route.idempotent === "recorded" && second.text !== third.text) wrong.push("two answers to one order");
  const end = await ready.end(third.body);
  if (!isDeepStrictEqual(end, ready.expected)) wrong.push(`ended as ${JSON.stringify(end)}`);
  return wrong.map((text) => `${operationId}, ${fault} at ${action} ${nth}: ${text}`);
};

/** The writes that a route makes when nothing befalls it, once each however often it is tried. */
const writesOf = async (citizen: Citizen, operationId: string, turn: number): Promise<readonly string[]> => {
  const { route, scenario } = routeOf(operationId);
  const ready = await scenario(citizen, turn);
  const tag = randomUUID();
  const answer = await give(route, ready, randomUUID(), tag);
  expect(`${operationId} ${said(answer)}`).toBe(`${operationId} ${route.response.status}`);
  const end = await ready.end(answer.body);
  expect({ operationId, end }).toEqual({ operationId, end: ready.expected });
  const calls = platform().proxy.meter.records({ tag, function: route.function });
  return calls.map(({ operation }) => operation).filter((operation) => WRITES.test(operation));
};

/**
 * Every write of every route of these functions, under every fault: the same
 * order given again ends in the same state, once. A new route is added with its scenario.
 */
export const disturbedWrites = (): void => {
  let citizen: Citizen;
  const writes: Record<string, readonly string[]> = {};

  beforeAll(async () => {
    // Signed in here: whoever comes later finds them ready.
    [citizen] = await Promise.all([newCitizen(), staff("paris"), staff("network")]);
  });

  it("there is a scenario for every route that changes something, and for no other", () => {
    expect(Object.keys(scenarios).toSorted()).toEqual(
      routes.map(({ operationId }) => operationId).toSorted(),
    );
  });

  it("E1 undisturbed › each route does what its scenario says, with at least one write", async () => {
    platform().proxy.meter.measuring = true;
    const names = routes.map(({ operationId }) => operationId);
    const found = await each(names, 4, (name, turn) => writesOf(citizen, name, turn));
    platform().proxy.meter.measuring = false;
    for (const [index, name] of names.entries()) writes[name] = found[index] ?? [];
    expect(names.filter((name) => writes[name]?.length === 0)).toEqual([]);
  }, 120_000);

  it("E1 A1 A3 R4 S1 every write × conflict, throttle, reset, cut off after it took effect › the repeated order ends in the same state, once", async () => {
    const disturbances = Object.entries(writes).flatMap(([operationId, actions]) =>
      actions.flatMap((action, index) => {
        const nth = actions.slice(0, index + 1).filter((one) => one === action).length;
        return faults.map((fault): Disturbance => ({ operationId, action, nth, fault }));
      }),
    );
    expect(disturbances.length).toBeGreaterThanOrEqual(routes.length * faults.length);
    const began = performance.now();
    const wrong = await each(disturbances, 8, (one, turn) => disturb(citizen, turn + routes.length, one));
    const took = Math.round((performance.now() - began) / 1000);
    console.log(`disturbed writes: ${disturbances.length} of ${routes.length} routes in ${took} s`);
    expect(wrong.flat()).toEqual([]);
    await quiet();
  }, 240_000);
};
