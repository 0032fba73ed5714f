import { describe, expect, it } from "vitest";
import { pageData } from "#web/build/page-data.ts";
import { noChoice, readChoice, writeChoice } from "#web/public/first-page/choice.ts";

const data = pageData("en");

describe("the choice in the address", () => {
  it("is read back as it was written", () => {
    const choice = { post: "nl-s-hertogenbosch", procedure: "passport-adult" };
    expect(writeChoice(choice)).toBe("?post=nl-s-hertogenbosch&procedure=passport-adult");
    expect(readChoice(writeChoice(choice), data)).toEqual(choice);
  });

  it("is an empty query when nothing is chosen", () => {
    expect(writeChoice(noChoice)).toBe("");
  });

  it("ignores ids that the page does not know", () => {
    expect(readChoice("?post=%3Cscript%3E&procedure=nothing&x=1", data)).toEqual(noChoice);
  });
});
