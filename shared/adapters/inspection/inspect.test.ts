import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { paperKindOf } from "#shared/domain/document/limits.ts";
import { holdsActiveName } from "#shared/domain/document/pdf-names.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import { hostilePdfs, limitPdfs } from "#test/support/samples/hostile-pdfs.ts";
import { pictures } from "#test/support/samples/ordinary-papers.ts";
import { filledForm, letter, savedAgain, scan } from "#test/support/samples/ordinary-pdfs.ts";
import { flateStream, onePage, pdfOf } from "#test/support/samples/pdf-writer.ts";
import {
  brokenHeic,
  eicar,
  hugePng,
  identityPhoto,
  jpegPage,
  pngPage,
} from "#test/support/samples/pictures.ts";
import { inspect } from "./inspect.ts";
import { syntaxFault } from "./pdf-syntax.ts";

const pdf = (bytes: Buffer) => inspect(bytes, "application/pdf", "paper");
const copyOf = (inspection: Inspection): Buffer => {
  if (!("copy" in inspection)) throw new Error(`no copy: ${inspection.verdict}`);
  return Buffer.from(inspection.copy.bytes);
};

describe("D2 hostile PDFs", () => {
  it.each(hostilePdfs.map(({ name, make, verdicts }) => [name, verdicts, make] as const))(
    "%s › %j",
    async (_name, verdicts, make) => {
      const inspection = await pdf(make());
      expect(verdicts).toContain(inspection.verdict);
      if ("copy" in inspection) {
        const copy = copyOf(inspection);
        expect(syntaxFault(copy)).toBeUndefined();
        expect(holdsActiveName(copy.toString("latin1"))).toBe(false);
      }
    },
  );
});

describe("D2 ordinary PDFs pass", () => {
  const samples: readonly (readonly [string, () => Buffer | Promise<Buffer>])[] = [
    ["a scan of two pages", () => scan(2)],
    ["a scan whose pixel is a point", () => scan(1, 2_480, 3_508)],
    ["a letter with a link whose address names active things", () => letter({ objectStreams: false })],
    ["a letter with compressed objects", () => letter({ objectStreams: true })],
    ["a filled form", filledForm],
    ["a file that was saved again, with padding", savedAgain],
    ["twenty pages", limitPdfs.twentyPages],
  ];
  it.each(samples)("%s", async (_name, make) => {
    const bytes = await make();
    const inspection = await pdf(bytes);
    expect(inspection).toMatchObject({ verdict: "passed", copy: { type: "application/pdf" } });
    const copy = copyOf(inspection);
    expect(syntaxFault(copy)).toBeUndefined();
    // D3: nothing is left but pictures of pages.
    expect(copy.toString("latin1")).not.toMatch(/SECRET|Office|Producer|\/Link|AcroForm|\/URI/);
  });

  it("D3 the copy shows what the page shows: colours and proportions, and it passes itself", async () => {
    const red = pdfOf([...onePage().slice(0, 3), [4, flateStream("1 0 0 rg 0 0 595 842 re f")]]);
    const copy = copyOf(await pdf(red));
    const start = copy.indexOf("stream", copy.indexOf("DCTDecode")) + 7;
    const { channels } = await sharp(copy.subarray(start), { failOn: "none" }).stats();
    expect(channels.map(({ mean }) => Math.round(mean / 50))).toEqual([5, 0, 0]);
    expect(copy.toString("latin1")).toMatch(/MediaBox \[ ?0 0 59[45]\.\d* 84[12]/);
    expect(await pdf(copy)).toMatchObject({ verdict: "passed", facts: { pages: 1 } });
  });
});

describe("D2 ordinary pictures pass", () => {
  it.each(pictures.map(({ name, type, documentId, make }) => [name, type, documentId, make] as const))(
    "%s",
    async (_name, type, documentId = "proof-of-residence", make) => {
      expect(await inspect(await make(), type, paperKindOf(documentId))).toMatchObject({ verdict: "passed" });
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "D3 orientation %i › upright, and the copy has none",
    async (orientation) => {
      const upright = { width: 620, height: 877 };
      const lying = { width: 877, height: 620 };
      const taken = await jpegPage({ ...(orientation > 4 ? lying : upright), orientation });
      const inspection = await inspect(taken, "image/jpeg", "paper");
      expect(inspection).toMatchObject({ verdict: "passed", facts: upright });
      const copy = await sharp(copyOf(inspection)).metadata();
      expect(copy).toMatchObject(upright);
      expect([copy.orientation, copy.exif]).toEqual([undefined, undefined]);
    },
  );
});

describe("D2 pictures", () => {
  let page: Buffer;
  beforeAll(async () => {
    page = await jpegPage();
  });
  const judge = async (
    bytes: Buffer | Promise<Buffer>,
    declared: Parameters<typeof inspect>[1] = "image/jpeg",
    documentId = "proof-of-residence",
  ) => inspect(await bytes, declared, paperKindOf(documentId));

  it("a page photographed upright passes as JPEG and as PNG", async () => {
    expect(await judge(page)).toMatchObject({ verdict: "passed", facts: { width: 1_240, height: 1_754 } });
    expect((await judge(pngPage(), "image/png")).verdict).toBe("passed");
  });

  it("D3 a portrait photograph is turned upright, and place and camera are gone from the copy", async () => {
    const taken = await jpegPage({ width: 1_754, height: 1_240, orientation: 6 });
    expect(taken.toString("latin1")).toContain("SECRET-PLACE");
    const inspection = await judge(taken);
    expect(inspection).toMatchObject({ verdict: "passed", facts: { width: 1_240, height: 1_754 } });
    const copy = copyOf(inspection);
    expect(copy.toString("latin1")).not.toMatch(/SECRET-PLACE|Exif|Telephone/);
    expect(await sharp(copy).metadata()).toMatchObject({ format: "jpeg", width: 1_240, height: 1_754 });
  });

  it("a blurred one is only warned of, and is kept", async () => {
    const inspection = await judge(jpegPage({ blur: 9 }));
    expect(inspection.verdict).toBe("too-blurred");
    expect(copyOf(inspection).length).toBeGreaterThan(1_000);
  });

  it("a small one, a cut off one, an empty one, one beyond 10 MB and 900 megapixels are refused", async () => {
    expect((await judge(jpegPage({ width: 400, height: 566 }))).verdict).toBe("too-small");
    expect((await judge(page.subarray(0, page.length / 2))).verdict).toBe("unreadable");
    expect((await judge(Buffer.alloc(0))).verdict).toBe("unreadable");
    expect((await judge(Buffer.alloc(1))).verdict).toBe("wrong-type");
    expect((await judge(hugePng(30_000, 30_000), "image/png")).verdict).toBe("too-large");
    const padded = (length: number) => Buffer.concat([page, Buffer.alloc(length - page.length)]);
    expect((await judge(padded(10 * 1024 * 1024))).verdict).toBe("passed");
    expect((await judge(padded(10 * 1024 * 1024 + 1))).verdict).toBe("too-large");
  });

  it("a type that lies, a GIF, an SVG, a program and a text are the wrong type", async () => {
    expect((await judge(page, "image/png")).verdict).toBe("wrong-type");
    expect((await judge(page, "application/pdf")).verdict).toBe("wrong-type");
    expect((await judge(sharp(page).resize(900).gif().toBuffer())).verdict).toBe("wrong-type");
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect((await judge(svg, "image/png")).verdict).toBe("wrong-type");
    expect((await judge(Buffer.from(eicar()), "application/pdf")).verdict).toBe("wrong-type");
    expect((await judge(sharp(page).webp().toBuffer())).verdict).toBe("wrong-type");
  });

  it("something that only begins like HEIC is unreadable", async () => {
    expect((await judge(brokenHeic(), "image/heic")).verdict).toBe("unreadable");
  });

  it("an identity photograph has 35 × 45 proportions, enough pixels, and is no PDF", async () => {
    const photo = (bytes: Buffer | Promise<Buffer>) => judge(bytes, "image/jpeg", "photo-35x45");
    expect((await photo(identityPhoto())).verdict).toBe("passed");
    expect((await photo(identityPhoto(700, 700))).verdict).toBe("photo-ratio");
    expect((await photo(identityPhoto(350, 450))).verdict).toBe("too-small");
    expect((await judge(scan(), "application/pdf", "photo-35x45")).verdict).toBe("photo-not-picture");
  });
});
