import type { AnswerOf } from "#web/app/api.ts";

/** A request as its owner reads it. */
export type RequestView = AnswerOf<"GET /requests/{requestId}">;
export type Person = RequestView["beneficiaries"][number];

/** Procedure, consulate, people, papers, check. */
export const STEPS = 5;

/** Most people of one request (R1). */
export const MAX_PEOPLE = 6;

/** Hash path of a request's page, or of one below it. */
export const pathOf = (requestId: string, below = ""): string => `/requests/${requestId}${below}`;

/** A person as the pages show them: given names first, as typed. */
export const nameOf = ({ givenNames, familyName }: Person): string =>
  [givenNames, familyName].filter((name) => name !== undefined).join(" ");

/** What a draft is replaced with (R7). */
export const draftOf = ({ postId, procedureId, beneficiaries }: RequestView) => ({
  postId,
  procedureId,
  beneficiaries,
});

/** A birth date in words, without a weekday. */
export const birthDay = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
