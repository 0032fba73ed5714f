import { describe, expect, it } from "vitest";
import { compareNaturally } from "./natural-order.ts";

// Expected orders as `php -r 'natcasesort($a);'` documents them.
describe("compareNaturally", () => {
  it.each([
    [
      ["img12", "img10", "IMG2", "img1"],
      ["img1", "IMG2", "img10", "img12"],
    ],
    [
      ["TranType", "amount", "Clientid", "okUrl", "failUrl"],
      ["amount", "Clientid", "failUrl", "okUrl", "TranType"],
    ],
    [
      ["md_status", "mdStatus", "md"],
      ["md", "mdStatus", "md_status"],
    ],
    [
      ["EXTRA.TRXDATE", "EXTRA.CARD", "extra"],
      ["extra", "EXTRA.CARD", "EXTRA.TRXDATE"],
    ],
    [
      ["a1b10", "a1b9", "a01"],
      ["a01", "a1b9", "a1b10"],
    ],
  ])("orders %j", (names, expected) => {
    expect(names.toSorted(compareNaturally)).toEqual(expected);
  });
});
