import { parse } from "mrz";
import type { MachineZone } from "#shared/domain/document/zone.ts";
import { zoneFormats } from "#shared/domain/document/zone.ts";

/** Lines and letters of each size (ICAO 9303), how its first line begins, and where its number stands. */
const shapes = [
  { lines: 2, length: 44, begins: /^[PV][A-Z<]/, number: { line: 1, start: 0 } },
  { lines: 2, length: 36, begins: /^[AICPV][A-Z<]/, number: { line: 1, start: 0 } },
  { lines: 3, length: 30, begins: /^[AIC][A-Z0-9<]/, number: { line: 0, start: 5 } },
] as const;
type Shape = (typeof shapes)[number];

/** A line whose last fillers were not seen still says what stands before them; one too long holds what is not there. */
const fitted = (line: string, length: number): string | undefined =>
  line.length > length * 0.6 && line.length <= length ? line.padEnd(length, "<") : undefined;

const digitFor: Readonly<Record<string, string>> = {
  B: "8",
  D: "0",
  G: "6",
  I: "1",
  O: "0",
  Q: "0",
  S: "5",
  Z: "2",
};
const letterFor: Readonly<Record<string, string>> = {
  "8": "B",
  "6": "G",
  "0": "O",
  "1": "I",
  "5": "S",
  "2": "Z",
};

/** Numbers mix letters and digits: two letters and digits, as Moroccan ones are, is what a misread one is tried as. */
const readings = (
  lines: readonly string[],
  { line, start }: Shape["number"],
): readonly (readonly string[])[] => {
  const whole = lines[line] ?? "";
  const number = whole.slice(start, start + 9);
  const likely = [...number]
    .map((letter, index) => (index < 2 ? (letterFor[letter] ?? letter) : (digitFor[letter] ?? letter)))
    .join("");
  const other = `${whole.slice(0, start)}${likely}${whole.slice(start + 9)}`;
  return likely === number ? [lines] : [lines, lines.map((each, index) => (index === line ? other : each))];
};

const asZone = (lines: readonly string[]): MachineZone | undefined => {
  const { format, fields, details, documentNumber } = parse(lines, { autocorrect: true });
  const known = zoneFormats.find((each) => each === format);
  const agrees = (field: string) => details.some((detail) => detail.field === field && detail.valid);
  const { lastName, birthDate, issuingState } = fields;
  if (known === undefined || !lastName || !birthDate || !/^\d{6}$/.test(birthDate)) return undefined;
  if (!documentNumber || !agrees("documentNumberCheckDigit") || !agrees("birthDateCheckDigit"))
    return undefined;
  const names = known === "TD1" ? lines[2] : lines[0];
  const others = [fields.personalNumber, fields.optional, fields.optional1, fields.optional2];
  return {
    format: known,
    issuer: issuingState ?? "",
    familyName: lastName,
    givenNames: fields.firstName ?? "",
    cut: names?.endsWith("<") === false,
    birthDate,
    numbers: [documentNumber, ...others.flatMap((other) => (other ? other.split(/[ <]+/) : []))],
  };
};

/**
 * Finds a machine-readable zone in text that was read from a page; undefined unless number and birth date agree with
 * their check digits. Names have no check digit: what is misread in them shows as a difference.
 */
export const zoneIn = (text: string): MachineZone | undefined => {
  const lines = text.split("\n").flatMap((line) => line.replaceAll(/[^A-Z0-9<]/g, "") || []);
  for (const shape of shapes) {
    for (const [at, first] of lines.entries()) {
      const candidate = lines.slice(at, at + shape.lines).flatMap((line) => fitted(line, shape.length) ?? []);
      if (candidate.length < shape.lines || !shape.begins.test(first)) continue;
      for (const reading of readings(candidate, shape.number)) {
        const zone = asZone(reading);
        if (zone !== undefined) return zone;
      }
    }
  }
  return undefined;
};
