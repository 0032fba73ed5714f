import { PDFiumLibrary } from "@hyzyla/pdfium";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import * as z from "zod";
import { scanQr } from "./scan-qr.ts";

const pdfium = PDFiumLibrary.init();
const infoSchema = z.object({ Title: z.string(), Language: z.string().nullable() });

/** What two readers of PDF say of a document: pdf.js (Firefox) and PDFium (Chromium, Edge). */
export interface ReadPdf {
  readonly pages: number;
  readonly title: string;
  readonly language: string | null;
  readonly tagged: boolean;
  /** Runs of text as pdf.js finds them; in Arabic, words stand one by one in their places. */
  readonly runs: readonly string[];
  /** The text as Chromium copies it, without the marks that isolate directions. */
  readonly copied: string;
}

/** Reads a document: its metadata, and the text of all its pages. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const { info } = await pdf.getMetadata();
  const { Title, Language } = infoSchema.parse(info);
  const marks: unknown = await pdf.getMarkInfo();
  const other = await (await pdfium).loadDocument(bytes);
  const copied = [...other.pages()].map((page) => page.getText()).join("\n");
  other.destroy();
  return {
    pages: pdf.numPages,
    title: Title,
    language: Language,
    tagged: marks instanceof Map && marks.get("Marked") === true,
    runs: items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item.str.trim()] : [])),
    copied: copied.replaceAll(/[\u2066-\u2069]/g, ""),
  };
};

/** What a scanner reads in the QR code of the first page at so many dots an inch; undefined when it reads none. */
export const scanPdf = async (bytes: Uint8Array, dotsPerInch: number): Promise<string | undefined> => {
  const pdf = await (await pdfium).loadDocument(bytes);
  const page = await pdf.getPage(0).render({ scale: dotsPerInch / 72, render: "bitmap" });
  pdf.destroy();
  return scanQr(page.data, page.width, page.height);
};
