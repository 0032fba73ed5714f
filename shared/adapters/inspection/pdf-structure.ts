import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFStream,
} from "@pdfme/pdf-lib";
import { MAX_PIXELS } from "#shared/domain/document/limits.ts";
import { isActiveName } from "#shared/domain/document/pdf-names.ts";
import type { BadVerdict } from "#shared/domain/document/verdict.ts";

const isActive = (object: PDFObject): boolean =>
  object instanceof PDFName && isActiveName(object.decodeText());

/** Whether anything in this object, without following references, is an active name. */
const holdsActive = (object: PDFObject, depth = 0): boolean => {
  if (depth > 50) return true;
  if (isActive(object)) return true;
  if (object instanceof PDFStream) return holdsActive(object.dict, depth + 1);
  if (object instanceof PDFArray) return object.asArray().some((each) => holdsActive(each, depth + 1));
  if (!(object instanceof PDFDict)) return false;
  return object.entries().some(([name, value]) => isActive(name) || holdsActive(value, depth + 1));
};

const numberAt = (dictionary: PDFDict, name: string): number => {
  const value = dictionary.lookup(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : 0;
};

const isHuge = (object: PDFObject): boolean =>
  object instanceof PDFStream &&
  numberAt(object.dict, "Width") * numberAt(object.dict, "Height") > MAX_PIXELS;

/**
 * Walks every object of a PDF as a reader sees them (D2): active names, and pictures beyond the pixel budget. A file
 * that this library cannot read is left to the renderer, whose copy is what counts (D3).
 */
export const structureFault = async (bytes: Uint8Array): Promise<BadVerdict | undefined> => {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  } catch {
    return undefined;
  }
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  if (objects.some((object) => holdsActive(object))) return "active-content";
  return objects.some(isHuge) ? "too-large" : undefined;
};
