/** The named entities of Latin-1 in the order of their code points, from U+00A0 (HTML 4.01). */
const latin1 = (
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute " +
  "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig " +
  "Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash " +
  "Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute " +
  "ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc " +
  "uuml yacute thorn yuml"
).split(" ");

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["euro", "€"],
  ["rsquo", "’"],
  ["lsquo", "‘"],
  ...latin1.map((name, index): [string, string] => [name, String.fromCodePoint(0xa0 + index)]),
]);

const MAX_CODE_POINT = 0x10_ff_ff;

const ofCodePoint = (codePoint: number, entity: string): string =>
  codePoint > 0 && codePoint <= MAX_CODE_POINT ? String.fromCodePoint(codePoint) : entity;

/**
 * Decodes the HTML entities of accented letters, quotes and numbers once, as PHP's `html_entity_decode` with
 * `ENT_QUOTES` does in UTF-8; an unknown one stays as it is (`&apos;` is none in HTML 4.01).
 */
export const decodeEntities = (text: string): string =>
  text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,7}));/g,
    (entity, decimal, hex, name) => {
      if (typeof decimal === "string") return ofCodePoint(Number(decimal), entity);
      if (typeof hex === "string") return ofCodePoint(Number.parseInt(hex, 16), entity);
      return named.get(String(name)) ?? entity;
    },
  );
