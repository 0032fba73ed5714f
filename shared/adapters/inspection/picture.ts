import { all as decodeHeic } from "heic-decode";
import sharp, { type Sharp } from "sharp";
import type { PaperKind, PaperType } from "#shared/domain/document/limits.ts";
import { MAX_PIXELS, PICTURE_SIDE_PIXELS } from "#shared/domain/document/limits.ts";
import {
  BLURRED_BELOW,
  SHARPNESS_SIDE_PIXELS,
  sharpnessOf,
  sizeFault,
} from "#shared/domain/document/picture.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import { failed } from "#shared/domain/document/verdict.ts";

/** A picture before it is decoded: how it will be looked at, and how to read it. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly open: () => Promise<Sharp>;
}

/** JPEG and PNG: turned upright as the camera says. `failOn` refuses what is cut off, not what is merely unusual. */
const readPicture = async (bytes: Buffer): Promise<Picture> => {
  const open = () => sharp(bytes, { failOn: "error", limitInputPixels: MAX_PIXELS, sequentialRead: true });
  const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return { ...autoOrient, open: () => Promise.resolve(open().autoOrient()) };
};

/** HEIC: the decoder turns the picture itself. */
const readHeic = async (bytes: Buffer): Promise<Picture> => {
  const [first] = await decodeHeic({ buffer: bytes });
  if (first === undefined) throw new Error("a HEIC file without a picture");
  const { width, height } = first;
  return {
    width,
    height,
    open: async () => sharp((await first.decode()).data, { raw: { width, height, channels: 4 } }),
  };
};

const sharpness = async (upright: Sharp): Promise<number> => {
  const { data, info } = await upright
    .resize(SHARPNESS_SIDE_PIXELS, SHARPNESS_SIDE_PIXELS, { fit: "inside" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharpnessOf(data, info.width, info.height);
};

/**
 * Judges a picture by its size, its proportions and how sharp it is, and encodes it anew without anything but the
 * pixels (D2, D3): no place, no camera, no comment. Errors of the decoders are the caller's `unreadable`.
 */
export const inspectPicture = async (
  bytes: Buffer,
  type: Exclude<PaperType, "application/pdf">,
  kind: PaperKind,
): Promise<Inspection> => {
  const picture = type === "image/heic" ? await readHeic(bytes) : await readPicture(bytes);
  const { width, height } = picture;
  const fault = sizeFault(width, height, kind);
  if (fault !== undefined) return failed(fault, { type, width, height });
  const copy = await (await picture.open())
    .flatten({ background: "white" })
    .resize(PICTURE_SIDE_PIXELS, PICTURE_SIDE_PIXELS, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .jpeg({ quality: 88 })
    .toBuffer();
  const measured = Math.round(await sharpness(sharp(copy)));
  return {
    verdict: measured < BLURRED_BELOW ? "too-blurred" : "passed",
    facts: { type, width, height, sharpness: measured },
    copy: { type: "image/jpeg", bytes: copy },
  };
};
