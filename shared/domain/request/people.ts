import type { Beneficiary } from "../person/identity.ts";
import { ADULT_AGE_YEARS, ageOn, identityOf } from "../person/identity.ts";
import type { FieldFault, Refusal } from "../refusal.ts";

const personFaults = (
  person: Beneficiary,
  index: number,
  ages: "adult" | "minor" | "any",
  today: string,
): readonly (FieldFault & { refusal?: Refusal["code"] })[] => {
  const at = (field: string) => `/body/beneficiaries/${index}/${field}`;
  if (person.birthDate > today) return [{ pointer: at("birthDate"), code: "in-the-future" }];
  const adult = ageOn(person.birthDate, today) >= ADULT_AGE_YEARS;
  if (ages === "adult" && !adult)
    return [{ pointer: at("birthDate"), code: "minor-not-allowed", refusal: "minor-not-allowed" }];
  if (ages === "minor" && adult)
    return [{ pointer: at("birthDate"), code: "adult-not-allowed", refusal: "adult-not-allowed" }];
  if (!adult && person.cin !== undefined) return [{ pointer: at("cin"), code: "minor-has-no-cin" }];
  if (adult && person.cin === undefined && person.passportNumber === undefined)
    return [{ pointer: at("cin"), code: "cin-or-passport-needed" }];
  return [];
};

/**
 * Whether these people may be served by a procedure for `ages` on a local date (R2). Pointers are those of the body
 * that files or replaces a draft.
 *
 * Errors: `invalid-input`, `minor-not-allowed`, `adult-not-allowed`, `beneficiary-repeated`.
 */
export const checkPeople = (
  people: readonly Beneficiary[],
  ages: "adult" | "minor" | "any",
  today: string,
): Refusal | undefined => {
  const faults = people.flatMap((person, index) => personFaults(person, index, ages, today));
  if (faults.length > 0) {
    const code = faults.find(({ refusal }) => refusal !== undefined)?.refusal ?? "invalid-input";
    return { code, errors: faults.map(({ pointer, code: fault }) => ({ pointer, code: fault })) };
  }
  const identities = people.map(identityOf);
  const twice = identities.findIndex((identity, index) => identities.indexOf(identity) !== index);
  return twice < 0
    ? undefined
    : {
        code: "beneficiary-repeated",
        errors: [{ pointer: `/body/beneficiaries/${twice}`, code: "beneficiary-repeated" }],
      };
};
