import { deflateSync } from "node:zlib";

/** One object of a PDF made by hand: its number and what stands between `obj` and `endobj`. */
export type Written = readonly [number: number, body: string | Buffer];

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** A stream with its dictionary; `raw` bytes are written as they are. */
export const streamOf = (raw: Buffer, dictionary = ""): Buffer =>
  Buffer.concat([latin(`<< /Length ${raw.length} ${dictionary} >>\nstream\n`), raw, latin("\nendstream")]);

/** A compressed stream. */
export const flateStream = (content: Buffer | string, dictionary = ""): Buffer =>
  streamOf(deflateSync(content), `/Filter /FlateDecode ${dictionary}`);

/** A compressed object stream that holds these objects. */
export const objectStream = (objects: readonly (readonly [number, string])[]): Buffer => {
  let offset = 0;
  const index = objects.map(([number, body]) => {
    const entry = `${number} ${offset}`;
    offset += body.length + 1;
    return entry;
  });
  const head = `${index.join(" ")}\n`;
  const content = `${head}${objects.map(([, body]) => body).join("\n")}\n`;
  return flateStream(content, `/Type /ObjStm /N ${objects.length} /First ${head.length}`);
};

/** The objects of a one-page document of A4 size, with more in its catalogue and its page where wanted. */
export const onePage = (catalogue = "", page = ""): readonly Written[] => [
  [1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
  [2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
  [3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${page} >>`],
  [4, flateStream("0 0 0 rg 100 100 200 300 re f")],
];

/**
 * A PDF file with a plain cross-reference table that names the last object of each number.
 *
 * @param trailer - more entries of the trailer.
 */
export const pdfOf = (objects: readonly Written[], trailer = ""): Buffer => {
  const chunks: Buffer[] = [latin("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")];
  let length = chunks[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, length);
    const chunk = Buffer.concat([
      latin(`${number} 0 obj\n`),
      typeof body === "string" ? latin(body) : body,
      latin("\nendobj\n"),
    ]);
    chunks.push(chunk);
    length += chunk.length;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  chunks.push(
    latin(
      `xref\n0 ${size}\n${rows.join("")}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
};
