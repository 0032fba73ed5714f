import { describe, expect, it } from "vitest";
import { latinDigits } from "#web/ui/digits.ts";

describe("digits typed on an Arabic keyboard", () => {
  it("become Latin ones, Persian forms too; letters stay", () => {
    expect(latinDigits("١٩٩٠-٠٥-٠٧")).toBe("1990-05-07");
    expect(latinDigits("AB۱۲۳۴")).toBe("AB1234");
  });
});
