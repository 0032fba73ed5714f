import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paperKindOf } from "./limits.ts";
import type { MachineZone } from "./zone.ts";
import { compareZone } from "./zone.ts";

const person = {
  familyName: "El Alaoui",
  givenNames: "Fatima-Zahra",
  birthDate: "1990-01-02",
  cin: "BK123456",
  passportNumber: "AB1234567",
};
const zone: MachineZone = {
  format: "TD3",
  issuer: "MAR",
  familyName: "EL ALAOUI",
  givenNames: "FATIMA ZAHRA",
  cut: false,
  birthDate: "900102",
  numbers: ["AB1234567", "BK123456"],
};
const differing = (
  more: Partial<MachineZone>,
  typed: Partial<typeof person> = {},
  paper = "passport-or-cnie",
) => {
  const { outcome, fields } = compareZone({ ...zone, ...more }, { ...person, ...typed }, paper);
  expect(outcome).toBe(fields === undefined ? "match" : "mismatch");
  return fields ?? [];
};

describe("R2 a zone compared with what was typed", () => {
  it("the same person matches, none is unreadable", () => {
    expect(compareZone(zone, person, "passport-or-cnie")).toEqual({ outcome: "match" });
    expect(compareZone(undefined, person, "passport-or-cnie")).toEqual({ outcome: "unreadable" });
  });

  it.each([
    ["Müller", "MUELLER"],
    ["Müller", "MULLER"],
    ["Ben-Haddou", "BENHADDOU"],
    ["O’Brien", "OBRIEN"],
    ["Éclair Ñíguez", "ECLAIR NIGUEZ"],
    ["Weiß", "WEISS"],
    ["Ødegård", "OEDEGAARD"],
    ["Ødegård", "ODEGARD"],
  ])("%s is written %s", (familyName, shown) =>
    expect(differing({ familyName: shown }, { familyName })).toEqual([]),
  );

  it("further given names may be missing on either side, other ones differ", () => {
    expect(differing({ givenNames: "FATIMA" })).toEqual([]);
    expect(differing({ givenNames: "FATIMA ZAHRA AICHA" })).toEqual([]);
    expect(differing({ givenNames: "AICHA" })).toEqual(["given-names"]);
    expect(differing({ givenNames: "FATIMA ZAH", cut: true })).toEqual([]);
    expect(differing({ familyName: "EL ALA", givenNames: "", cut: true })).toEqual([]);
  });

  it("a birth date and a family name that differ are named, without their values", () => {
    expect(differing({ birthDate: "900103" })).toEqual(["birth-date"]);
    expect(differing({ birthDate: "910102", familyName: "ALAMI" })).toEqual(["family-name", "birth-date"]);
  });

  it("the number is compared where somebody typed that number", () => {
    expect(differing({ numbers: ["AB7654321"] })).toEqual(["document-number"]);
    expect(differing({ numbers: ["AB7654321"] }, {}, "previous-passport")).toEqual([]);
    expect(differing({ issuer: "FRA", numbers: ["X4RTBPFW4"] }, {}, "proof-of-residence")).toEqual([]);
    expect(differing({ format: "TD1", numbers: ["IE0012345", "BK123456"] })).toEqual([]);
    expect(differing({ format: "TD1", numbers: ["IE0012345", "BK654321"] })).toEqual(["document-number"]);
    expect(differing({ format: "TD1", numbers: ["A00B12345"] })).toEqual([]);
  });

  it("accents, case, hyphens and apostrophes never differ", () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
      minLength: 1,
      maxLength: 9,
    });
    const names = fc.array(word, { minLength: 1, maxLength: 3 });
    const marks = fc.constantFrom("", "\u0301", "\u0308", "\u0303");
    fc.assert(
      fc.property(names, names, marks, fc.constantFrom(" ", "-", " - "), (family, given, mark, between) => {
        const typed = (words: readonly string[]) =>
          words
            .map((each) => `${each[0]}${mark}${each.slice(1).toLowerCase()}`.normalize("NFC"))
            .join(between);
        const shown = { familyName: family.join(" "), givenNames: given.join(" ") };
        expect(differing(shown, { familyName: typed(family), givenNames: typed(given) })).toEqual([]);
        expect(differing(shown, { familyName: `${typed(family)}x`, givenNames: typed(given) })).toEqual([
          "family-name",
        ]);
      }),
    );
  });

  it("only papers that show the beneficiary are compared", () => {
    expect(["passport-or-cnie", "previous-passport", "proof-of-residence"].map(paperKindOf)).toEqual(
      Array(3).fill("identity"),
    );
    expect(["guardian-identity", "parents-identity", "photo-35x45"].map(paperKindOf)).toEqual([
      "paper",
      "paper",
      "photo",
    ]);
  });
});
