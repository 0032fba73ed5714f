import { describe, expect, it } from "vitest";
import { returnToSite } from "./return-to-site.ts";

const location = async (body: Readonly<Record<string, string>> | undefined) => {
  const result = await returnToSite({ siteUrl: "https://wisal.example" }, { body });
  if (!result.ok || result.value.replayed) throw new Error("refused");
  return [result.value.status, result.value.headers?.["Location"]];
};

describe("T2 the browser's return from the card page", () => {
  it("goes on to the site with the order's number, by a GET", async () => {
    expect(await location({ oid: "ord_ABCDEFGH2345" })).toEqual([
      303,
      "https://wisal.example/?order=ord_ABCDEFGH2345",
    ]);
  });

  it("never follows anything else that the form says", async () => {
    for (const body of [undefined, {}, { oid: "//evil.example" }, { oid: "ord_AAAAAAAA\r\nSet-Cookie: x" }]) {
      expect(await location(body)).toEqual([303, "https://wisal.example/"]);
    }
  });
});
