import type { PaperKind } from "./limits.ts";
import {
  MAX_PIXELS,
  MIN_PAPER_PIXELS,
  MIN_PHOTO_PIXELS,
  PHOTO_RATIO,
  PHOTO_RATIO_TOLERANCE,
} from "./limits.ts";
import type { BadVerdict } from "./verdict.ts";

/** What is wrong with a picture of this size (pixels, as it is looked at), or nothing (D2). */
export const sizeFault = (width: number, height: number, kind: PaperKind): BadVerdict | undefined => {
  if (width * height > MAX_PIXELS) return "too-large";
  const least = kind === "photo" ? MIN_PHOTO_PIXELS : MIN_PAPER_PIXELS;
  if (Math.min(width, height) < least.short || Math.max(width, height) < least.long) return "too-small";
  if (kind !== "photo") return undefined;
  return Math.abs(width / height / PHOTO_RATIO - 1) > PHOTO_RATIO_TOLERANCE ? "photo-ratio" : undefined;
};

/** Longest side, in pixels, of the grey picture whose sharpness is measured. */
export const SHARPNESS_SIDE_PIXELS = 1_000;

/**
 * Below this a picture is likely blurred. Text in focus gives hundreds to thousands at this size, the same page out
 * of focus by three pixels less than ten. It only warns: a blank page is no fault.
 */
export const BLURRED_BELOW = 12;

/**
 * Variance of the Laplacian of a grey picture (one byte a pixel, row by row): how much of it is edges. Pech-Pacheco
 * et al., "Diatom autofocusing in brightfield microscopy", 2000.
 */
export const sharpnessOf = (grey: Uint8Array, width: number, height: number): number => {
  let sum = 0;
  let squares = 0;
  let count = 0;
  const at = (index: number) => grey[index] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const here = y * width + x;
      const edge = 4 * at(here) - at(here - 1) - at(here + 1) - at(here - width) - at(here + width);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
};
