import type { AnswerOf } from "#web/app/api.ts";
import { keep, kept } from "#web/app/kept.ts";

type HoldAnswer = AnswerOf<"POST /requests/{requestId}/hold">;

/** Places kept for a request, with the token that books them: what this tab knows and the API does not tell again. */
export interface Held extends Pick<HoldAnswer, "holdToken" | "until" | "date" | "time" | "startsAt"> {
  /** Times of the slots after the first, for a party that one could not take. */
  readonly more: readonly string[];
  readonly extended: boolean;
}

const isHeld = (value: object): value is Held =>
  "holdToken" in value && "until" in value && "startsAt" in value && "more" in value;

const nameOf = (requestId: string): string => `wisal.draft.hold.${requestId}`;

export const heldFor = (requestId: string): Held | undefined => kept(nameOf(requestId), isHeld);

export const keepHeld = (requestId: string, held: Held | undefined): void => keep(nameOf(requestId), held);

export const heldFrom = ({ more = [], places: _, ...hold }: HoldAnswer): Held => ({
  ...hold,
  more: more.map(({ time }) => time),
  extended: false,
});
