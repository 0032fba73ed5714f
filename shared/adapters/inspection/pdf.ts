import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PDFDocument } from "@pdfme/pdf-lib";
import sharp from "sharp";
import {
  MAX_PAGE_POINTS,
  MAX_PAGES,
  RENDER_DPI,
  RENDER_SIDE_PIXELS,
  ZONE_PAGES,
} from "#shared/domain/document/limits.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import { failed } from "#shared/domain/document/verdict.ts";
import { structureFault } from "./pdf-structure.ts";
import { syntaxFault } from "./pdf-syntax.ts";

type Document = Awaited<ReturnType<PDFiumLibrary["loadDocument"]>>;
type Page = ReturnType<Document["getPage"]>;

const POINTS_AN_INCH = 72;

const openLibrary = async (): Promise<PDFiumLibrary> => {
  const wasm = await readFile(createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm"));
  return PDFiumLibrary.init({ wasmBinary: new Uint8Array(wasm).buffer });
};

/** Draws one page as JPEG. The memory behind `data` is the library's: what is kept of it is the encoded picture. */
const drawPage = (page: Page, scale: number) =>
  page.render({
    scale,
    renderFormFields: true,
    render: ({ data, width, height }) =>
      sharp(data, { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .jpeg({ quality: 80 })
        .toBuffer(),
  });

/** Draws each page and binds the drawings into a new PDF: nothing but what could be seen is left (D3). */
const redrawn = async (document: Document): Promise<Inspection> => {
  const pages = document.getPageCount();
  if (pages < 1) return failed("unreadable");
  if (pages > MAX_PAGES) return failed("too-many-pages", { type: "application/pdf", pages });
  const copy = await PDFDocument.create({ updateMetadata: false });
  for (const page of document.pages()) {
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    if (Math.max(width, height) > MAX_PAGE_POINTS)
      return failed("too-large", { type: "application/pdf", pages, width, height });
    const scale = Math.min(RENDER_DPI / POINTS_AN_INCH, RENDER_SIDE_PIXELS / Math.max(width, height));
    if (!(Math.min(width, height) * scale >= 1)) return failed("unreadable");
    const drawn = await drawPage(page, scale);
    const picture = await copy.embedJpg(drawn.data);
    const size: [number, number] = [
      (drawn.width * POINTS_AN_INCH) / RENDER_DPI,
      (drawn.height * POINTS_AN_INCH) / RENDER_DPI,
    ];
    copy.addPage(size).drawImage(picture, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return {
    verdict: "passed",
    facts: { type: "application/pdf", pages },
    copy: { type: "application/pdf", bytes: await copy.save({ useObjectStreams: false }) },
  };
};

/** Judges a PDF and makes it anew (D2, D3). Errors of the renderer are the caller's `unreadable`. */
export const inspectPdf = async (bytes: Buffer): Promise<Inspection> => {
  const fault = syntaxFault(bytes) ?? (await structureFault(bytes));
  if (fault !== undefined) return failed(fault, { type: "application/pdf" });
  const library = await openLibrary();
  return redrawn(await library.loadDocument(bytes));
};

/** The first pages of a copy that we made, as pictures of the size at which they were drawn. */
export const firstPages = async (copy: Buffer): Promise<readonly Buffer[]> => {
  const document = await (await openLibrary()).loadDocument(copy);
  const pages: Buffer[] = [];
  for (let index = 0; index < Math.min(ZONE_PAGES, document.getPageCount()); index += 1) {
    const { data } = await drawPage(document.getPage(index), RENDER_DPI / POINTS_AN_INCH);
    pages.push(Buffer.from(data));
  }
  return pages;
};
