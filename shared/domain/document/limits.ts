/** Types that a paper may have (D1). A phone's `image/heif` is sent as `image/heic`. */
export const paperTypes = ["application/pdf", "image/jpeg", "image/png", "image/heic"] as const;
export type PaperType = (typeof paperTypes)[number];

/** What a paper is, as far as inspection differs. */
export const paperKinds = ["paper", "photo", "identity"] as const;
export type PaperKind = (typeof paperKinds)[number];

/**
 * Papers that show who the beneficiary is and may carry a machine-readable zone. Identity papers of guardians and
 * parents are other people's: there is nothing typed to compare them with.
 */
const identityPapers: ReadonlySet<string> = new Set([
  "cnie-or-receipt",
  "passport-or-cnie",
  "previous-passport",
  "proof-of-residence",
]);

/** An identity photograph is measured; every other paper is read, and the zone of an identity document with it. */
export const paperKindOf = (documentId: string): PaperKind => {
  if (documentId.startsWith("photo-")) return "photo";
  return identityPapers.has(documentId) ? "identity" : "paper";
};

/** Largest upload (D1): 10 MB of 1,048,576 bytes, so that a file shown as "10 MB" by any system passes. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** Most pages of one paper (D1). */
export const MAX_PAGES = 20;

/** Files granted for one beneficiary in a day (D1); a repeated photograph is one more. */
export const MAX_FILES_PER_BENEFICIARY = 10;

/**
 * Longest side of a page, in points of 1/72 inch: 200 inches, the format's own limit. Pages above it are made to
 * exhaust whoever renders them; scanners that take a pixel for a point stay below it.
 */
export const MAX_PAGE_POINTS = 14_400;

/** Largest picture, in pixels: the 50 and 64 megapixels of recent phones pass, 900 do not. */
export const MAX_PIXELS = 64_000_000;

/** What one compressed part of a PDF that is not a picture may unpack to; honest ones stay below a tenth of it. */
export const MAX_PART_BYTES = 16 * 1024 * 1024;

/** What all of them together may unpack to. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** Shorter and longer side of a photographed or scanned paper, in pixels: at A4 about 70 dots an inch. */
export const MIN_PAPER_PIXELS = { short: 500, long: 800 } as const;

/** An identity photograph of 35 × 45 mm at 300 dots an inch. */
export const MIN_PHOTO_PIXELS = { short: 413, long: 531 } as const;

/** Width over height of an identity photograph; 6 % either way is what cropping by hand gives. */
export const PHOTO_RATIO = 35 / 45;
export const PHOTO_RATIO_TOLERANCE = 0.06;

/** Dots an inch at which a page is drawn, and the longest side in pixels: A4 at 200. */
export const RENDER_DPI = 200;
export const RENDER_SIDE_PIXELS = 2_340;

/** Longest side of a rebuilt picture, in pixels: a 12-megapixel photograph keeps its detail. */
export const PICTURE_SIDE_PIXELS = 4_000;

/** Seconds that an inspection may take, and bytes of memory: past either it is ended and the paper is unreadable. */
export const INSPECTION_SECONDS = 40;
export const INSPECTION_MEMORY_BYTES = 1024 * 1024 * 1024;

/** Seconds for reading the zone of an identity document once its verdict is made: past them it is unreadable. */
export const ZONE_SECONDS = 4;
/** First pages that are searched for a zone: an identity card has its zone on the back. */
export const ZONE_PAGES = 2;
