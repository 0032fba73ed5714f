import { deflateSync } from "node:zlib";
import sharp from "sharp";

const words =
  "Royaume du Maroc Consulat général Nom Prénom Date de naissance Nationalité Adresse Profession Signature";

/** A page of text as a scanner or a camera gives it. */
const textPage = (width: number, height: number): Buffer => {
  const size = Math.round(width / 45);
  const lines = Array.from(
    { length: Math.floor(height / (size * 1.8)) - 2 },
    (_, index) =>
      `<text x="${size * 2}" y="${Math.round(size * 1.8 * (index + 2))}" font-size="${size}" font-family="sans-serif">${words.slice(index % 20)}</text>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4f1e8"/>${lines.join("")}</svg>`,
  );
};

/** How a picture is to be. */
interface Look {
  readonly width?: number;
  readonly height?: number;
  /** Standard deviation of a Gaussian blur in pixels. */
  readonly blur?: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation?: number;
}

const page = ({ width = 1_240, height = 1_754, blur }: Look) => {
  const drawn = sharp(textPage(width, height)).flatten({ background: "white" });
  return blur === undefined ? drawn : drawn.blur(blur);
};

/** A photographed or scanned page as JPEG, with the place where it was taken when `orientation` is given. */
export const jpegPage = (look: Look = {}): Promise<Buffer> => {
  const jpeg = page(look).jpeg({ quality: 82 });
  return look.orientation === undefined
    ? jpeg.toBuffer()
    : jpeg
        .withExif({
          IFD0: { Make: "Telephone", Copyright: "SECRET-PLACE" },
          IFD3: { GPSLatitudeRef: "N", GPSLatitude: "34/1 1/1 0/1" },
        })
        .withMetadata({ orientation: look.orientation })
        .toBuffer();
};

/** The same as PNG. */
export const pngPage = (look: Look = {}): Promise<Buffer> => page(look).png().toBuffer();

/** An identity photograph of 35 × 45 proportions. */
export const identityPhoto = (width = 700, height = 900): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#dfe6ea"/><ellipse cx="50%" cy="45%" rx="26%" ry="30%" fill="#b98a6a"/><path d="M0 ${height} Q ${width / 2} ${height * 0.6} ${width} ${height}" fill="#223"/><circle cx="40%" cy="42%" r="3%" fill="#111"/><circle cx="60%" cy="42%" r="3%" fill="#111"/><rect x="42%" y="58%" width="16%" height="2%" fill="#822"/></svg>`,
    ),
  )
    .jpeg({ quality: 88 })
    .toBuffer();

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const crc = (bytes: Buffer): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG that says it is so large, in some hundred kilobytes of compressed zeros. */
export const hugePng = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(20_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

/** Something that begins like a HEIC file and is none. */
export const brokenHeic = (): Buffer =>
  Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), Buffer.alloc(2_000, 7)]);

/** The test string of EICAR, put together when it is needed so that no scanner finds it in these sources. */
export const eicar = (): string =>
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");
