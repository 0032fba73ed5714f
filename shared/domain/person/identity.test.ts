import { describe, expect, it } from "vitest";
import {
  ageOn,
  identityOf,
  isArabicName,
  isCin,
  isLatinName,
  isPassportNumber,
  normaliseDocumentNumber,
} from "./identity.ts";

describe("R2 identity numbers", () => {
  it.each([
    ["ab 123456", "AB123456"],
    ["  a-1 ", "A1"],
    ["bk.12 34", "BK1234"],
    ["ab\u202a١٢٣\u202c", "AB123"],
    ["ＡＢ１２", "AB12"],
  ])("%j is normalised to %j", (typed, normalised) =>
    expect(normaliseDocumentNumber(typed)).toBe(normalised),
  );

  it.each(["A1", "AB123456", "XYZ1234567"])("%s is a CIN, whatever its prefix", (cin) =>
    expect(isCin(cin)).toBe(true),
  );
  it.each(["", "A", "ABCD1", "A12345678", "1A", "A1B"])("%j is not a CIN", (cin) =>
    expect(isCin(cin)).toBe(false),
  );
  it("a passport number has six to nine letters and digits", () =>
    expect(["AB12345", "AB1234567", "AB1"].map(isPassportNumber)).toEqual([true, true, false]));
});

describe("R2 names", () => {
  it.each(["El Alaoui", "O’Brien-Ben'Ali", "Öztürk", "J. P."])("%s is in Latin script", (name) =>
    expect(isLatinName(name)).toBe(true),
  );
  it.each(["محمد", "A1", "", "-", "Ali<script>"])("%j is not", (name) =>
    expect(isLatinName(name)).toBe(false),
  );
  it("Arabic names are told apart", () =>
    expect(["محمد العلوي", "Ali"].map(isArabicName)).toEqual([true, false]));
});

describe("ageOn", () => {
  it.each([
    ["2008-11-21", 18],
    ["2008-11-22", 17],
    ["2008-02-29", 18],
  ])("born on %s is %i on 21 November 2026", (birth, age) => expect(ageOn(birth, "2026-11-21")).toBe(age));
});

describe("A2 identityOf", () => {
  const base = { familyName: "Alaoui", birthDate: "1990-01-01" };
  it("prefers the CIN, then the passport, then name and birth date without accents and case", () => {
    expect(identityOf({ ...base, cin: "A1", passportNumber: "AB12345" })).toBe("cin:A1");
    expect(identityOf({ ...base, passportNumber: "AB12345" })).toBe("passport:AB12345");
    expect(identityOf({ ...base, familyName: "Éclair", givenNames: "zoé" })).toBe(
      identityOf({ ...base, familyName: "ECLAIR", givenNames: "Zoe" }),
    );
  });
});
