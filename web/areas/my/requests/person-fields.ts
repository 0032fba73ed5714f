import type { Problem } from "#web/app/problem.ts";
import type { Person } from "#web/areas/my/requests/request.ts";
import { latinDigits } from "#web/ui/digits.ts";

/** What is typed about a person, as it is typed. */
export type Typed = Readonly<Record<Field, string>>;

export const fields = [
  "familyName",
  "givenNames",
  "familyNameArabic",
  "givenNamesArabic",
  "birthDate",
  "cin",
  "passportNumber",
] as const;
export type Field = (typeof fields)[number];

const faults = [
  "missing",
  "date",
  "too-early",
  "in-the-future",
  "not-latin-script",
  "not-arabic-script",
  "moved-to-arabic",
  "too-long",
  "invalid-cin",
  "invalid-passport-number",
  "cin-or-passport-needed",
  "minor-has-no-cin",
  "minor-not-allowed",
  "adult-not-allowed",
  "beneficiary-repeated",
  "other",
] as const;
/** Each has its text, `fault.<code>`. */
export type Fault = (typeof faults)[number];
export type Faults = Readonly<Partial<Record<Field, Fault>>>;

export const nothingTyped: Typed = {
  familyName: "",
  givenNames: "",
  familyNameArabic: "",
  givenNamesArabic: "",
  birthDate: "",
  cin: "",
  passportNumber: "",
};

export const typedOf = (person: Person | undefined): Typed => ({ ...nothingTyped, ...person });

export const isTyped = (value: object): value is Typed =>
  fields.every(
    (field) => field in value && typeof Object.getOwnPropertyDescriptor(value, field)?.value === "string",
  );

const arabic = /^[\p{Script=Arabic}\p{M} -]+$/u;

/** Names typed in Arabic letters where Latin ones are asked for go where they belong, unless something is there. */
export const sorted = (typed: Typed): { readonly typed: Typed; readonly faults: Faults } => {
  const moves = [
    ["familyName", "familyNameArabic"],
    ["givenNames", "givenNamesArabic"],
  ] as const;
  let now = typed;
  const faulty: Partial<Record<Field, Fault>> = {};
  for (const [latin, other] of moves) {
    const text = now[latin].trim();
    if (text === "" || !arabic.test(text) || now[other].trim() !== "") continue;
    now = { ...now, [latin]: "", [other]: text };
    faulty[latin] = "moved-to-arabic";
  }
  return { typed: now, faults: faulty };
};

/** `1990-5-7` as `1990-05-07`; undefined where a part is missing. */
export const wholeDate = (typed: string): string | undefined => {
  const [year = "", month = "", day = ""] = latinDigits(typed).split("-");
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && month !== "" && day !== "" ? date : undefined;
};

/** Whether somebody is under 18 on a day: the API decides, this only chooses what is asked. */
export const isMinor = (birthDate: string | undefined, today: string): boolean => {
  if (birthDate === undefined) return false;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return (today.slice(5) < birthDate.slice(5) ? years - 1 : years) < 18;
};

/** What can be said before the API is asked: an answer that is missing. */
export const missingIn = (typed: Typed): Faults => ({
  ...(typed.familyName.trim() === "" && { familyName: "missing" }),
  ...(wholeDate(typed.birthDate) === undefined && { birthDate: "date" }),
});

/** The person as the API takes them: nothing empty, and no identity card for a minor. */
export const personOf = (typed: Typed, minor: boolean): Person => {
  const given = (field: Field) => {
    const text = typed[field].trim();
    return text === "" ? {} : { [field]: text };
  };
  return {
    familyName: typed.familyName.trim(),
    birthDate: wholeDate(typed.birthDate) ?? "",
    ...given("givenNames"),
    ...given("familyNameArabic"),
    ...given("givenNamesArabic"),
    ...(!minor && given("cin")),
    ...given("passportNumber"),
  };
};

const isFault = (code: string): code is Fault => faults.some((fault) => fault === code);
const isField = (name: string): name is Field => fields.some((field) => field === name);

/**
 * A refusal's faults in one person, counted from 0, at their fields; undefined where it is about something else, and
 * is to be said as a whole.
 */
export const faultsIn = (problem: Problem | undefined, index: number): Faults | undefined => {
  const found = (problem?.fields ?? []).flatMap(({ pointer, code }) => {
    const [, , list, at, name = "familyName"] = pointer.split("/");
    if (list !== "beneficiaries" || at !== String(index) || !isField(name)) return [];
    if (code === "impossible-date") return [[name, "date"] as const];
    return [[name, isFault(code) ? code : "other"] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
};
