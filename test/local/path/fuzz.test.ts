import { beforeAll, describe, expect, it } from "vitest";
import type { ApiAnswer } from "#local/client/wisal.ts";
import { list, obj, str, tryParseJson } from "#local/json.ts";
import { allRoutes } from "#local/write-openapi.ts";
import type { Access } from "#shared/http/route.ts";
import { seeded } from "#test/bench/random.ts";
import { each } from "#test/support/each.ts";
import { type Operation, operations, validatorOf } from "../fuzz/document.ts";
import { requestsFor, type Sent, told } from "../fuzz/requests.ts";
import { api } from "../support/api.ts";
import { pay, validRequest } from "../support/errands.ts";
import { pathParams } from "../support/path-params.ts";
import { newCitizen, partner, staff } from "../support/people.ts";
import { usePlatform } from "../support/use-platform.ts";

const AT_ONCE = 8;
/** Enough for each kind of change about once; more with WISAL_FUZZ. */
const USUAL = 6;
const count = Number(process.env["WISAL_FUZZ"] ?? USUAL);
/** The gate plays the same requests every time; a longer run others each time. */
const chance = process.env["WISAL_FUZZ"] === undefined ? 1 : Date.now() % 2 ** 31;
const seed = Number(process.env["WISAL_FUZZ_SEED"] ?? chance);
const MS_EACH = 1_000;
/** How often a request is sent that is answered 503. */
const ASKED = 4;
/** Answers are judged here, not how long a busy machine takes for them. */
const PATIENCE = 10;

const accesses: ReadonlyMap<string, Access> = new Map(
  (await allRoutes()).map(({ operationId, access }) => [operationId, access] as const),
);

/** A browser on its way back from the card page is sent on whatever it says. */
const TAKES_ANYTHING = "returnFromCmi";

/** What is wrong with an answer, whoever got it; undefined when nothing is. */
const faultOf = (operation: Operation, sent: Sent, answer: ApiAnswer): string | undefined => {
  const { status, text } = answer;
  const type = answer.type.split(";")[0]?.trim() ?? "";
  const shown = `${status} ${type} ${text.slice(0, 300)}`;
  if (status >= 500) return `a failure of ours: ${shown}`;
  if (sent.wrong && status < 400 && operation.id !== TAKES_ANYTHING) return `let in: ${shown}`;
  const types = operation.answers[String(status)];
  if (types === undefined) return `not a documented status: ${shown}`;
  if (types.length === 0) return text === "" ? undefined : `a body where none is documented: ${shown}`;
  if (!types.includes(type)) return `not a documented type: ${shown}`;
  const validator = validatorOf(operation, String(status), type);
  if (validator === undefined || validator(type.endsWith("json") ? tryParseJson(text) : text))
    return undefined;
  const [first] = validator.errors ?? [];
  return `not the documented body: ${first?.instancePath ?? ""} ${first?.message ?? ""}: ${shown}`;
};

describe(`every operation of docs/openapi.json, ${count} requests each, seed ${seed}`, () => {
  usePlatform({ patience: PATIENCE });
  const tokens = { citizen: "", officer: "", head: "", network: "", partner: "" };
  let ids: Readonly<Record<string, string>> = {};

  /** Who is let in: officers of the post where they may, else their head or the network's own. */
  const tokenFor = ({ id }: Operation): string | undefined => {
    const access = accesses.get(id);
    if (access === undefined || access.kind === "public") return undefined;
    if (access.kind !== "staff") return tokens[access.kind];
    if (access.roles.includes("officer")) return tokens.officer;
    return access.at === "network" || !access.roles.includes("head-of-post") ? tokens.network : tokens.head;
  };

  const once = ({ method }: Operation, { path, headers, body }: Sent, token: string | undefined) =>
    api(method, path, { token, headers, redirect: "manual", ...(body !== undefined && { body }) });

  /** Where the answer is to come again (503), it is asked again. */
  const send = async (operation: Operation, sent: Sent, token: string | undefined): Promise<ApiAnswer> => {
    const answers = [await once(operation, sent, token)];
    while (answers.at(-1)?.status === 503 && answers.length < ASKED)
      answers.push(await once(operation, sent, token));
    const last = answers.at(-1);
    if (last === undefined) throw new Error("nothing was asked");
    return last;
  };

  beforeAll(async () => {
    const citizen = await newCitizen();
    tokens.citizen = citizen.token;
    tokens.officer = (await staff("paris")).accessToken;
    tokens.head = (await staff("head")).accessToken;
    tokens.network = (await staff("network")).accessToken;
    tokens.partner = (await partner("both")).accessToken;
    ids = { ...pathParams, requestId: await validRequest(citizen), orderId: await pay(citizen) };
  });

  it(
    "answers as documented: never with a failure of ours, nor with a status, type or body of its own",
    async () => {
      const random = seeded(seed);
      const planned = operations.flatMap((operation) =>
        requestsFor(operation, ids, count, random).map((sent) => ({ operation, sent })),
      );
      const statuses = new Map<number, number>();
      const faults = await each(planned, AT_ONCE, async ({ operation, sent }) => {
        const answer = await send(operation, sent, tokenFor(operation));
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const fault = faultOf(operation, sent, answer);
        return fault === undefined ? [] : [`${told(operation, sent)} → ${fault}`];
      });
      const seen = [...statuses]
        .toSorted(([a], [b]) => a - b)
        .map(([status, times]) => `${times} × ${status}`);
      console.log(
        `fuzz: seed ${seed}, ${planned.length} requests to ${operations.length} operations: ${seen.join(", ")}`,
      );
      expect(faults.flat()).toEqual([]);
    },
    operations.length * count * MS_EACH,
  );

  it(
    "lets nobody in without a token, whatever is asked (E2)",
    async () => {
      const random = seeded(seed + 1);
      const guarded = operations.filter(({ caller }) => caller !== undefined);
      const planned = guarded.flatMap((operation) =>
        requestsFor(operation, ids, Math.ceil(count / 4), random).map((sent) => ({ operation, sent })),
      );
      const letIn = await each(planned, AT_ONCE, async ({ operation, sent }) => {
        const answer = await send(operation, sent, undefined);
        return answer.status === 401 && answer.type.startsWith("application/problem+json")
          ? []
          : [`${told(operation, sent)} → ${answer.status}`];
      });
      expect(guarded.length).toBeGreaterThan(100);
      expect(letIn.flat()).toEqual([]);
    },
    operations.length * count * MS_EACH,
  );

  it("names each unknown field in its refusal (E1)", async () => {
    const random = seeded(seed + 2);
    const taking = operations.filter(
      ({ body, caller }) => caller !== undefined && body?.type === "application/json",
    );
    const missed = await each(taking, AT_ONCE, async (operation) => {
      const [first] = requestsFor(operation, ids, 1, random);
      if (first === undefined) return [];
      const body = JSON.stringify({ ...obj(tryParseJson(first.body ?? "")), "zz-unknown": 1 });
      const answer = await send(operation, { ...first, body }, tokenFor(operation));
      const named = list(answer.body["errors"]).some((fault) =>
        str(obj(fault)["pointer"]).endsWith("zz-unknown"),
      );
      return named ? [] : [`${told(operation, first)} → ${answer.status} ${answer.text.slice(0, 300)}`];
    });
    expect(missed.flat()).toEqual([]);
  });
});
