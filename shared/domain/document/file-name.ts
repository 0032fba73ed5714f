const LONGEST = 80;

/** Marks that turn the direction of text around or join letters: a name must look like what it is. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What ends a header, an attribute or a path somewhere. */
const RISKY = /["'<>|:*?\\/;%]/g;

/**
 * A file's name as it may be shown again: no path, no control or direction marks, no quotes, at most 80 letters with
 * its ending kept. Empty ones become `document`.
 */
export const displayFileName = (typed: string): string => {
  const plain = typed
    .normalize("NFC")
    .replaceAll(INVISIBLE, "")
    .replaceAll(RISKY, "-")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s.-]+/, "")
    .trim();
  const letters = [...plain];
  if (letters.length === 0) return "document";
  if (letters.length <= LONGEST) return plain;
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? "";
  return `${letters.slice(0, LONGEST - ending.length).join("")}${ending}`;
};
