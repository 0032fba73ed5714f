/** A form as browsers send files: the fields before `file`, and the file. What follows the file is ignored, as S3 does. */
export interface UploadedForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Buffer | undefined;
}

const BREAK = Buffer.from("\r\n\r\n");

/** Reads `multipart/form-data`; undefined when it is none. Field names are told apart without regard to case. */
export function readForm(contentType: string, body: Buffer): UploadedForm | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  const fields = new Map<string, string>();
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(Buffer.concat([Buffer.from("\r\n"), mark]), at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next);
    const split = part.indexOf(BREAK);
    const name = /name="([^"]*)"/i.exec(part.toString("utf8", 0, split))?.[1]?.toLowerCase() ?? "";
    const content = part.subarray(split + BREAK.length);
    if (name === "file") return { fields, file: content };
    fields.set(name, content.toString("utf8"));
    at = next + 2;
  }
  return { fields, file: undefined };
}
