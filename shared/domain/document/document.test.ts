import { describe, expect, it } from "vitest";
import { holdsActiveName, namesAny } from "./pdf-names.ts";
import { sharpnessOf, sizeFault } from "./picture.ts";
import { verdictCodes } from "./verdict.ts";
import { verdictTexts } from "./verdict-texts.ts";

describe("D2 active names", () => {
  it.each([
    "<< /S /JavaScript >>",
    "<< /S/JavaScript>>",
    "<</#4a#53(x)>>",
    "1 0 obj << /Title (a (nested\\) /b) >> endobj 2 0 obj << /S /Launch >> endobj",
    "<< /Title (never closed /S /Launch >>",
    "<< /EF << /F 3 0 R >> >>",
  ])("%s holds one", (text) => expect(holdsActiveName(text)).toBe(true));

  it.each([
    "<< /URI (https://example.org/JS/Launch) >>",
    "<< /Title (/JavaScript \\) /JS) /Type /Catalog >>",
    "<< /JSX 1 /Launcher /EFG >>",
    "<< /OpenAction [3 0 R /Fit] >>",
  ])("%s holds none", (text) => expect(holdsActiveName(text)).toBe(false));

  it("a name is found however it is spelled", () => {
    expect(namesAny("<< /#45ncrypt 5 0 R >>", ["Encrypt"])).toBe(true);
    expect(namesAny("<< /EncryptMetadata true >>", ["Encrypt"])).toBe(false);
  });
});

describe("D2 pictures", () => {
  it("a telephone's portrait and landscape pass; a photograph must be 35 × 45", () => {
    expect(sizeFault(3_024, 4_032, "paper")).toBeUndefined();
    expect(sizeFault(4_032, 3_024, "paper")).toBeUndefined();
    expect(sizeFault(413, 531, "photo")).toBeUndefined();
    expect(sizeFault(531, 413, "photo")).toBe("photo-ratio");
    expect(sizeFault(600, 800, "photo")).toBeUndefined();
    expect(sizeFault(30_000, 30_000, "paper")).toBe("too-large");
  });

  it("an even picture has no sharpness, a chessboard has the most", () => {
    expect(sharpnessOf(new Uint8Array(100).fill(128), 10, 10)).toBe(0);
    const board = Uint8Array.from(
      { length: 100 },
      (_, index) => ((index + Math.floor(index / 10)) % 2) * 255,
    );
    expect(sharpnessOf(board, 10, 10)).toBeGreaterThan(100_000);
    expect(sharpnessOf(new Uint8Array(1), 1, 1)).toBe(0);
  });
});

describe("D2 verdicts in words", () => {
  it.each(verdictCodes)(
    "%s is said in four languages, differently in each, in at most 160 letters",
    (code) => {
      const texts = Object.values(verdictTexts[code]);
      expect(new Set(texts).size).toBe(4);
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(160);
      expect(verdictTexts[code].ar).toMatch(/[\u0600-\u06ff]/);
    },
  );
});
