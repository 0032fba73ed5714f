import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleRates } from "#shared/catalogue/rates.ts";
import type { RateRow } from "./rate-sheet.ts";
import { changeFits, changePercent, readSheet } from "./rate-sheet.ts";
import type { Rate } from "./tariff.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");

const row = (given: Partial<RateRow> = {}): RateRow => ({
  line: 2,
  currency: "EUR",
  mad: "11.1918",
  previousMad: "11.2104",
  changePercent: "-0.17",
  asOf: "2026-11-21T09:00:00+00:00",
  ...given,
});
const posted = (madPerUnit: string, asOf: string, currency = "EUR"): Rate => ({
  currency,
  madPerUnit,
  previousMadPerUnit: madPerUnit,
  asOf,
  source: "test",
});
const read = (rows: readonly RateRow[], board: readonly Rate[] = [], acceptUnusual = false) =>
  readSheet(rows, "test", { posted: board, now: NOW, acceptUnusual });
const faultsOf = (given: Partial<RateRow>, board: readonly Rate[] = []) =>
  read([row(given)], board).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe("T1 a sheet of rates", () => {
  it("a line becomes a rate with its instant in UTC", () => {
    expect(read([row({ asOf: "2026-11-21T10:00:00+01:00" })])).toMatchObject({
      faults: [],
      rates: [{ currency: "EUR", madPerUnit: "11.1918", asOf: "2026-11-21T09:00:00.000Z" }],
    });
  });

  it.each<[Partial<RateRow>, string]>([
    [{ currency: "eur" }, "/body/2/currency invalid-currency"],
    [{ currency: "MAD" }, "/body/2/currency invalid-currency"],
    [{ mad: "11,1918" }, "/body/2/mad not-a-rate"],
    [{ mad: "0.0000" }, "/body/2/mad not-a-rate"],
    [{ mad: "-11.19" }, "/body/2/mad not-a-rate"],
    [{ mad: "1e3" }, "/body/2/mad not-a-rate"],
    [{ previousMad: "" }, "/body/2/previousMad not-a-rate"],
    [{ changePercent: "n/a" }, "/body/2/changePercent not-a-percentage"],
    [{ asOf: "21/11/2026" }, "/body/2/asOf not-an-instant"],
    [{ asOf: "2026-11-21T09:00:00" }, "/body/2/asOf not-an-instant"],
    [{ asOf: "2026-11-22T09:00:00Z" }, "/body/2/asOf in-the-future"],
    [{ mad: "11.2104", previousMad: "11.1918" }, "/body/2/changePercent change-mismatch"],
    [{ mad: "111.918" }, "/body/2/changePercent change-mismatch"],
  ])("%j is refused by line and column", (given, fault) => {
    expect(faultsOf(given)).toEqual([fault]);
  });

  it("a rate is never put before a posted one, nor in its place", () => {
    const board = [posted("11.2104", "2026-11-21T09:00:00.000Z")];
    expect(faultsOf({ asOf: "2026-11-20T09:00:00Z" }, board)).toEqual(["/body/2/asOf older-than-posted"]);
    expect(faultsOf({}, board)).toEqual(["/body/2/mad posted-otherwise"]);
  });

  it("a slip of the decimal point is asked about, and taken when it is confirmed", () => {
    const slip = row({ mad: "111.918", previousMad: "112.104", changePercent: "-0.17" });
    const board = [posted("11.2104", "2026-11-20T09:00:00.000Z")];
    expect(read([slip], board).faults).toEqual([{ pointer: "/body/2/mad", code: "unusual-change" }]);
    expect(read([slip], board, true)).toMatchObject({ faults: [], rates: [{ madPerUnit: "111.918" }] });
  });

  it("one bad line holds back all", () => {
    const sheet = read([row(), row({ line: 3, currency: "GBP", mad: "?" }), row({ line: 4 })]);
    expect(sheet.rates).toEqual([]);
    expect(sheet.faults.map(({ pointer }) => pointer)).toEqual(["/body/3/mad", "/body/4/currency"]);
  });

  it("a sheet without lines, or with more than a transaction takes, is refused", () => {
    expect(read([]).faults).toEqual([{ pointer: "/body", code: "no-rates" }]);
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
    const many = letters
      .flatMap((one) => letters.map((other) => `X${one}${other}`))
      .slice(0, 91)
      .map((currency, index) => row({ line: index + 2, currency }));
    expect(read(many).faults).toEqual([{ pointer: "/body", code: "too-many-rates" }]);
  });
});

describe("T1 the printed change", () => {
  it("fits every line of the published sample but for figures that rounding made equal", () => {
    for (const { madPerUnit, previousMadPerUnit } of sampleRates) {
      const change = ((Number(madPerUnit) / Number(previousMadPerUnit) - 1) * 100).toFixed(2);
      expect(changeFits(madPerUnit, previousMadPerUnit, change)).toBe(true);
    }
    expect(changeFits("0.0070", "0.0070", "-0.32")).toBe(true);
    expect(changeFits("11.1918", "11.2104", "0.17")).toBe(false);
  });

  it("property: whatever was rounded to be printed fits; twice the change does not when it is large", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (previous, change) => {
          const rate = previous * (1 + change / 100);
          const printed = [rate.toFixed(4), previous.toFixed(4), change.toFixed(2)] as const;
          return (
            changeFits(...printed) &&
            (previous < 1 ||
              Math.abs(change) < 1 ||
              !changeFits(printed[0], printed[1], (change * 2).toFixed(2)))
          );
        },
      ),
    );
  });

  it("is shown on the board with its sign and two decimals, never as minus zero", () => {
    const rate = (madPerUnit: string, previousMadPerUnit: string) => ({
      ...posted(madPerUnit, "2026-11-21T09:00:00.000Z"),
      previousMadPerUnit,
    });
    expect(changePercent(rate("11.1918", "11.2104"))).toBe("-0.17");
    expect(changePercent(rate("10.9999", "11.0000"))).toBe("0.00");
    expect(changePercent(rate("2.2", "2"))).toBe("10.00");
  });
});
