import sharp from "sharp";

const WEIGHTS = [7, 3, 1] as const;

/** ICAO 9303 part 3, 4.9: digits are themselves, letters 10 to 35, a filler nothing. */
const checkDigit = (text: string): string =>
  String(
    [...text].reduce(
      (sum, letter, index) =>
        sum + (letter === "<" ? 0 : Number.parseInt(letter, 36)) * (WEIGHTS[index % 3] ?? 0),
      0,
    ) % 10,
  );

/** What a made-up zone says. */
export interface ZoneFacts {
  readonly names?: string;
  readonly number?: string;
  /** `YYMMDD`. */
  readonly birth?: string;
  readonly issuer?: string;
  /** What stands in the optional field: a CIN. */
  readonly more?: string;
}

const defaults = {
  names: "ALAOUI<<FATIMA<ZAHRA",
  number: "AB1234567",
  birth: "900101",
  issuer: "MAR",
  more: "",
};

/** The two lines of a passport. */
export const passportLines = (facts: ZoneFacts = {}): readonly string[] => {
  const { names, number, birth, issuer, more } = { ...defaults, ...facts };
  const shown = number.padEnd(9, "<");
  const personal = more.padEnd(14, "<");
  const [first, born, until] = [`${shown}${checkDigit(shown)}`, `${birth}${checkDigit(birth)}`, "3001019"];
  const rest = `${personal}${checkDigit(personal)}`;
  return [
    `P<${issuer}${names}`.padEnd(44, "<").slice(0, 44),
    `${first}${issuer}${born}F${until}${rest}${checkDigit(`${first}${born}${until}${rest}`)}`,
  ];
};

/** The three lines of a card. */
export const cardLines = (facts: ZoneFacts = {}): readonly string[] => {
  const { names, number, birth, issuer, more } = { ...defaults, ...facts };
  const shown = number.padEnd(9, "<");
  const upper = `${shown}${checkDigit(shown)}${more.padEnd(15, "<")}`;
  const [born, until] = [`${birth}${checkDigit(birth)}`, "3001019"];
  return [
    `I<${issuer}${upper}`,
    `${born}F${until}${issuer}${"<".repeat(11)}${checkDigit(`${upper}${born}${until}${"<".repeat(11)}`)}`,
    names.padEnd(30, "<").slice(0, 30),
  ];
};

/** How a document is photographed. */
export interface Photographed {
  readonly blur?: number;
  /** Degrees, clockwise. */
  readonly turned?: number;
}

const WIDTH = 1_300;
const HEIGHT = 910;

/** A made-up identity page with these lines at its foot: a portrait, labels, and a zone in a monospaced letter. */
export const identityPage = (
  lines: readonly string[],
  { blur, turned = 0 }: Photographed = {},
): Promise<Buffer> => {
  const longest = Math.max(...lines.map((line) => line.length));
  // A letter of this font is 0.602 as wide as it is high.
  const size = longest === 0 ? 0 : (WIDTH * 0.9) / (longest * 0.602);
  const zone = lines.map(
    (line, index) =>
      `<text x="80" y="${HEIGHT - 60 - size * 1.7 * (lines.length - 1 - index)}" font-size="${size}" font-family="DejaVu Sans Mono">${line.replaceAll("<", "&lt;")}</text>`,
  );
  const labels = ["رقم جواز السفر", "الاسم العائلي", "Nom / Surname", "Date de naissance"].map(
    (label, index) =>
      `<text x="620" y="${150 + index * 80}" font-size="36" font-family="DejaVu Sans">${label}</text>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#f2eee2"/><rect x="90" y="150" width="360" height="400" fill="#8892a0"/>${[...labels, ...zone].join("")}</svg>`;
  const drawn = sharp(Buffer.from(page)).flatten();
  const seen = blur === undefined ? drawn : drawn.blur(blur);
  return turned === 0
    ? seen.jpeg().toBuffer()
    : seen
        .toBuffer()
        .then((upright) => sharp(upright).rotate(turned, { background: "#7a6f60" }).jpeg().toBuffer());
};
