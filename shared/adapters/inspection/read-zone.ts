import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { createOCREngine, type OCREngine } from "tesseract-wasm";
import { PICTURE_SIDE_PIXELS } from "#shared/domain/document/limits.ts";
import type { RebuiltCopy } from "#shared/domain/document/verdict.ts";
import type { MachineZone } from "#shared/domain/document/zone.ts";
import { firstPages } from "./pdf.ts";
import { zoneIn } from "./zone-text.ts";

/** Where a line of text stands, in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Longest side of the picture in which lines are looked for, in pixels. */
const LAYOUT_SIDE = 1_600;
/** Heights of a line at which it is read, in pixels: what is misread at one is often read at the next. */
const LINE_PIXELS = [36, 28] as const;
/** A zone's lines are 24 to 37 times as long as high; one that lies at a slant seems higher. */
const LONG = 12;
/** Places of a page where reading is tried, most likely first. */
const TRIES = 4;

const path = (name: string) => createRequire(import.meta.url).resolve(name);

const openEngine = async (): Promise<OCREngine> => {
  const [wasm, model] = await Promise.all([
    readFile(join(dirname(path("tesseract-wasm")), "tesseract-core.wasm")),
    readFile(path("@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz")),
  ]);
  const engine = await createOCREngine({ wasmBinary: new Uint8Array(wasm) });
  engine.loadModel(new Uint8Array(await promisify(gunzip)(model)));
  engine.setVariable("tessedit_char_whitelist", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");
  // Otherwise it guesses, and says so on the standard error.
  engine.setVariable("user_defined_dpi", "300");
  return engine;
};

/** Shows the engine a picture: four bytes a pixel. */
const show = async (engine: OCREngine, picture: Sharp): Promise<{ width: number; height: number }> => {
  const { data, info } = await picture
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  // A copy: the engine takes the whole buffer, and a small picture's may be part of a larger one.
  engine.loadImage({ data: new Uint8ClampedArray(data), width, height });
  return { width, height };
};

/** Lines that stand together: as long as one another, a few heights apart. In reading order. */
const together = (lines: readonly Box[]): readonly (readonly Box[])[] => {
  const groups: Box[][] = [];
  for (const line of [...lines].sort((one, other) => one.top - other.top)) {
    const [width, height] = [line.right - line.left, line.bottom - line.top];
    const near = groups.find((group) => {
      const last = group.at(-1);
      return (
        last !== undefined &&
        Math.abs(last.right - last.left - width) < width * 0.2 &&
        Math.abs(last.left - line.left) < width * 0.15 &&
        line.top - last.bottom < height * 3
      );
    });
    if (near) near.push(line);
    else groups.push([line]);
  }
  // Two lines or three are a zone; more are a paragraph, and a zone may follow it closely.
  return groups
    .filter((group) => group.length > 1)
    .sort((one, other) => Math.min(one.length, 4) - Math.min(other.length, 4))
    .slice(0, TRIES);
};

const turned = ({ left, top, right, bottom }: Box, width: number): Box => ({
  left: top,
  right: bottom,
  top: width - right,
  bottom: width - left,
});

/** Reads around these lines, enlarged or reduced to the size that reads best; both ways up. */
const readLines = async (
  engine: OCREngine,
  upright: Sharp,
  lines: readonly Box[],
  factor: number,
  page: { readonly width: number; readonly height: number },
): Promise<MachineZone | undefined> => {
  const height = Math.min(...lines.map((line) => line.bottom - line.top));
  const edges = {
    left: Math.max(0, Math.floor((Math.min(...lines.map(({ left }) => left)) - height) * factor)),
    top: Math.max(0, Math.floor((Math.min(...lines.map(({ top }) => top)) - height) * factor)),
    right: Math.min(page.width, Math.ceil((Math.max(...lines.map(({ right }) => right)) + height) * factor)),
    bottom: Math.min(
      page.height,
      Math.ceil((Math.max(...lines.map(({ bottom }) => bottom)) + height) * factor),
    ),
  };
  const { left, top } = edges;
  const [width, down] = [edges.right - left, edges.bottom - top];
  const piece = upright.clone().extract({ left, top, width, height: down });
  for (const pixels of LINE_PIXELS) {
    const scale = Math.min(2, pixels / (height * factor));
    const sized = await piece
      .clone()
      .resize(Math.max(1, Math.round(width * scale)))
      .png({ compressionLevel: 1 })
      .toBuffer();
    let promising = false;
    for (const angle of [0, 180]) {
      await show(engine, sharp(sized).rotate(angle));
      const text = engine.getText();
      const zone = zoneIn(text);
      if (zone !== undefined) return zone;
      promising ||= text.includes("<<");
    }
    // Without fillers it is no zone at any size.
    if (!promising) return undefined;
  }
  return undefined;
};

/** Looks for long lines that stand together, across the page or along it, and reads them. */
const readPage = async (engine: OCREngine, page: Buffer): Promise<MachineZone | undefined> => {
  const grey = await sharp(page)
    .greyscale()
    .resize(PICTURE_SIDE_PIXELS, PICTURE_SIDE_PIXELS, { fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = grey.info;
  const across = sharp(grey.data, { raw: grey.info });
  const small = await show(
    engine,
    across.clone().resize(LAYOUT_SIDE, LAYOUT_SIDE, { fit: "inside", withoutEnlargement: true }),
  );
  const boxes = engine.getBoundingBoxes("line").map(({ rect }) => rect);
  const factor = width / small.width;
  const isLong = ({ left, top, right, bottom }: Box) => right - left > LONG * (bottom - top);
  for (const lines of together(boxes.filter(isLong))) {
    const zone = await readLines(engine, across, lines.slice(-3), factor, { width, height });
    if (zone !== undefined) return zone;
  }
  const upright = boxes.map((box) => turned(box, small.width)).filter(isLong);
  if (upright.length < 2) return undefined;
  const along = await across.clone().rotate(-90).raw().toBuffer({ resolveWithObject: true });
  for (const lines of together(upright)) {
    const zone = await readLines(engine, sharp(along.data, { raw: along.info }), lines.slice(-3), factor, {
      width: height,
      height: width,
    });
    if (zone !== undefined) return zone;
  }
  return undefined;
};

/**
 * Reads the machine-readable zone of a rebuilt copy, on its first pages, whichever way up; undefined when there is
 * none that can be read. Needs no network: engine and model lie beside the program. Slow where a page is full of
 * text: whoever calls it bounds its time.
 */
export const readZone = async (copy: RebuiltCopy): Promise<MachineZone | undefined> => {
  const bytes = Buffer.from(copy.bytes);
  const pages = copy.type === "image/jpeg" ? [bytes] : await firstPages(bytes);
  const engine = await openEngine();
  for (const page of pages) {
    const zone = await readPage(engine, page);
    if (zone !== undefined) return zone;
  }
  return undefined;
};
