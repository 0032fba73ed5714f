import { type Outcome, offline } from "#web/app/problem.ts";
import type { Grant } from "#web/areas/my/requests/paper.ts";

/** Largest file (D1), in bytes. */
const MAX_BYTES = 10 * 1024 * 1024;

const types = ["application/pdf", "image/jpeg", "image/png", "image/heic"] as const;
export type PaperType = (typeof types)[number];

/** For the chooser of files; phones that say `heif` or nothing at all are understood too. */
export const accepted = [...types, "image/heif", ".heic", ".heif"].join(",");

const byEnding: Readonly<Record<string, PaperType>> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  heic: "image/heic",
  heif: "image/heic",
};

/** The type a file is announced with; its content is judged by the inspection. */
export const typeOf = ({ type, name }: Pick<File, "type" | "name">): PaperType | undefined => {
  if (type === "image/heif") return "image/heic";
  return types.find((each) => each === type) ?? byEnding[name.split(".").at(-1)?.toLowerCase() ?? ""];
};

/** What can be said of a file before it is sent. */
export const faultOf = (file: Pick<File, "type" | "name" | "size">) => {
  if (typeOf(file) === undefined) return "wrong-type";
  if (file.size === 0) return "empty";
  return file.size > MAX_BYTES ? "too-large" : undefined;
};

/** What the grant is asked for with: a phone may call every photograph the same. */
export const announced = async (file: File, type: PaperType) => {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const sha256 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return { type, bytes: file.size, sha256, name: file.name.slice(0, 1_000) };
};

/** Sends a file straight to the quarantine (D1), with its progress from 0 to 1: `fetch` does not tell it. */
export const sendFile = (
  { url, fields }: Grant,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Outcome<undefined>> =>
  new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", file);
    const sending = new XMLHttpRequest();
    const lost = () => resolve({ ok: false, problem: offline });
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    sending.onload = () => (sending.status < 300 ? resolve({ ok: true, value: undefined }) : lost());
    sending.onerror = lost;
    sending.onabort = lost;
    signal.addEventListener("abort", () => sending.abort());
    sending.open("POST", url);
    sending.send(form);
  });
