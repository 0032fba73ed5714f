import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type ApiAnswer, callApi } from "#local/client/wisal.ts";
import { type JsonObject, list, obj, str } from "#local/json.ts";
import { identityPhoto, jpegPage } from "#test/support/samples/pictures.ts";

/** A file for one paper of a request. */
export interface PaperFile {
  readonly requestId: string;
  readonly beneficiary: number;
  readonly documentId: string;
  readonly bytes: Buffer;
  readonly type?: string;
  readonly name?: string;
  /** Sent besides the token: an agent's mandate (R1). */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks to upload a file. */
export const askUpload = (base: string, token: string, file: PaperFile): Promise<ApiAnswer> =>
  callApi(
    base,
    "POST",
    `/requests/${file.requestId}/documents/${file.beneficiary}/${file.documentId}/upload`,
    {
      token,
      ...(file.headers && { headers: file.headers }),
      body: {
        type: file.type ?? "image/jpeg",
        bytes: file.bytes.length,
        sha256: createHash("sha256").update(file.bytes).digest("base64"),
        name: file.name ?? "photo.jpg",
      },
    },
  );

/** Sends a file as a browser does: the grant's fields, then the file. `changes` replaces fields, or leaves them out. */
export const sendFile = async (
  grant: JsonObject,
  bytes: Buffer,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<{ readonly status: number; readonly text: string }> => {
  const form = new FormData();
  const fields: Readonly<Record<string, unknown>> = { ...obj(grant["fields"]), ...changes };
  for (const [name, value] of Object.entries(fields)) if (typeof value === "string") form.append(name, value);
  form.append("file", new Blob([new Uint8Array(bytes)]), "file");
  const response = await fetch(str(grant["url"]), { method: "POST", body: form });
  return { status: response.status, text: await response.text() };
};

/** A request's papers as its owner sees them. */
export const papersOf = async (
  base: string,
  token: string,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly JsonObject[]> =>
  list((await callApi(base, "GET", `/requests/${requestId}`, { token, headers })).body["documents"]).map(obj);

/** Uploads a file and waits for its verdict. @throws when something on the way is refused or no verdict comes. */
export const uploadPaper = async (base: string, token: string, file: PaperFile): Promise<string> => {
  const grant = await askUpload(base, token, file);
  if (grant.status !== 201) throw new Error(`no grant: ${grant.status} ${grant.text}`);
  const sent = await sendFile(grant.body, file.bytes);
  if (sent.status !== 201) throw new Error(`not stored: ${sent.status} ${sent.text}`);
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(100)) {
    const papers = await papersOf(base, token, file.requestId, file.headers);
    const upload = obj(
      papers.find(
        (paper) => paper["beneficiary"] === file.beneficiary && paper["documentId"] === file.documentId,
      )?.["upload"],
    );
    if (upload["verdict"] !== undefined) return str(upload["verdict"]);
  }
  throw new Error("no verdict within a minute");
};

/** A good file for a paper: a photograph of 35 × 45 proportions, or a page of text. */
export const goodFile = (documentId: string): Promise<Buffer> =>
  documentId.startsWith("photo-") ? identityPhoto(413, 531) : jpegPage({ width: 620, height: 877 });

/** Uploads a good file for every paper that a draft or a correction needs; their verdicts, in order. */
export const uploadPapers = async (
  base: string,
  token: string,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> => {
  const papers = (await papersOf(base, token, requestId, headers)).filter(
    ({ optional, state }) => optional !== true && (state === "pending" || state === "rejected"),
  );
  return Promise.all(
    papers.map(async (paper) => {
      const documentId = str(paper["documentId"]);
      const beneficiary = Number(paper["beneficiary"]);
      const file = { requestId, beneficiary, documentId, bytes: await goodFile(documentId), headers };
      return uploadPaper(base, token, file);
    }),
  );
};
