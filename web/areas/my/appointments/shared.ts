import type { AnswerOf } from "#web/app/api.ts";
import type { Outcome } from "#web/app/problem.ts";

export type Request = AnswerOf<"GET /requests/{requestId}">;

/** Whether an action ended well; a second press, which does nothing, did not. */
export const went = <T>(
  outcome: Outcome<T> | undefined,
): outcome is { readonly ok: true; readonly value: T } => outcome?.ok === true;
