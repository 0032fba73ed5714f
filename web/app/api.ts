import { noteServerTime } from "#web/app/clock.ts";
import type { Contract } from "#web/app/contract.ts";
import { isOpen, type Outcome, offline, type Problem, readProblem } from "#web/app/problem.ts";
import type { Session } from "#web/app/session.ts";

/** A call of the API, as `docs/openapi.json` names it: `"GET /requests/{requestId}"`. */
export type Operation = keyof Contract;
export type Reading = Extract<Operation, `GET ${string}`>;
export type AnswerOf<O extends Operation> = Contract[O]["answer"];

interface AnyInput {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** A `File` is sent as it is (a CSV table), anything else as JSON. */
  readonly body?: unknown;
}

/** What a call takes: `path`, `query` and `body`, those that the contract gives it. */
export type InputOf<O extends Operation> = Omit<Contract[O], "answer" | "query"> &
  (Contract[O] extends { readonly query: infer Q } ? { readonly query?: Q } : unknown) &
  AnyInput;

export interface CallOptions {
  /** One for each intention, kept until its outcome is known (see `useAction`). */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

export interface Api {
  readonly call: <O extends Operation>(
    operation: O,
    input: InputOf<O>,
    options?: CallOptions,
  ) => Promise<Outcome<AnswerOf<O>>>;
  /** A file of the API, such as a receipt, as an address to open or to save; revoke it after use. */
  readonly file: <O extends Reading>(operation: O, input: InputOf<O>, type: string) => Promise<Outcome<Blob>>;
}

// The contract is checked where it is made: the API parses its own answers before it sends them.
const isAnswer = <T>(_value: unknown): _value is T => true;

const addressOf = (base: string, template: string, { path = {}, query = {} }: AnyInput): string => {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(path[name] ?? "")),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
  return `${base}${filled}${search === "" ? "" : `?${search}`}`;
};

const typeOf = (body: unknown): string => (body instanceof File ? "text/csv" : "application/json");
const written = (body: unknown): File | string => (body instanceof File ? body : JSON.stringify(body));

/** Public answers may be kept this long by the browser; whoever has just changed something asks past that. */
const KEPT_MS = 60_000;

const RETRIES = 2;
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

export interface ApiOptions {
  readonly base: string;
  readonly language: string;
  /** Undefined for pages without a sign-in. */
  readonly session: Session | undefined;
  /** Staff act for a citizen with it (R1). */
  readonly mandate?: string;
}

/** The one way to the API: token, language, keys, one silent renewal, and reads that are tried three times. */
export const createApi = ({ base, language, session, mandate }: ApiOptions): Api => {
  let changedAt = Number.NEGATIVE_INFINITY;
  const once = async (
    method: string,
    address: string,
    input: AnyInput,
    more: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Outcome<Response>> => {
    try {
      const token = await session?.token();
      const response = await fetch(address, {
        method,
        ...(performance.now() - changedAt < KEPT_MS && { cache: "no-cache" }),
        headers: {
          Accept: "application/json",
          "Accept-Language": language,
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...(mandate !== undefined && { "Wisal-Mandate": mandate }),
          ...(input.body !== undefined && { "Content-Type": typeOf(input.body) }),
          ...more,
        },
        ...(input.body !== undefined && { body: written(input.body) }),
        ...(signal !== undefined && { signal }),
      });
      noteServerTime(response.headers);
      if (method !== "GET") changedAt = performance.now();
      return response.ok
        ? { ok: true, value: response }
        : { ok: false, problem: await readProblem(response) };
    } catch {
      return { ok: false, problem: offline };
    }
  };

  /** Whoever signed in for the first time has no account yet: signing in opens it. */
  const openAccount = (): Promise<Outcome<Response>> =>
    once(
      "PUT",
      `${base}/account`,
      { body: { language } },
      { "Idempotency-Key": crypto.randomUUID() },
      undefined,
    );

  /** What may be mended without the person is, once; else what stands in the way. */
  const mended = async (problem: Problem): Promise<Problem | undefined> => {
    if (problem.code === "unauthenticated")
      return (await session?.refused().catch(() => false)) === true ? undefined : problem;
    if (problem.code !== "account-needed" || session?.kind !== "citizen") return problem;
    const opened = await openAccount();
    if (opened.ok) return undefined;
    // Who signed in by e-mail has something to do first.
    return opened.problem.code === "phone-unconfirmed" ? opened.problem : problem;
  };

  /** Tries, and once more where what stood in the way was mended. */
  const mending = async (attempt: () => Promise<Outcome<Response>>): Promise<Outcome<Response>> => {
    const outcome = await attempt();
    if (outcome.ok) return outcome;
    const problem = await mended(outcome.problem);
    return problem === undefined ? await attempt() : { ok: false, problem };
  };

  const send = async (
    operation: string,
    input: AnyInput,
    options: CallOptions,
    accept?: string,
  ): Promise<Outcome<Response>> => {
    const [method = "GET", template = ""] = operation.split(" ");
    const address = addressOf(base, template, input);
    const more = {
      ...(method !== "GET" && { "Idempotency-Key": options.key ?? crypto.randomUUID() }),
      ...(accept !== undefined && { Accept: accept }),
    };
    const attempt = () => once(method, address, input, more, options.signal);
    let outcome = await mending(attempt);
    if (method !== "GET") return outcome;
    for (let tried = 0; tried < RETRIES && !outcome.ok && isOpen(outcome.problem); tried += 1) {
      if (options.signal?.aborted === true) break;
      await pause(Math.min(outcome.problem.retryAfter ?? 1, 5) * 500 * 3 ** tried);
      outcome = await attempt();
    }
    return outcome;
  };

  return {
    call: async <O extends Operation>(operation: O, input: InputOf<O>, options: CallOptions = {}) => {
      const outcome = await send(operation, input, options);
      if (!outcome.ok) return outcome;
      const body: unknown =
        outcome.value.status === 204 ? undefined : await outcome.value.json().catch(() => undefined);
      return isAnswer<AnswerOf<O>>(body) ? { ok: true, value: body } : { ok: false, problem: offline };
    },
    file: async (operation, input, type) => {
      const outcome = await send(operation, input, {}, type);
      return outcome.ok ? { ok: true, value: await outcome.value.blob() } : outcome;
    },
  };
};
