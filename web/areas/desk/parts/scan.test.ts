import { describe, expect, it } from "vitest";
import { characterOf, readScan, referenceIn } from "./scan.ts";

const seal = (claims: unknown): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;

describe("what a scanner's keys mean (T8, A8)", () => {
  it.each([
    ["Digit4", false, "4"],
    ["Numpad4", false, "4"],
    ["KeyQ", false, "q"],
    ["KeyQ", true, "Q"],
    ["Semicolon", true, ":"],
    ["Minus", true, "_"],
    ["Minus", false, "-"],
    ["ArrowLeft", false, ""],
  ])("%s, shift %s: %s, whatever the layout", (code, shift, character) => {
    expect(characterOf(code, shift)).toBe(character);
  });
});

describe("what was scanned or typed", () => {
  const claims = { a: "apt_A", r: "7K4M9-Q2XDT", p: "fr-paris", t: "2026-11-24T09:30", n: 3, s: 0 };

  it("is a convocation with its place and day", () => {
    expect(readScan(`WISAL1:A:${seal(claims)}`)).toEqual({
      kind: "visit",
      appointmentId: "apt_A",
      reference: "7K4M9-Q2XDT",
      postId: "fr-paris",
      date: "2026-11-24",
    });
  });

  it.each([
    "1234567890123456",
    "1234 5678 9012 3456",
    "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦",
    "\u20661234-5678-9012-3456\u2069",
  ])("is a stamp: %s", (typed) => {
    expect(readScan(typed)).toEqual({ kind: "stamp", code: "1234567890123456" });
  });

  it("is a reference, with the letters that are misread", () => {
    expect(readScan("7k4m9 q2xdt")).toEqual({ kind: "reference", reference: "7K4M9-Q2XDT" });
    expect(referenceIn("OIL0000000")).toBe("01100-00000");
  });

  it.each(["", "https://example.org/", "WISAL1:A:", `WISAL1:A:${seal({ a: 1 })}`, "12345"])(
    "is none of ours: %s",
    (typed) => {
      expect(readScan(typed)).toEqual({ kind: "unknown" });
    },
  );
});
