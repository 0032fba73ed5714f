import { describe, expect, it } from "vitest";
import { cardLines, passportLines } from "#test/support/samples/zones.ts";
import { zoneIn } from "./zone-text.ts";

const text = (lines: readonly string[]) => ["ROYAUME DU MAROC", ...lines, ""].join("\n");

describe("a zone in what was read from a page", () => {
  it("stands among other lines, with blanks and without its last fillers", () => {
    const [names = "", numbers = ""] = passportLines({ number: "AB123456" });
    expect(zoneIn(text([`${names.slice(0, 30)} `, numbers.slice(0, 30)]))).toMatchObject({
      familyName: "ALAOUI",
      givenNames: "FATIMA ZAHRA",
      numbers: ["AB123456"],
      cut: false,
    });
  });

  it("of 44, 36 and 30 letters", () => {
    const td2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"];
    expect(zoneIn(text(td2))).toMatchObject({
      format: "TD2",
      familyName: "ERIKSSON",
      numbers: ["D23145890"],
    });
    expect(zoneIn(text(passportLines()))).toMatchObject({ format: "TD3" });
    expect(zoneIn(text(cardLines()))).toMatchObject({ format: "TD1", givenNames: "FATIMA ZAHRA" });
  });

  it("letters for digits and digits for letters are put right where check digits agree then", () => {
    const [names = "", numbers = ""] = passportLines({ number: "AB1204567", birth: "900110" });
    const misread = [
      names.replace("ALAOUI", "ALA0U1"),
      numbers.replace("AB1204567", "ABIZO4S67").replace("900110", "9OOIIO"),
    ];
    expect(zoneIn(text(misread))).toMatchObject({
      familyName: "ALAOUI",
      birthDate: "900110",
      numbers: ["AB1204567"],
    });
  });

  it("with a wrong check digit of number or birth date it is none, nor is a text", () => {
    const [names = "", numbers = ""] = passportLines();
    expect(zoneIn(text([names, numbers.replace("AB1234567", "AB1234568")]))).toBeUndefined();
    expect(zoneIn(text([names, numbers.replace("900101", "900102")]))).toBeUndefined();
    expect(zoneIn(text([names]))).toBeUndefined();
    expect(zoneIn(text(["A".repeat(44), "B".repeat(44)]))).toBeUndefined();
    expect(zoneIn("")).toBeUndefined();
  });

  it("names that fill their field may have been cut", () => {
    expect(zoneIn(text(passportLines({ names: `ALAOUI<<${"FATIMA<".repeat(6)}` })))?.cut).toBe(true);
  });
});
