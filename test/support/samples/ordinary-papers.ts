import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { typstRenderer } from "#shared/adapters/typst/document-renderer.ts";
import { convocationContent } from "#shared/application/documents/convocation-content.ts";
import type { PaperType } from "#shared/domain/document/limits.ts";
import { assetsFromSources, convocationFacts, languages } from "#test/support/documents.ts";
import { chromiumPath, openChromium } from "#web/build/chromium.ts";
import { filledForm, letter, savedAgain, scan } from "./ordinary-pdfs.ts";
import { identityPhoto, jpegPage, pngPage } from "./pictures.ts";

/** A paper as people send it, which must pass. */
export interface Ordinary {
  readonly name: string;
  readonly type: PaperType;
  readonly documentId?: string;
  readonly make: () => Promise<Buffer>;
}

const pdf = (name: string, make: () => Promise<Buffer>): Ordinary => ({
  name,
  type: "application/pdf",
  make,
});
const jpeg = (name: string, make: () => Promise<Buffer>, documentId?: string): Ordinary => ({
  name,
  type: "image/jpeg",
  make,
  ...(documentId !== undefined && { documentId }),
});

/** What cameras write: pixels as the sensor lies, and which way is up. */
const photographs = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((orientation) =>
  [
    { width: 1_240, height: 1_754 },
    { width: 3_024, height: 4_032 },
  ].map(({ width, height }) =>
    jpeg(`a photograph of ${width} × ${height}, orientation ${orientation}`, () =>
      jpegPage(
        orientation > 4 ? { width: height, height: width, orientation } : { width, height, orientation },
      ),
    ),
  ),
);

const small = { width: 620, height: 877 };
const page = async () => sharp(await jpegPage(small));

/** What scanners and office programs write: the ways of storing one and the same page. */
export const pictures: readonly Ordinary[] = [
  jpeg("a progressive JPEG", async () => (await page()).jpeg({ progressive: true }).toBuffer()),
  jpeg("a grey JPEG", async () => (await page()).greyscale().jpeg().toBuffer()),
  jpeg("a JPEG for print, in four inks", async () => (await page()).toColourspace("cmyk").jpeg().toBuffer()),
  jpeg("a JPEG of little quality", async () => (await page()).jpeg({ quality: 30 }).toBuffer()),
  jpeg("a JPEG of a wide gamut", async () => (await page()).withIccProfile("p3").jpeg().toBuffer()),
  {
    name: "a HEIC as telephones store it",
    type: "image/heic",
    // Our own drawing, encoded once by libheif's heif-enc: nothing here can write HEIC.
    make: () => readFile(new URL("./page.heic", import.meta.url)),
  },
  { name: "a PNG", type: "image/png", make: () => pngPage(small) },
  {
    name: "a PNG of few colours",
    type: "image/png",
    make: async () => (await page()).png({ palette: true }).toBuffer(),
  },
  {
    name: "a PNG of 16 bits",
    type: "image/png",
    make: async () => (await page()).toColourspace("rgb16").png().toBuffer(),
  },
  {
    name: "a PNG with transparency",
    type: "image/png",
    make: async () => (await page()).ensureAlpha(0.9).png().toBuffer(),
  },
  ...[413, 600, 826, 1_200].map((width) =>
    jpeg(
      `an identity photograph ${width} wide`,
      () => identityPhoto(width, Math.round((width * 45) / 35)),
      "photo-35x45",
    ),
  ),
];

const renderer = typstRenderer(assetsFromSources);

const typeset = languages.map((language) =>
  pdf(`a letter in ${language} by Typst`, async () =>
    Buffer.from(await renderer.render("convocation", convocationContent(convocationFacts(language, 2)))),
  ),
);

/** Pages of the web as people print them: text, a table, a picture, a link, right to left. */
const printed = (chromium = chromiumPath()): readonly Ordinary[] =>
  chromium === undefined
    ? []
    : ["ltr", "rtl"].map((direction) =>
        pdf(`a page printed by Chromium, ${direction}`, async () => {
          const browser = await openChromium(chromium);
          try {
            const tab = await browser.newPage();
            const picture = (await jpegPage({ width: 400, height: 300 })).toString("base64");
            await tab.setContent(
              `<html dir="${direction}"><h1>Facture · فاتورة</h1><p><a href="https://example.org/">EDF</a></p><table border=1><tr><td>Octobre<td>54,20 €</table><img src="data:image/jpeg;base64,${picture}"></html>`,
            );
            return await tab.pdf({ format: "A4" });
          } finally {
            await browser.close();
          }
        }),
      );

/** Ordinary papers of every kind that can be made without a network, by the programs that are here. */
export const ordinaryPapers = (): readonly Ordinary[] => [
  ...photographs,
  ...pictures,
  ...[1, 2, 3, 5, 10, 20].map((pages) => pdf(`a scan of ${pages} pages`, () => scan(pages, 827, 1_169))),
  ...[72, 150, 200, 300].map((dpi) =>
    pdf(`a scan at ${dpi} dots an inch`, () => scan(1, Math.round(8.27 * dpi), Math.round(11.69 * dpi))),
  ),
  pdf("a letter by pdf-lib", () => letter({ objectStreams: false })),
  pdf("a letter with compressed objects by pdf-lib", () => letter({ objectStreams: true })),
  pdf("a filled form", filledForm),
  pdf("a file that was saved again", () => Promise.resolve(savedAgain())),
  ...typeset,
  ...printed(),
];
