import { describe, expect, it } from "vitest";
import { beginning, choiceIn, nextOpen } from "#web/areas/my/requests/choice.ts";

describe("what was chosen before there is a draft", () => {
  it("is read from the hash, and what cannot be is left out", () => {
    expect(choiceIn(new URLSearchParams("procedure=passport-adult&post=be-liege&people=5"))).toEqual({
      procedure: "passport-adult",
      post: "be-liege",
      people: 5,
    });
    expect(choiceIn(new URLSearchParams("procedure=%3Cb%3E&post=&people=7"))).toEqual({
      procedure: undefined,
      post: undefined,
      people: undefined,
    });
  });

  it("leads to the first question that is open", () => {
    const choice = choiceIn(new URLSearchParams("post=be-liege"));
    expect(nextOpen(choice)).toBe("/new/procedure?post=be-liege");
    expect(nextOpen({ ...choice, procedure: "family-booklet" })).toBe(
      "/new/people?procedure=family-booklet&post=be-liege",
    );
    expect(nextOpen({ procedure: "family-booklet", post: undefined, people: 2 })).toBe(
      "/new/post?procedure=family-booklet&people=2",
    );
    expect(beginning("person", { procedure: "a", post: "b", people: 1 })).toBe(
      "/new/person?procedure=a&post=b&people=1",
    );
  });
});
