import { describe, expect, it } from "vitest";
import { returnToSite } from "./return-to-site.ts";

type Said = Parameters<typeof returnToSite>[1];

const location = async (body: Said["body"], query: Said["query"] = { language: "es" }) => {
  const result = await returnToSite({ siteUrl: "https://wisal.example" }, { body, query });
  if (!result.ok || result.value.replayed) throw new Error("refused");
  return [result.value.status, result.value.headers?.["Location"]];
};

describe("T2 the browser's return from the card page", () => {
  it("goes on to where the order waits, in the buyer's language, by a GET", async () => {
    expect(await location({ oid: "ord_ABCDEFGH2345" })).toEqual([
      303,
      "https://wisal.example/es/my/#/stamps/ord_ABCDEFGH2345/pay?back=1",
    ]);
  });

  it("says that the page declined, as a hint", async () => {
    expect(await location({ oid: "ord_ABCDEFGH2345" }, { language: "ar", result: "declined" })).toEqual([
      303,
      "https://wisal.example/ar/my/#/stamps/ord_ABCDEFGH2345/pay?declined=1",
    ]);
  });

  it("never follows anything else that the form says", async () => {
    for (const body of [undefined, {}, { oid: "//evil.example" }, { oid: "ord_AAAAAAAA\r\nSet-Cookie: x" }]) {
      expect(await location(body)).toEqual([303, "https://wisal.example/es/"]);
    }
  });
});
