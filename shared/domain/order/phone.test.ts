import { describe, expect, it } from "vitest";
import { normalisePhone } from "./phone.ts";

describe("normalisePhone (R2)", () => {
  it.each([
    ["+33612345678", "+33612345678"],
    ["0033 6 12 34 56 78", "+33612345678"],
    [" +212 (612) 34-56.78 ", "+212612345678"],
    ["+1 212 555 0100", "+12125550100"],
    ["+974 3312 3456", "+97433123456"],
  ])("reads %j as %s", (typed, phone) => {
    expect(normalisePhone(typed)).toBe(phone);
  });

  it.each([
    ["no country", "+999123456789"],
    ["a number without its country", "0612345678"],
    ["too short", "+33 6 12"],
    ["too long", "+33612345678999"],
    ["a number of no country in particular", "+80012345678"],
    ["an extension", "+33612345678x22"],
    ["text around it", "call +33612345678"],
    ["nothing", ""],
    ["letters", "abc"],
  ])("refuses %s", (_what, typed) => {
    expect(normalisePhone(typed)).toBeUndefined();
  });
});
