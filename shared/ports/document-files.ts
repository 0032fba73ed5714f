import type { PaperType } from "#shared/domain/document/limits.ts";
import type { CopyPointer } from "#shared/domain/document/upload.ts";

/** One stored version of an object. */
export interface ArrivedObject {
  readonly key: string;
  readonly version: string;
}

/** Where a browser sends one file, and with which fields before it. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Makes grants to upload exactly one file (D1). */
export interface UploadGrants {
  /** @param sha256 - of the file, base64: other bytes are refused by the storage itself. */
  sign(key: string, type: PaperType, sha256: string, seconds: number): Promise<UploadForm>;
}

/** Uploaded originals: nobody but the inspection reads them (D3). */
export interface OriginalFiles {
  /** One stored version; undefined when there is none, or it is larger than `MAX_BYTES`. */
  read(key: string, version: string): Promise<Uint8Array | undefined>;
}

/** Rebuilt copies (D3). */
export interface CleanFiles {
  write(copy: CopyPointer, bytes: Uint8Array): Promise<void>;
}

/** Links to rebuilt copies (D3): whoever has one reads that copy, and nothing else, until it is over. */
export interface CopyLinks {
  sign(copy: CopyPointer, fileName: string, seconds: number): Promise<string>;
}

/** Every rebuilt copy that a request ever had. */
export interface KeptFiles {
  /** Removes them all and returns how many there were (D4). @throws when one would not go. */
  removeAll(requestId: string): Promise<number>;
}

/** Which version of an original arrived last, if any. */
export interface ArrivedFiles {
  version(key: string): Promise<string | undefined>;
}
