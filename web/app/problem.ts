/** A refusal of the API (RFC 9457), or `offline` where no answer came. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly { readonly pointer: string; readonly code: string }[];
  readonly details: Readonly<Record<string, unknown>>;
  /** Seconds to wait before it may be tried again. */
  readonly retryAfter?: number;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const offline: Problem = { code: "offline", status: 0, fields: [], details: {} };

/** What an object of unknown shape holds; nothing where it is none. */
export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** An address that cannot be, such as a mistyped id: to the person nothing is there, whatever was wrong with it. */
const isMistyped = (fields: Problem["fields"]): boolean =>
  fields.length > 0 && fields.every(({ pointer }) => pointer.startsWith("/path/"));

/** The problem that an answer carries; a portal's or a gateway's page counts as an error of ours. */
export const readProblem = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => undefined);
  const { code, errors, details } = record(body);
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  const fields = (Array.isArray(errors) ? errors : []).map((each) => {
    const field = record(each);
    return { pointer: String(field["pointer"]), code: String(field["code"]) };
  });
  const given = typeof code === "string" ? code : "internal";
  return {
    code: given === "invalid-input" && isMistyped(fields) ? "not-found" : given,
    status: response.status,
    fields,
    details: record(details),
    ...(Number.isFinite(wait) && { retryAfter: wait }),
  };
};

/** Whether the command may still have happened, or may yet: the same key must be sent again. */
export const isOpen = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500;
