import type { AnswerOf } from "#web/app/api.ts";
import type { Outcome } from "#web/app/problem.ts";

export type Request = AnswerOf<"GET /requests/{requestId}">;

/** `09:30`, as the clocks of a zone show an instant. */
export const timeIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(
    new Date(instant),
  );

/** Whether an action ended well; a second press, which does nothing, did not. */
export const went = <T>(
  outcome: Outcome<T> | undefined,
): outcome is { readonly ok: true; readonly value: T } => outcome?.ok === true;
