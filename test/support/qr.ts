import jsqr from "jsqr";

type Scan = (data: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null;

const isScan = (value: unknown): value is Scan => typeof value === "function";
const holdsDefault = (value: unknown): value is { readonly default: unknown } =>
  typeof value === "object" && value !== null && "default" in value;

// A CommonJS module: Node hands over the module, bundlers its default export.
const loaded: unknown = jsqr;
const scan = holdsDefault(loaded) ? loaded.default : loaded;

/** What a scanner reads in a picture of so many pixels (RGBA); undefined when it reads nothing. */
export const scanQr = (pixels: Uint8Array, width: number, height: number): string | undefined => {
  if (!isScan(scan)) throw new Error("jsqr exports no scanner");
  return scan(new Uint8ClampedArray(pixels), width, height)?.data;
};
