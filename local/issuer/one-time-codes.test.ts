import { describe, expect, it } from "vitest";
import { CODE_LIFETIME_MS, CODES_ALLOWED, OneTimeCodes } from "./one-time-codes.ts";

const wrongFor = (code: string | undefined) => (code === "000000" ? "000001" : "000000");

describe("one-time codes", () => {
  it("are accepted with spaces and in Arabic digits, once", () => {
    const codes = new OneTimeCodes();
    const code = codes.issue("a", 0) ?? "";
    const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
    expect(codes.check("a", ` ${arabic.slice(0, 3)} ${arabic.slice(3)}`, 1)).toBe("right");
    expect(codes.check("a", code, 2)).toBe("wrong");
  });

  it("stay valid when another is sent, for 15 minutes", () => {
    const codes = new OneTimeCodes();
    const first = codes.issue("a", 0) ?? "";
    codes.issue("a", 1);
    expect(codes.check("a", first, CODE_LIFETIME_MS - 1)).toBe("right");
    const late = codes.issue("a", 0) ?? "";
    expect(codes.check("a", late, CODE_LIFETIME_MS)).toBe("wrong");
  });

  it("are locked after five failures, which a new code does not reset", () => {
    const codes = new OneTimeCodes();
    const code = codes.issue("a", 0);
    for (let time = 0; time < 4; time += 1) expect(codes.check("a", wrongFor(code), time)).toBe("wrong");
    const newer = codes.issue("a", 5) ?? "";
    expect(codes.check("a", wrongFor(newer), 6)).toBe("locked");
    expect(codes.check("a", newer, 7)).toBe("locked");
    expect(codes.check("b", "000000", 7)).toBe("wrong");
  });

  it("are not sent without end", () => {
    const codes = new OneTimeCodes();
    for (let count = 0; count < CODES_ALLOWED; count += 1) expect(codes.issue("a", count)).toMatch(/^\d{6}$/);
    expect(codes.issue("a", 9)).toBeUndefined();
    expect(codes.issue("a", CODE_LIFETIME_MS + CODES_ALLOWED)).toMatch(/^\d{6}$/);
  });
});
