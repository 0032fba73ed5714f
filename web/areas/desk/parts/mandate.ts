import type { AnswerOf } from "#web/app/api.ts";
import { keep, kept } from "#web/app/kept.ts";
import { store } from "./store.ts";

/** For whom one acts (R1): worthless without one's own token, over after half an hour. */
export type Mandate = AnswerOf<"POST /staff/posts/{postId}/mandates">;

const PLACE = "wisal.desk.mandate";
const isMandate = (value: object): value is Mandate => "mandate" in value && "until" in value;

export const mandate = store<Mandate | undefined>(kept(PLACE, isMandate));

export const changeMandate = (next: Mandate | undefined): void => {
  keep(PLACE, next);
  mandate.set(next);
};
