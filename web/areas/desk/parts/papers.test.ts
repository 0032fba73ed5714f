import { PDFDocument } from "@pdfme/pdf-lib";
import { describe, expect, it } from "vitest";
import { jpegPage } from "#test/support/samples/pictures.ts";
import { picturesIn } from "./papers.ts";

const bytesOf = async (blob: Blob | undefined): Promise<Buffer> =>
  Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));

describe("the pages of a copy (D3)", () => {
  it("are the picture itself", async () => {
    const picture = await jpegPage({ width: 60, height: 80 });
    const [page, ...more] = picturesIn(new Uint8Array(picture), "image/jpeg");
    expect(more).toEqual([]);
    expect(await bytesOf(page)).toEqual(picture);
  });

  it("are taken out of a PDF one by one, byte for byte", async () => {
    const pictures = [await jpegPage({ width: 60, height: 80 }), await jpegPage({ width: 90, height: 40 })];
    const copy = await PDFDocument.create({ updateMetadata: false });
    for (const picture of pictures) copy.addPage([60, 80]).drawImage(await copy.embedJpg(picture), {});
    const pages = picturesIn(new Uint8Array(await copy.save({ useObjectStreams: false })), "application/pdf");
    expect(pages.length).toBe(2);
    for (const [index, picture] of pictures.entries()) {
      expect((await bytesOf(pages[index])).subarray(0, picture.length)).toEqual(picture);
    }
  });
});
