import { describe, expect, it } from "vitest";
import { fitsHashV3, hashV3 } from "./hash-v3.ts";

// Golden vectors: each plain text was written by hand from the provider's description and digested with
// `printf '%s' '<plain text>' | openssl dgst -sha512 -binary | base64 -w0`, not with the code under test.
describe("hash version 3, golden vectors", () => {
  it("orders by name, joins with | and ends with the store key: 20.00|600000001|504|ord_2A3B4C5D|skey", () => {
    const fields = { oid: "ord_2A3B4C5D", currency: "504", clientid: "600000001", amount: "20.00" };
    expect(hashV3(fields, "skey")).toBe(
      "oseqELf5Kv5NyjxjR5XWREn8/wxB03WvDnBx7mb9NdlvAPPkzNeS8ST5pWQrNFODCL6Nk+Shr0c2zQhjOPSZTA==",
    );
  });

  it("orders names naturally and without regard to case: one|two|ten|twenty|skey", () => {
    const fields = { item10: "ten", ITEM20: "twenty", Item2: "two", item1: "one" };
    expect(hashV3(fields, "skey")).toBe(
      "qq2QIUmZ+z1Gebx2pVyP409dswyF8SEENBJHde40O0HNSXJ7QM8/pv0+PMv27unbqXa6W6TlzEUodjbhgYR+0Q==",
    );
  });

  it("escapes | and \\ in values and in the store key: x\\|y\\\\z|k\\|e\\\\y", () => {
    expect(hashV3({ a: "x|y\\z" }, "k|e\\y")).toBe(
      "N82u9mW0JZNzooXmQHWZBgg813EhxVre0M2Lfn0MwineykUAB2aaCIKODDPjSMVo8kTeV9uarIjE5MHKhNkPeA==",
    );
  });

  it("hashes accents as UTF-8 and entities as what they stand for, once", () => {
    const fields = {
      BillToName: "Élodie Benaïssa",
      description: "&eacute;t&#233; &amp; &quot;x&quot; &#039;y&#x27; &amp;lt; &apos; &euro;",
    };
    expect(hashV3(fields, "skey")).toBe(
      "Zqsp50NHw7gQbAD/08R061Dtgv5pSSc2XIcxVQ7iCCkIZM28F+bMMyZZegPoJBiDAaU/tm+4xhtiBqvEHa4Q2w==",
    );
  });

  it("takes newlines off the end as the provider's code does, and leaves those within", () => {
    expect(hashV3({ a: "abc\n", b: "abc\n\n", c: "a\nb", d: "\r" }, "skey")).toBe(
      "Pjn9UQH+s0k8v8xTRsqxL87xopTCwK9YEKfwrVWuzja8ureKGY7QuEaskbT6fkgg7ELIzA7EYYsnPz0gbU1ouw==",
    );
  });

  it("leaves out hash and encoding in any case", () => {
    const fields = {
      a: "a",
      HASH: "h",
      hash: "h",
      Hash: "h",
      encoding: "UTF-8",
      ENCODING: "x",
      Encoding: "y",
    };
    expect(hashV3(fields, "skey")).toBe(
      "kaVcSmcwpLumzuljb4blewtjZ9hitF0OZPyckvee9PWNo9xYQSWrnWzVwVWprRMqObLbPPR+yK3qOLR22Sjygw==",
    );
  });

  it("keeps the place of an empty value: ||skey", () => {
    expect(hashV3({ a: "", b: "" }, "skey")).toBe(
      "d4QgREUVr+9eUdZ+OhSFgMAIiU0fn+cGwiJ5YeOceuiyF+uFA2B1AZmcKytU37mGoikJYTvoveTtfsRInts18A==",
    );
  });
});

describe("fitsHashV3", () => {
  const fields = { amount: "20.00", oid: "ord_2A3B4C5D" };
  const hash = hashV3(fields, "skey");

  it("believes the right hash only", () => {
    expect(fitsHashV3({ ...fields, HASH: hash }, hash, "skey")).toBe(true);
    expect(fitsHashV3({ ...fields, amount: "2.000" }, hash, "skey")).toBe(false);
    expect(fitsHashV3({ ...fields, extra: "1" }, hash, "skey")).toBe(false);
    expect(fitsHashV3(fields, hash, "another")).toBe(false);
    expect(fitsHashV3(fields, hash.slice(1), "skey")).toBe(false);
    expect(fitsHashV3(fields, "", "skey")).toBe(false);
  });
});
