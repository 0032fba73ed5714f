import { describe, expect, it } from "vitest";
import {
  faultsIn,
  isMinor,
  missingIn,
  nothingTyped,
  personOf,
  sorted,
  wholeDate,
} from "#web/areas/my/requests/person-fields.ts";

const typed = { ...nothingTyped, familyName: " Amrani ", birthDate: "1990-5-7", cin: "ab 1234" };

describe("R2 what is typed about a person", () => {
  it("is sent without empty answers, with a whole date", () => {
    expect(personOf(typed, false)).toEqual({ familyName: "Amrani", birthDate: "1990-05-07", cin: "ab 1234" });
    expect(personOf(typed, true)).toEqual({ familyName: "Amrani", birthDate: "1990-05-07" });
  });

  it("misses a name and a part of the date before the API is asked", () => {
    expect(missingIn(typed)).toEqual({});
    expect(missingIn({ ...nothingTyped, birthDate: "1990-5-" })).toEqual({
      familyName: "missing",
      birthDate: "date",
    });
    expect(wholeDate("١٩٩٠-٥-٧")).toBe("1990-05-07");
  });

  it("in Arabic letters only goes to the fields for them, and Latin letters are asked for", () => {
    const { typed: now, faults } = sorted({ ...nothingTyped, familyName: "العمراني", givenNames: "نادية" });
    expect(now).toMatchObject({ familyName: "", familyNameArabic: "العمراني", givenNamesArabic: "نادية" });
    expect(faults).toEqual({ familyName: "moved-to-arabic", givenNames: "moved-to-arabic" });
    expect(sorted({ ...typed, familyNameArabic: "العمراني" }).faults).toEqual({});
  });

  it("asks for no identity card under 18, to the day", () => {
    expect(isMinor("2008-11-23", "2026-11-22")).toBe(true);
    expect(isMinor("2008-11-22", "2026-11-22")).toBe(false);
    expect(isMinor(undefined, "2026-11-22")).toBe(false);
  });

  it("gets each refusal at its field, of this person only", () => {
    const problem = {
      code: "invalid-input",
      status: 400,
      details: {},
      fields: [
        { pointer: "/body/beneficiaries/1/cin", code: "invalid-cin" },
        { pointer: "/body/beneficiaries/1", code: "beneficiary-repeated" },
        { pointer: "/body/beneficiaries/1/birthDate", code: "impossible-date" },
        { pointer: "/body/beneficiaries/1/passportNumber", code: "something-new" },
      ],
    };
    expect(faultsIn(problem, 1)).toEqual({
      cin: "invalid-cin",
      familyName: "beneficiary-repeated",
      birthDate: "date",
      passportNumber: "other",
    });
    expect(faultsIn(problem, 0)).toBeUndefined();
  });
});
