import { createRequire } from "node:module";
import * as z from "zod";

type Scan = (pixels: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null;

// Its types say one thing to Node and another to a bundler; the journeys are checked as both.
const scan = z
  .custom<Scan>((value) => typeof value === "function")
  .parse(createRequire(import.meta.url)("jsqr"));

/** What a scanner reads in a picture of so many pixels, four bytes each; undefined when it reads nothing. */
export const scanQr = (pixels: Uint8Array, width: number, height: number): string | undefined =>
  scan(new Uint8ClampedArray(pixels), width, height)?.data;
