import type { Called } from "../client.ts";

/** A call as it would have been recorded: from, to, and the answer; none where nobody answered. */
export const recorded = (
  [startMs, endMs]: readonly [number, number],
  status?: number,
  code?: string,
  doubtful = status === undefined,
): Called => ({
  startMs,
  endMs,
  doubtful,
  tries: 1,
  answer:
    status === undefined
      ? undefined
      : {
          status,
          type: "application/json",
          headers: new Headers(),
          body: code === undefined ? {} : { code },
          text: "",
        },
});
