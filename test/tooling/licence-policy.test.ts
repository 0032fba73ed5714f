import { describe, expect, it } from "vitest";
import { licenceFault } from "./licence-policy.ts";

describe("licence of a production package", () => {
  it.each([
    "MIT",
    "Apache-2.0",
    "0BSD",
    "LGPL-3.0-or-later",
    "(MIT OR GPL-3.0-only)",
    "MIT*",
    "BlueOak-1.0.0",
  ])("%s may be shipped", (expression) => {
    expect(licenceFault(expression)).toBeUndefined();
  });

  it.each(["AGPL-3.0-only", "GPL-2.0", "SSPL-1.0", "GPL-2.0 OR AGPL-3.0", "MIT AND GPL-3.0-or-later"])(
    "%s is refused",
    (expression) => {
      expect(licenceFault(expression)).toBe("is refused");
    },
  );

  it.each(["UNKNOWN", "UNLICENSED", "", "Custom: https://example.org"])(
    "%j states no licence",
    (expression) => {
      expect(licenceFault(expression)).toBe("states no licence");
    },
  );
});
