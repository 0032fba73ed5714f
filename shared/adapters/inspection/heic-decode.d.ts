/** The package brings no types. */
declare module "heic-decode" {
  interface HeicPicture {
    readonly width: number;
    readonly height: number;
    readonly decode: () => Promise<{ readonly data: Uint8ClampedArray }>;
  }
  /** Every picture of the file, not yet decoded. @throws when the file is not HEIC or is damaged. */
  export function all(input: { readonly buffer: Uint8Array }): Promise<readonly HeicPicture[]>;
}
