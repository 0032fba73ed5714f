/** What we use of the package: its own types are not among its `exports`. */
declare module "tesseract-wasm" {
  export interface OCREngine {
    loadModel(model: Uint8Array): void;
    setVariable(name: string, value: string): void;
    /** Four bytes a pixel; the whole buffer is taken. */
    loadImage(image: { data: Uint8ClampedArray; width: number; height: number }): void;
    /** Layout only. */
    getBoundingBoxes(
      unit: "line" | "word",
    ): { rect: { left: number; top: number; right: number; bottom: number } }[];
    getText(): string;
  }
  export function createOCREngine(options: { wasmBinary: Uint8Array }): Promise<OCREngine>;
}
