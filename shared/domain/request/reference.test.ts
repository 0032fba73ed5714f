import { describe, expect, it } from "vitest";
import { readReference, referenceOf } from "./reference.ts";

describe("R1 a request's reference", () => {
  it("follows from its id, in two groups of five without letters that are misread", () => {
    expect(referenceOf("req_00000001")).toBe(referenceOf("req_00000001"));
    expect(referenceOf("req_00000001")).not.toBe(referenceOf("req_00000002"));
    expect(referenceOf("req_00000001")).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it("is read however it was typed: small letters, spaces, O for 0, I or l for 1", () => {
    expect(readReference("7k4m9 q2xdt")).toBe("7K4M9-Q2XDT");
    expect(readReference("O1il0-ABCDE")).toBe("01110-ABCDE");
  });

  it.each(["", "7K4M9", "7K4M9-Q2XDU", "7K4M9-Q2XDTT", "é".repeat(10)])("%j is none", (typed) => {
    expect(readReference(typed)).toBeUndefined();
  });
});
