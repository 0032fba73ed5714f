import { describe, expect, it } from "vitest";
import { smsLength, toGsm7 } from "./length.ts";

describe("smsLength", () => {
  it("counts 160 plain characters as one part and 161 as two", () => {
    expect(smsLength("a".repeat(160))).toEqual({ encoding: "GSM-7", units: 160, parts: 1 });
    expect(smsLength("a".repeat(161))).toEqual({ encoding: "GSM-7", units: 161, parts: 2 });
    expect(smsLength("a".repeat(307)).parts).toBe(3);
  });

  it("counts characters of the extension table twice", () => {
    expect(smsLength("{}€[]~|^\\")).toEqual({ encoding: "GSM-7", units: 18, parts: 1 });
    expect(smsLength(`${"a".repeat(159)}€`).parts).toBe(2);
  });

  it("keeps GSM-7 for the accents in its table", () => {
    expect(smsLength("é è à ù ñ ¡ ¿ Ç ü ö ä Ø ß").encoding).toBe("GSM-7");
  });

  it("falls to 70 characters with one letter outside of it", () => {
    for (const letter of ["ê", "â", "î", "ô", "û", "ç", "á", "í", "ó", "ú", "م", "’"]) {
      expect(smsLength(letter).encoding).toBe("UCS-2");
    }
    expect(smsLength("م".repeat(70)).parts).toBe(1);
    expect(smsLength("م".repeat(71)).parts).toBe(2);
    expect(smsLength("م".repeat(135)).parts).toBe(3);
  });

  it("counts an emoji as the two code units it takes", () => {
    expect(smsLength("😀")).toEqual({ encoding: "UCS-2", units: 2, parts: 1 });
  });
});

describe("toGsm7", () => {
  it("drops only the accents that GSM-7 lacks", () => {
    expect(toGsm7("Le 3 août, déjà reçu à la fenêtre — cœur")).toBe(
      "Le 3 aout, déjà recu à la fenetre - coeur",
    );
    expect(toGsm7("Málaga, Almería, ¿mañana? código")).toBe("Malaga, Almeria, ¿mañana? codigo");
  });

  it("reads decomposed accents like composed ones", () => {
    expect(toGsm7("e\u0301")).toBe("é");
  });

  it("never leaves GSM-7", () => {
    expect(smsLength(toGsm7("Łódź العربية ☃ «x»")).encoding).toBe("GSM-7");
  });
});
