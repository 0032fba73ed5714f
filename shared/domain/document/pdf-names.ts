/**
 * Names that make a PDF do something, or carry something along (D2): scripts, started programs, sent forms, files
 * within the file, media players, XFA forms (which are programs). Links and plain forms are ordinary, and gone from
 * the rebuilt copy anyway.
 */
const activeNames: ReadonlySet<string> = new Set([
  "JavaScript",
  "JS",
  "Launch",
  "SubmitForm",
  "ImportData",
  "EmbeddedFile",
  "EmbeddedFiles",
  "FileAttachment",
  "EF",
  "GoToE",
  "RichMedia",
  "RichMediaExecute",
  "Rendition",
  "Movie",
  "Sound",
  "XFA",
]);

/** Whether a name, decoded, is one of them. */
export const isActiveName = (name: string): boolean => activeNames.has(name);

/** `#4a` in a name is the byte 4A: `/#4a#53` is `/JS`. */
const decoded = (name: string): string =>
  name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const NAME = /\/([^\s()<>[\]{}/%]*)/g;

/** Ends a literal string that begins at `start`: brackets nest, a backslash escapes. −1 when it never ends. */
const endOfString = (text: string, start: number): number => {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const each = text[index];
    if (each === "\\") index += 1;
    else if (each === "(") depth += 1;
    else if (each === ")") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
};

/** The text without its literal strings, in which a slash means nothing; as it is where one never ends. */
const withoutStrings = (text: string): string => {
  let kept = "";
  let from = 0;
  for (let open = text.indexOf("("); open >= 0; open = text.indexOf("(", from)) {
    const end = endOfString(text, open);
    // A string without an end hides what follows from us and perhaps not from a viewer: search everything.
    if (end < 0) return text;
    kept += `${text.slice(from, open)} `;
    from = end;
  }
  return kept + text.slice(from);
};

/**
 * Whether PDF syntax (Latin-1 text, outside of binary streams) holds an active name, whatever a cross-reference
 * table makes of it: objects that nothing refers to, and earlier or later ones of the same number, are searched too.
 */
export const holdsActiveName = (text: string): boolean =>
  text.split(/(?=\d[ \t\r\n\f\0]+obj\b)/).some((object) =>
    withoutStrings(object)
      .matchAll(NAME)
      .some(([, name = ""]) => isActiveName(decoded(name))),
  );

/** Whether PDF syntax names this, however it is spelled. */
export const namesAny = (text: string, wanted: readonly string[]): boolean =>
  text.matchAll(NAME).some(([, name = ""]) => wanted.includes(decoded(name)));
