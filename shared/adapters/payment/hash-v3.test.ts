import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashVersion3 } from "#local/payment-provider/hash.ts";
import { fitsHashV3, hashV3 } from "./hash-v3.ts";

interface Vector {
  readonly what: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What is digested, written by hand from the provider's description. */
  readonly plain: string;
  readonly key?: string;
  /** `printf '%s' '<plain>' | openssl dgst -sha512 -binary | base64 -w0`. */
  readonly hash: string;
}

const vectors: readonly Vector[] = [
  {
    what: "orders by name, joins with | and ends with the store key",
    fields: { oid: "ord_2A3B4C5D", currency: "504", clientid: "600000001", amount: "20.00" },
    plain: "20.00|600000001|504|ord_2A3B4C5D|skey",
    hash: "oseqELf5Kv5NyjxjR5XWREn8/wxB03WvDnBx7mb9NdlvAPPkzNeS8ST5pWQrNFODCL6Nk+Shr0c2zQhjOPSZTA==",
  },
  {
    what: "orders names naturally: item2 before item10, in any case",
    fields: { item10: "ten", ITEM20: "twenty", Item2: "two", item1: "one" },
    plain: "one|two|ten|twenty|skey",
    hash: "qq2QIUmZ+z1Gebx2pVyP409dswyF8SEENBJHde40O0HNSXJ7QM8/pv0+PMv27unbqXa6W6TlzEUodjbhgYR+0Q==",
  },
  {
    what: "orders names without regard to case, and _ after letters",
    fields: { TranType: "t", amount: "a", Clientid: "c", md_status: "u", mdStatus: "s", okUrl: "o" },
    plain: "a|c|s|u|o|t|skey",
    hash: "TqMtEPUoUqcvU3AsXDEu94009bBnO4cQWiNNVN+FwPDlxL02CTjOTukomc0UTkerab8KGi2QvJYasBrJNU9VUA==",
  },
  {
    what: "orders a number that begins with a zero as a fraction",
    fields: { a01: "1", a1b10: "3", a1b9: "2" },
    plain: "1|2|3|skey",
    hash: "jMmIfI/NvD6ycsqFabmbhOBQMlvVePFI3mZQ3AqTPcg7/9KeDECkWlg/ENStcS5FBzxoKMDe9og/FttZ7LH8NA==",
  },
  {
    what: "orders names with dots: EXTRA before EXTRA.CARDBRAND before EXTRA.TRXDATE",
    fields: { "EXTRA.TRXDATE": "t", "EXTRA.CARDBRAND": "c", extra: "e" },
    plain: "e|c|t|skey",
    hash: "fSjAq/Ea0r/b/2WdHVaaOIBmCSXtItLZWW8+lAA64aSzVMXovnx7W/Rb3XdYUMhcDUVEtccggRzRGIiaivJGkQ==",
  },
  {
    what: "escapes | in values, first, last and doubled",
    fields: { a: "|x||y|" },
    plain: "\\|x\\|\\|y\\||skey",
    hash: "8qIHk9X3/U/Np9H0TuoZo8S2SPB/Ml5zkHW2FXFpnya/iwHRnaL7PQD/YoQtAgEIKoVQIJPuwy7qoRoIVuPjyQ==",
  },
  {
    what: "escapes \\ in values, also before |",
    fields: { a: "x\\y\\|z\\" },
    plain: "x\\\\y\\\\\\|z\\\\|skey",
    hash: "X6t5wp5Dm9aN9OQCMhGDTWLTOf3goLVdPi7FfOmi1Qa1nPNs46zB0FDTj63WD++rsThIsvoc7SdTax3ZIx6mCQ==",
  },
  {
    what: "escapes | and \\ in the store key",
    fields: { a: "x|y\\z" },
    plain: "x\\|y\\\\z|k\\|e\\\\y",
    key: "k|e\\y",
    hash: "N82u9mW0JZNzooXmQHWZBgg813EhxVre0M2Lfn0MwineykUAB2aaCIKODDPjSMVo8kTeV9uarIjE5MHKhNkPeA==",
  },
  {
    what: "hashes accents as UTF-8",
    fields: { BillToName: "Élodie Benaïssa", city: "Orléans" },
    plain: "Élodie Benaïssa|Orléans|skey",
    hash: "HPiuc0fy6LW33odBuYPbDgKgQJtrVQTr61/UMiGMZ26JADbcvhinwmM4kh9JcsPvm2TPwnKEwHubPwmze//J1w==",
  },
  {
    what: "hashes Arabic and letters beyond 16 bits as UTF-8",
    fields: { BillToName: "فاطمة 𐍈" },
    plain: "فاطمة 𐍈|skey",
    hash: "6LT4zM6uD2iFaB8pzWJg676HiVbG5qH5Ea/x9GVKIG6iuVt15K6o+ijImyVcqsqyGD7s8UstuSCl5l7X2lgIww==",
  },
  {
    what: "hashes entities as what they stand for, once",
    fields: { a: "&eacute;t&#233; &amp; &quot;x&quot; &#039;y&#x27; &amp;lt; &apos; &euro;" },
    plain: "été & \"x\" 'y' &lt; &apos; €|skey",
    hash: "Bou1B5r97P/O1jj8vBjK9+5fGANBbPUlCQueqMaroxU5qXzxu/s1sUm7HXb6cqGsTKQClxO0d+GMggM1EhLBaA==",
  },
  {
    what: "escapes what an entity stands for: &#124; is |, &#92; is \\",
    fields: { a: "x&#124;y&#92;z" },
    plain: "x\\|y\\\\z|skey",
    hash: "9XjCUrrJl6xReokZFJiE1lyYzh0uX4LxV+huniYD3+JGYAMlQe6t5R6bPQKkeapTnmlNn349gJw6azHF1vI6hQ==",
  },
  {
    what: "takes one newline off the end",
    fields: { a: "abc\n" },
    plain: "abc|skey",
    hash: "G5WeI1yVwWcsygr048S/kS6c32+TpMGpPnjBUUZDqfFnQ39WcqSsOof3JCjV/ScBRUGPFnoefoIR3QvCrSKwiQ==",
  },
  {
    what: "takes two newlines off the end, as PHP's $ does",
    fields: { a: "abc\n\n" },
    plain: "abc|skey",
    hash: "G5WeI1yVwWcsygr048S/kS6c32+TpMGpPnjBUUZDqfFnQ39WcqSsOof3JCjV/ScBRUGPFnoefoIR3QvCrSKwiQ==",
  },
  {
    what: "leaves a third newline, one within, one in front, and a carriage return",
    fields: { a: "abc\n\n\n", b: "a\nb", c: "\nc", d: "\r" },
    plain: "abc\n|a\nb|\nc|\r|skey",
    hash: "zU24dG+x48+3rv8oHMc+uxts008Vm14Q1pyFybiyJik+4eTUh7ZUKr6ASxBfTGYRJHkuRGkNCp1sFj+tNerWYQ==",
  },
  {
    what: "leaves a space at the end",
    fields: { a: " abc " },
    plain: " abc |skey",
    hash: "rlLiLuTeY0ZuyNs8F9XGZzMhgX9l4uSmRDV32SUr8paDYGGdTrf4YXVwDObe+NsDj/77D3DOuUbALDyLg4h6IQ==",
  },
  {
    what: "leaves out hash and encoding in any case",
    fields: { a: "a", HASH: "h", hash: "h", hAsH: "h", encoding: "UTF-8", ENCODING: "x", Encoding: "y" },
    plain: "a|skey",
    hash: "kaVcSmcwpLumzuljb4blewtjZ9hitF0OZPyckvee9PWNo9xYQSWrnWzVwVWprRMqObLbPPR+yK3qOLR22Sjygw==",
  },
  {
    what: "leaves in what is only like them: hashAlgorithm, encodings",
    fields: { hashAlgorithm: "ver3", HASHES: "h", encodings: "e" },
    plain: "e|ver3|h|skey",
    hash: "ImzUhZpJH7hLz48kx2X0EcyZlyeJ2IUgjdjFp+DaN9LAu6Bshjf36I6LK0xhcct6HBFLzgvS+wpkyLAzJpnh4w==",
  },
  {
    what: "keeps the place of an empty value",
    fields: { a: "", b: "" },
    plain: "||skey",
    hash: "d4QgREUVr+9eUdZ+OhSFgMAIiU0fn+cGwiJ5YeOceuiyF+uFA2B1AZmcKytU37mGoikJYTvoveTtfsRInts18A==",
  },
  {
    what: "hashes no fields as the store key alone",
    fields: {},
    plain: "skey",
    hash: "kuasGNbgQonTLjyr/VIsoLFdHlZEPGKLD+Vlc31IfXqkfnByfx4P9wzDDHVHE4AknWbTuFQdevVjejVY/wxH1A==",
  },
];

describe("hash version 3, golden vectors", () => {
  it.each(vectors)("$what", ({ fields, plain, key = "skey", hash }) => {
    expect(hashV3(fields, key)).toBe(hash);
    // The vector itself: its plain text is what openssl digested.
    expect(createHash("sha512").update(plain, "utf8").digest("base64")).toBe(hash);
  });

  it.each(vectors)(
    "$what › the sandbox provider, written apart, agrees",
    ({ fields, key = "skey", hash }) => {
      expect(hashVersion3(fields, key)).toBe(hash);
    },
  );
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
