import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashMatches, hashVersion3, naturalOrder } from "./hash.ts";

const sha = (text: string) => createHash("sha512").update(text, "utf8").digest("base64");

describe("the provider's hash", () => {
  it("joins values in natural order of their names, then the key", () => {
    const fields = { item10: "c", item2: "b", Amount: "10.00", oid: "1", HASH: "x", Encoding: "UTF-8" };
    expect(hashVersion3(fields, "key")).toBe(sha("10.00|b|c|1|key"));
  });

  it("escapes backslashes and bars in values and in the key", () => {
    expect(hashVersion3({ a: "x|y\\z" }, "k|\\")).toBe(sha("x\\|y\\\\z|k\\|\\\\"));
  });

  it("keeps empty values and accents, and drops a trailing newline", () => {
    expect(hashVersion3({ a: "", b: "Électricité\n" }, "k")).toBe(sha("|Électricité|k"));
  });

  it("matches itself and nothing else", () => {
    const fields = { oid: "1", amount: "10.00" };
    const signed = { ...fields, HASH: hashVersion3(fields, "key") };
    expect(hashMatches(signed, "key")).toBe(true);
    expect(hashMatches({ ...signed, amount: "10.01" }, "key")).toBe(false);
    expect(hashMatches(fields, "key")).toBe(false);
  });

  it("orders without regard to case, digits by value", () => {
    expect(["b10", "B9", "a", "A2"].toSorted(naturalOrder)).toEqual(["a", "A2", "B9", "b10"]);
  });
});
