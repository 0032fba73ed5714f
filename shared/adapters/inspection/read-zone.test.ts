import { PDFDocument } from "@pdfme/pdf-lib";
import { describe, expect, it } from "vitest";
import type { RebuiltCopy } from "#shared/domain/document/verdict.ts";
import { jpegPage } from "#test/support/samples/pictures.ts";
import type { Photographed } from "#test/support/samples/zones.ts";
import { cardLines, identityPage, passportLines } from "#test/support/samples/zones.ts";
import { readZone } from "./read-zone.ts";

const jpeg = (bytes: Buffer): RebuiltCopy => ({ type: "image/jpeg", bytes });
const read = async (lines: readonly string[], how?: Photographed) =>
  readZone(jpeg(await identityPage(lines, how)));

/** Each takes a second or two; a busy machine takes several times that. */
const PATIENCE_MS = 60_000;

/** What check digits vouch for; a letter of a name may be misread. */
const vouched = { birthDate: "900101", issuer: "MAR" };
const holder = { familyName: "ALAOUI", givenNames: "FATIMA ZAHRA", birthDate: "900101", issuer: "MAR" };

describe("the zone of an identity document is read without network", () => {
  it.each([
    ["straight", 0],
    ["a quarter turned to the right", 90],
    ["a quarter turned to the left", 270],
  ])(
    "a passport › %s",
    async (_name, turned) => {
      const zone = await read(passportLines({ more: "BK123456" }), { turned });
      expect(zone).toMatchObject({ ...vouched, format: "TD3", numbers: ["AB1234567", "BK123456"] });
    },
    PATIENCE_MS,
  );

  it(
    "a card",
    async () => {
      const zone = await read(cardLines({ more: "BK123456" }));
      expect(zone).toMatchObject({ ...holder, format: "TD1", numbers: ["AB1234567", "BK123456"] });
    },
    PATIENCE_MS,
  );

  it(
    "a card's back, scanned as the second page of a PDF",
    async () => {
      const copy = await PDFDocument.create();
      for (const bytes of [await identityPage([]), await identityPage(cardLines())]) {
        const picture = await copy.embedJpg(bytes);
        copy.addPage([595, 842]).drawImage(picture, { x: 60, y: 400, width: 475, height: 333 });
      }
      const zone = await readZone({ type: "application/pdf", bytes: await copy.save() });
      expect(zone).toMatchObject({ ...holder, format: "TD1" });
    },
    PATIENCE_MS,
  );

  it(
    "a blurred one, a page of Arabic and a letter are none",
    async () => {
      expect(await read(passportLines(), { blur: 14 })).toBeUndefined();
      expect(await read([])).toBeUndefined();
      expect(await readZone(jpeg(await jpegPage({ width: 620, height: 877 })))).toBeUndefined();
    },
    PATIENCE_MS,
  );

  it(
    "one with a wrong check digit is none",
    async () => {
      const [names = "", numbers = ""] = passportLines();
      const wrong = numbers.replace(
        /^(.{19})./,
        (_all, before: string) => `${before}${(Number(numbers[19]) + 1) % 10}`,
      );
      expect(await read([names, wrong])).toBeUndefined();
    },
    PATIENCE_MS,
  );
});
