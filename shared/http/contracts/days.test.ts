import { describe, expect, it } from "vitest";
import { servicesQuerySchema } from "./finance.ts";
import { statisticsQuerySchema } from "./statistics.ts";

describe.each([
  { what: "statistics", schema: statisticsQuerySchema },
  { what: "a services report", schema: servicesQuerySchema },
])("the days of $what", ({ schema }) => {
  it.each(["-1", "", "2026-02-30", "1152921504606846976", "2026-12-01T10:00"])(
    "given %j for the first › refuses it before it counts days from it",
    (from) => {
      const { success, error } = schema.safeParse({ from, to: "2026-12-01" });
      expect(success).toBe(false);
      expect(error?.issues.map(({ path, message }) => [path.join("/"), message])).toEqual([
        ["from", "impossible-date"],
      ]);
    },
  );
});
