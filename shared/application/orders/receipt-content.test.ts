import { beforeAll, describe, expect, it } from "vitest";
import { typstRenderer } from "#shared/adapters/typst/document-renderer.ts";
import type { Language } from "#shared/domain/call.ts";
import { isStampCode } from "#shared/domain/stamp/code.ts";
import { stampCodeSchema } from "#shared/http/contracts/stamp-code.ts";
import { assetsFromSources, languages, receiptFacts, sampleCode } from "#test/support/documents.ts";
import { readPdf, scanPdf } from "#test/support/pdf.ts";
import { receiptContent } from "./receipt-content.ts";

const documents = typstRenderer(assetsFromSources);
const made = (...facts: Parameters<typeof receiptFacts>): Promise<Uint8Array> =>
  documents.render("receipt", receiptContent(receiptFacts(...facts)));

const groups = sampleCode.replaceAll(/(\d{4})(?=\d)/g, "$1 ");
/** Dots an inch of a desk's scanner over paper. */
const PAPER = 200;

const titles: Readonly<Record<Language, string>> = {
  ar: "وصل الأداء",
  fr: "Reçu",
  es: "Recibo",
  en: "Receipt",
};

// Loads the compiler and both readers, which takes its time on a busy machine.
beforeAll(async () => {
  await readPdf(await made("fr", 1));
}, 60_000);

describe("a receipt (T1, T4)", () => {
  it.each(languages)(
    "in %s › is one tagged page that says what was paid, how and for what",
    async (language) => {
      const pdf = await readPdf(await made(language, 2));
      expect([pdf.pages, pdf.tagged, pdf.language]).toEqual([1, true, language]);
      expect(pdf.title).toContain(titles[language]);
      for (const said of ["ord_m4Xc90QaRt6Yz1Lp", "26325LkJG11842"]) expect(pdf.copied).toContain(said);
      expect(pdf.copied).toMatch(/1\u00a0EUR = 11[.,]1918\u00a0MAD/);
      expect(pdf.copied).toMatch(/71[.,]48\u00a0EUR/);
    },
  );

  it.each(languages)(
    "in %s › has the code in groups of four from left to right, for both readers (T3)",
    async (language) => {
      const pdf = await readPdf(await made(language, 1));
      expect(pdf.copied).toContain(groups);
      // pdf.js may cut a line at its spaces; put together in its order, the digits are the code.
      const digits = pdf.runs.join(" ").replaceAll(/[\u2066-\u2069]/g, "");
      expect(digits).toContain(groups);
    },
  );

  it.each(languages)("in %s › has a QR code that a desk's field takes as the code (T8)", async (language) => {
    const scanned = await scanPdf(await made(language, 1), PAPER);
    expect(scanned).toBe(sampleCode);
    expect(isStampCode(stampCodeSchema.parse(scanned))).toBe(true);
  });

  it("shows the last group and no QR code once the code may not be opened", async () => {
    const pdf = await made("ar", 1, { code: undefined });
    expect((await readPdf(pdf)).copied).toContain(`•••• •••• •••• ${sampleCode.slice(12)}`);
    expect(await scanPdf(pdf, PAPER)).toBeUndefined();
  });

  it.each(["consumed", "refund-requested", "refunded", "expired", "suspended"] as const)(
    "says that a stamp is %s",
    (state) => {
      const { stamps } = receiptContent(receiptFacts("fr", 1, { state, code: undefined }));
      expect(stamps.list[0]?.note).toMatch(/^(Utilisé|Remboursé|Remboursement|Expiré|Suspendu)/);
      expect(stamps.list[0]?.hint).toBe("");
    },
  );

  it("holds ten stamps, none torn apart", async () => {
    const pdf = await readPdf(await made("ar", 10));
    expect(pdf.pages).toBe(2);
    expect(pdf.copied.split(groups)).toHaveLength(11);
  });
});
