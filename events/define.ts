import type * as z from "zod";
import type { Fact } from "./envelope.ts";

/** A kind of event: its public type, the schema of its data, and the maker of its facts. */
export interface EventKind<Data> {
  readonly type: string;
  readonly schema: z.ZodType<Data>;
  /** What happened, in one line, for the reference. */
  readonly summary: string;
  readonly fact: (subject: string, data: Data, postId?: string) => Fact;
}

/**
 * Declares an event; its data is a public contract: ids, codes, instants and amounts, never personal data.
 *
 * The schema is made when it is first asked for: a function knows every event and publishes a few.
 */
export const defineEvent = <Data extends Readonly<Record<string, unknown>>>(
  type: string,
  summary: string,
  makeSchema: () => z.ZodType<Data>,
): EventKind<Data> => {
  let made: z.ZodType<Data> | undefined;
  return {
    type,
    summary,
    get schema() {
      made ??= makeSchema();
      return made;
    },
    fact: (subject, data, postId) => ({ type, subject, data, ...(postId !== undefined && { postId }) }),
  };
};
