import { inflateRawSync, inflateSync } from "node:zlib";
import { MAX_PART_BYTES, MAX_UNPACKED_BYTES } from "#shared/domain/document/limits.ts";
import { holdsActiveName, namesAny } from "#shared/domain/document/pdf-names.ts";
import type { BadVerdict } from "#shared/domain/document/verdict.ts";

/** What lies in a stream, told by the dictionary before it. */
interface Part {
  readonly dictionary: string;
  readonly data: Buffer;
}

const STREAM = Buffer.from("stream");
const END = Buffer.from("endstream");
const OBJECT = /\d[ \t\r\n\f\0]+obj\b/;

/** The dictionary that ends right before a stream: from the last object's beginning, at most 8 KB back. */
const dictionaryBefore = (bytes: Buffer, at: number): string => {
  const text = bytes.toString("latin1", Math.max(0, at - 8_192), at);
  return text.slice(text.lastIndexOf("obj") + 1);
};

const isStreamStart = (bytes: Buffer, at: number): boolean =>
  bytes.toString("latin1", at - 3, at) !== "end" &&
  /^stream[ \t]*[\r\n]/.test(bytes.toString("latin1", at, at + 10)) &&
  />>[\s\0]*$/.test(bytes.toString("latin1", Math.max(0, at - 16), at));

const dataStart = (bytes: Buffer, at: number): number => {
  let start = at + STREAM.length;
  while (bytes[start] === 0x20 || bytes[start] === 0x09) start += 1;
  if (bytes[start] === 0x0d) start += 1;
  if (bytes[start] === 0x0a) start += 1;
  return start;
};

/** Where a stream's data ends: where its length says if `endstream` is there, else at the next one. */
const dataEnd = (bytes: Buffer, dictionary: string, start: number): number => {
  const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN);
  const told = start + length;
  if (/^\s*endstream/.test(bytes.toString("latin1", told, told + 12))) return told;
  const next = bytes.indexOf(END, start);
  return next < 0 ? bytes.length : next;
};

/** A PDF's syntax outside of its streams, and the streams. */
const takeApart = (bytes: Buffer): { readonly syntax: string; readonly parts: readonly Part[] } => {
  const outside: string[] = [];
  const parts: Part[] = [];
  let from = 0;
  for (let at = bytes.indexOf(STREAM); at >= 0; at = bytes.indexOf(STREAM, at + STREAM.length)) {
    if (at < from || !isStreamStart(bytes, at)) continue;
    const dictionary = dictionaryBefore(bytes, at);
    const start = dataStart(bytes, at);
    const end = dataEnd(bytes, dictionary, start);
    outside.push(bytes.toString("latin1", from, at));
    parts.push({ dictionary, data: bytes.subarray(start, end) });
    from = end;
  }
  outside.push(bytes.toString("latin1", from));
  return { syntax: outside.join("\n"), parts };
};

type Unpacked = Buffer | "too-large" | "unreadable";

const inflate = (data: Buffer, budget: number): Unpacked => {
  for (const attempt of [inflateSync, inflateRawSync]) {
    try {
      // `finishFlush` lets a stream without its checksum pass, as viewers do.
      return attempt(data, { maxOutputLength: Math.max(1, budget), finishFlush: 2 });
    } catch (error) {
      if (error instanceof RangeError) return "too-large";
    }
  }
  return "unreadable";
};

const isPicture = (dictionary: string): boolean =>
  /\/Subtype\s*\/Image\b/.test(dictionary) || /\/(DCT|JPX|JBIG2|CCITTFax)Decode\b/.test(dictionary);

const filtersOf = (dictionary: string): readonly string[] => {
  const value = /\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9#]+)/.exec(dictionary)?.[1] ?? "";
  return value.match(/[A-Za-z0-9#]+/g) ?? [];
};

/** Undoes a stream's compression within the budget; other encodings are left as they are. */
const unpack = ({ dictionary, data }: Part, budget: number): Unpacked => {
  let unpacked = data;
  for (const filter of filtersOf(dictionary)) {
    if (!["FlateDecode", "Fl"].includes(filter)) return unpacked;
    const next = inflate(unpacked, Math.min(MAX_PART_BYTES, budget));
    if (!Buffer.isBuffer(next)) return next;
    unpacked = next;
  }
  return unpacked;
};

/** What a stream may hide: objects in a compressed object stream, objects that a table points to inside of data. */
const partFault = (part: Part, unpacked: Unpacked): BadVerdict | undefined => {
  const holdsObjects = namesAny(part.dictionary, ["ObjStm"]);
  if (holdsObjects) {
    // Object streams are compressed by Flate or not at all by every producer; other encodings only hide.
    if (filtersOf(part.dictionary).some((filter) => filter !== "FlateDecode")) return "active-content";
    if (!Buffer.isBuffer(unpacked)) return "unreadable";
    if (holdsActiveName(unpacked.toString("latin1"))) return "active-content";
  }
  const raw = part.data.toString("latin1");
  return OBJECT.test(raw) && holdsActiveName(raw.slice(raw.search(OBJECT))) ? "active-content" : undefined;
};

const partsFault = (parts: readonly Part[]): BadVerdict | undefined => {
  let budget = MAX_UNPACKED_BYTES;
  for (const part of parts) {
    const unpacked = isPicture(part.dictionary) ? part.data : unpack(part, budget);
    if (unpacked === "too-large") return "too-large";
    if (unpacked !== part.data && Buffer.isBuffer(unpacked)) budget -= unpacked.length;
    const fault = partFault(part, unpacked);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/** Beginnings that make a file something else for another program: an archive, programs, scripts. */
const BEGINNINGS = ["PK\u0003\u0004", "MZ", "\u007fELF", "#!/"];
const MARKUP = /<(!doctype|html|script|svg|\?php)/i;
/** Signers and scanners leave some bytes after the end; a second file is longer or known by its beginning. */
const TAIL_BYTES = 1_024;

/** Whether something that is no PDF follows the last end mark. */
const hidesTail = (bytes: Buffer): boolean => {
  const end = bytes.lastIndexOf("%%EOF");
  if (end < 0) return false;
  const tail = bytes
    .toString("latin1", end + 5)
    .replaceAll("\0", " ")
    .trim();
  return (
    tail.length > TAIL_BYTES ||
    BEGINNINGS.some((beginning) => tail.startsWith(beginning)) ||
    MARKUP.test(tail)
  );
};

/**
 * What the bytes of a PDF show before anything interprets them (D2): encryption, active names wherever they are
 * hidden, a second file after the end, parts that unpack beyond their budget. Nothing is unpacked beyond it.
 */
export const syntaxFault = (bytes: Buffer): BadVerdict | undefined => {
  if (bytes.toString("latin1", 0, 5) !== "%PDF-") return "wrong-type";
  if (hidesTail(bytes)) return "active-content";
  const { syntax, parts } = takeApart(bytes);
  if (namesAny(syntax, ["Encrypt"])) return "password-protected";
  return holdsActiveName(syntax) ? "active-content" : partsFault(parts);
};
