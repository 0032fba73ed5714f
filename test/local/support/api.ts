import { type ApiAnswer, type CallOptions, callApi } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { platform } from "./platform.ts";
import { usedPath } from "./traces.ts";

/** Calls the platform's API as any client would, and remembers the address that it used. */
export const api = (method: string, path: string, options: CallOptions = {}): Promise<ApiAnswer> =>
  callApi(platform().places.api, method, usedPath(path), options);

/** What a test compares of a refusal. */
export const refusalIn = (answer: ApiAnswer) => ({
  status: answer.status,
  code: str(answer.body["code"]),
});

/** Pointer and code of each field at fault. */
export const faultsIn = (answer: ApiAnswer): readonly string[] =>
  list(answer.body["errors"])
    .map(obj)
    .map(({ pointer, code }) => `${str(pointer)} ${str(code)}`);

/** What is wrong with an answer that must be a problem (RFC 9457); undefined when nothing is. */
export const problemFault = (answer: ApiAnswer): string | undefined => {
  const { type, title, status, detail, instance, code } = answer.body;
  if (!answer.type.startsWith("application/problem+json")) return `content type ${answer.type}`;
  if (type !== `${platform().urls.site}/problems/#${str(code)}`) return `type ${str(type)}`;
  if (status !== answer.status) return `status ${str(status)}`;
  if (str(title) === "" || str(detail) === "") return "no title or detail";
  return str(instance).startsWith("urn:wisal:request:") ? undefined : `instance ${str(instance)}`;
};

/** The answer's body, once its status is the one expected. @throws with what came instead. */
export const expecting = async (status: number, calling: Promise<ApiAnswer>): Promise<ApiAnswer["body"]> => {
  const answer = await calling;
  if (answer.status !== status) throw new Error(`Expected ${status}: ${answer.status} ${answer.text}`);
  return answer.body;
};

/** How often each answer came, e.g. `409 slot-full`. */
export const tally = (answers: readonly ApiAnswer[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const { status, code } = refusalIn(answer);
    const name = `${status} ${code}`.trim();
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};
