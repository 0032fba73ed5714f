import { fileTypeFromBuffer } from "file-type";
import type { PaperKind, PaperType } from "#shared/domain/document/limits.ts";
import { MAX_BYTES } from "#shared/domain/document/limits.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import { failed } from "#shared/domain/document/verdict.ts";
import { inspectPdf } from "./pdf.ts";
import { inspectPicture } from "./picture.ts";

const typesByMime: Readonly<Record<string, PaperType>> = {
  "application/pdf": "application/pdf",
  "image/jpeg": "image/jpeg",
  "image/png": "image/png",
  "image/heic": "image/heic",
  "image/heif": "image/heic",
};

/** What a file's content says it is; undefined where nothing that we take. */
const contentType = async (bytes: Buffer): Promise<PaperType | undefined> => {
  const found = await fileTypeFromBuffer(bytes);
  return found && typesByMime[found.mime];
};

/**
 * Judges one uploaded paper and makes it anew (D2, D3). The type is told by the content; one that it does not show
 * is refused, and so is one that differs from what was declared.
 *
 * Runs hostile bytes through decoders: call it through `isolatedInspector`, which bounds its time and memory.
 */
export const inspect = async (bytes: Buffer, declared: PaperType, kind: PaperKind): Promise<Inspection> => {
  if (bytes.length === 0) return failed("unreadable");
  if (bytes.length > MAX_BYTES) return failed("too-large");
  const type = await contentType(bytes);
  if (type === undefined || type !== declared) return failed("wrong-type", { type });
  if (kind === "photo" && type === "application/pdf") return failed("photo-not-picture", { type });
  try {
    return type === "application/pdf" ? await inspectPdf(bytes) : await inspectPicture(bytes, type, kind);
  } catch {
    return failed("unreadable", { type });
  }
};
