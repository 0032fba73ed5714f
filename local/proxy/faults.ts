import { type JsonObject, list, obj, optionalNum, optionalStr, str } from "#local/json.ts";
import type { FunctionModel } from "#local/template/model.ts";
import type { Invocation } from "./callers.ts";
import type { AwsRequest, AwsResponse } from "./message.ts";
import { errorResponse } from "./message.ts";

export type FaultEffect =
  /** The service refuses for the moment. */
  | { readonly kind: "throttle" }
  /** Another transaction touches the same items. */
  | { readonly kind: "transaction-conflict" }
  | { readonly kind: "delay"; readonly ms: number }
  /** The connection breaks before anything happened. */
  | { readonly kind: "reset" }
  /** The connection breaks after the call took effect. */
  | { readonly kind: "cut-after" }
  | { readonly kind: "error-500" }
  /** The worker dies once its call took effect, before it learns of it. */
  | { readonly kind: "kill-after" };

export interface FaultRule {
  readonly function?: string;
  readonly service?: string;
  /** The API operation, e.g. `TransactWriteItems`. */
  readonly action?: string;
  readonly table?: string;
  /** Only calls made for a client's request with this `x-wisal-tag`. */
  readonly tag?: string;
  /** Only the n-th matching call, from 1. */
  readonly nth?: number;
  /** The n-th matching call and all after it. */
  readonly from?: number;
  /** From the n-th matching call of one invocation on, to that invocation's end; no other invocation is struck. */
  readonly invocationFrom?: number;
  /** How often at most. */
  readonly times?: number;
  /** 0 to 1, drawn with `seed`. */
  readonly probability?: number;
  readonly seed?: number;
  readonly effect: FaultEffect;
}

interface Active {
  readonly id: string;
  readonly rule: FaultRule;
  readonly random: () => number;
  /** Matching calls of each invocation, where the rule counts them; and the one that it struck. */
  readonly calls: Map<string, number>;
  struck: string | undefined;
  seen: number;
  fired: number;
}

/** Programmable faults between functions and AWS. */
export class Faults {
  #active: Active[] = [];
  #ids = 0;

  add(rule: FaultRule): string {
    this.#ids += 1;
    const id = `fault-${this.#ids}`;
    this.#active.push({
      id,
      rule,
      random: seededRandom(rule.seed ?? 1),
      calls: new Map(),
      struck: undefined,
      seen: 0,
      fired: 0,
    });
    return id;
  }

  clear(id?: string): void {
    this.#active = id === undefined ? [] : this.#active.filter((entry) => entry.id !== id);
  }

  /** How often each fault has struck. */
  report(): {
    readonly id: string;
    readonly rule: FaultRule;
    readonly seen: number;
    readonly fired: number;
  }[] {
    return this.#active.map(({ id, rule, seen, fired }) => ({ id, rule, seen, fired }));
  }

  /** The effects that strike this call. */
  strike(
    request: AwsRequest,
    fn: Pick<FunctionModel, "name" | "shortName">,
    tables: readonly string[],
    invocation?: Invocation,
  ): FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const entry of this.#active) {
      if (!concerns(entry.rule, request, fn, tables)) continue;
      if (entry.rule.tag !== undefined && entry.rule.tag !== invocation?.tag) continue;
      entry.seen += 1;
      if (!isInReach(entry, invocation)) continue;
      const { nth, from = 1, times, probability, effect } = entry.rule;
      if ((nth !== undefined && entry.seen !== nth) || entry.seen < from) continue;
      if (times !== undefined && entry.fired >= times) continue;
      if (probability !== undefined && entry.random() >= probability) continue;
      entry.fired += 1;
      effects.push(effect);
    }
    return effects;
  }
}

/** Whether this call is in the invocation that a rule cuts off, and late enough in it. */
function isInReach(entry: Active, invocation: Invocation | undefined): boolean {
  const { invocationFrom } = entry.rule;
  if (invocationFrom === undefined) return true;
  if (invocation === undefined) return false;
  const { requestId } = invocation;
  const count = (entry.calls.get(requestId) ?? 0) + 1;
  entry.calls.set(requestId, count);
  if (count < invocationFrom) return false;
  entry.struck ??= requestId;
  return entry.struck === requestId;
}

function concerns(
  rule: FaultRule,
  request: AwsRequest,
  fn: Pick<FunctionModel, "name" | "shortName">,
  tables: readonly string[],
): boolean {
  if (rule.effect.kind === "transaction-conflict" && !isWrite(request)) return false;
  return (
    (rule.function === undefined || rule.function === fn.shortName || rule.function === fn.name) &&
    (rule.service === undefined || rule.service === request.service) &&
    (rule.action === undefined || rule.action === request.operation) &&
    (rule.table === undefined || tables.includes(rule.table))
  );
}

function isWrite(request: AwsRequest): boolean {
  return (
    request.service === "dynamodb" &&
    /^(TransactWriteItems|TransactGetItems|PutItem|UpdateItem|DeleteItem)$/.test(request.operation)
  );
}

/** The answer of a fault that answers; undefined for those that only delay, break or kill. */
export function faultAnswer(effect: FaultEffect, request: AwsRequest): AwsResponse | undefined {
  switch (effect.kind) {
    case "throttle":
      return request.service === "dynamodb"
        ? errorResponse(
            "dynamodb",
            400,
            "ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput for the table was exceeded.",
          )
        : errorResponse(
            request.service,
            request.service === "s3" ? 503 : 400,
            throttleCode(request.service),
            "Rate exceeded",
          );
    case "transaction-conflict":
      return conflict(request);
    case "error-500":
      return errorResponse(request.service, 500, "InternalServerError", "Internal server error");
    default:
      return undefined;
  }
}

function throttleCode(service: string): string {
  if (service === "s3") return "SlowDown";
  return service === "sns" ? "Throttling" : "ThrottlingException";
}

function conflict(request: AwsRequest): AwsResponse {
  if (!request.operation.startsWith("Transact")) {
    return errorResponse(
      "dynamodb",
      400,
      "TransactionConflictException",
      "Transaction is ongoing for the item",
    );
  }
  const codes = list(request.input["TransactItems"]).map((_item, index) =>
    index === 0 ? "TransactionConflict" : "None",
  );
  const reasons = codes.map((Code) =>
    Code === "None" ? { Code } : { Code, Message: "Transaction is ongoing for the item" },
  );
  return errorResponse(
    "dynamodb",
    400,
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(", ")}]`,
    { CancellationReasons: reasons },
  );
}

/** A fault out of the control API's JSON. @throws on an unknown effect. */
export function faultRule(json: JsonObject): FaultRule {
  const text = (key: "function" | "service" | "action" | "table" | "tag") => {
    const value = optionalStr(json[key]);
    return value === undefined ? {} : { [key]: value };
  };
  const number = (key: "nth" | "from" | "invocationFrom" | "times" | "probability" | "seed") => {
    const value = optionalNum(json[key]);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ...text("function"),
    ...text("service"),
    ...text("action"),
    ...text("table"),
    ...text("tag"),
    ...number("nth"),
    ...number("from"),
    ...number("invocationFrom"),
    ...number("times"),
    ...number("probability"),
    ...number("seed"),
    effect: faultEffect(obj(json["effect"])),
  };
}

function faultEffect(json: JsonObject): FaultEffect {
  const kind = str(json["kind"]);
  switch (kind) {
    case "throttle":
    case "transaction-conflict":
    case "reset":
    case "cut-after":
    case "error-500":
    case "kill-after":
      return { kind };
    case "delay":
      return { kind, ms: optionalNum(json["ms"]) ?? 1000 };
    default:
      throw new Error(`No fault of kind "${kind}"`);
  }
}

/** Mulberry32: small, and the same draw for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
