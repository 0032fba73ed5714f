import { expect, it } from "vitest";
import { centimesOf } from "#web/areas/admin/money/amount.ts";

it.each([
  ["120", 12_000],
  ["120,5", 12_050],
  [" 0.05 ", 5],
  ["", undefined],
  ["12.345", undefined],
  ["-1", undefined],
])("T1 %j dirhams are %s centimes", (text, centimes) => {
  expect(centimesOf(text)).toBe(centimes);
});
