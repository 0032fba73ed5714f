const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Where a page of a list ends: the instant that it is sorted by, and the id that tells two of one instant apart. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** A place as an opaque text, to ask for what stands behind it; it grants nothing. */
export const cursorAt = ({ at, id }: Place): string => Buffer.from(`${at} ${id}`).toString("base64url");

/** Reads a cursor of a list whose ids look like `pattern`; undefined when it is none of ours. */
export const readCursor = (cursor: string, pattern: RegExp): Place | undefined => {
  const [at = "", id = "", ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  return rest.length === 0 && instant.test(at) && pattern.test(id) ? { at, id } : undefined;
};
