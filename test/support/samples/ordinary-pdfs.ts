import { PDFDocument, PDFName, PDFString, StandardFonts } from "@pdfme/pdf-lib";
import { onePage, pdfOf } from "./pdf-writer.ts";
import { jpegPage } from "./pictures.ts";

/** A scan: one picture a page, as scanners and telephone apps bind them. */
export const scan = async (pages = 1, width = 1_240, height = 1_754): Promise<Buffer> => {
  const document = await PDFDocument.create();
  const picture = await document.embedJpg(await jpegPage({ width, height }));
  for (let page = 0; page < pages; page += 1) {
    document.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
  }
  return Buffer.from(await document.save());
};

/** A letter with text, a link and metadata, as office programs make it. */
export const letter = async (options: { readonly objectStreams: boolean }): Promise<Buffer> => {
  const document = await PDFDocument.create();
  document.setTitle("Attestation de résidence (copie) SECRET-TITLE");
  document.setProducer("Office 2026");
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  page.drawText("Attestation de résidence", { x: 60, y: 760, size: 20, font });
  const { context } = document;
  const link = context.obj({
    Type: "Annot",
    Subtype: "Link",
    Rect: [60, 700, 200, 720],
    A: { S: "URI", URI: PDFString.of("https://example.org/JS/Launch/(JavaScript)") },
  });
  page.node.set(PDFName.of("Annots"), context.obj([link]));
  document.catalog.set(PDFName.of("OpenAction"), context.obj([page.ref, "Fit"]));
  return Buffer.from(await document.save({ useObjectStreams: options.objectStreams }));
};

/** A form that a person filled in. */
export const filledForm = async (): Promise<Buffer> => {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const field = document.getForm().createTextField("name");
  field.setText("Alaoui");
  field.addToPage(page, { x: 60, y: 700, width: 200, height: 30 });
  return Buffer.from(await document.save());
};

/** A file that was changed and saved again: a second body after the first end mark, and padding. */
export const savedAgain = (): Buffer => {
  const first = pdfOf(onePage());
  const second =
    "4 0 obj\n<< /Length 9 >>\nstream\n0 0 9 9 re\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
  return Buffer.concat([first, Buffer.from(second, "latin1"), Buffer.alloc(300)]);
};
