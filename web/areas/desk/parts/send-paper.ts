import type { Api } from "#web/app/api.ts";
import { offline, type Problem } from "#web/app/problem.ts";

const types = ["application/pdf", "image/jpeg", "image/png", "image/heic"] as const;

/** What a paper may be, for the browser's file picker. */
export const accepted = types.join(",");

interface Paper {
  readonly requestId: string;
  readonly beneficiary: number;
  readonly documentId: string;
}

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/** Sends one paper straight to its bucket, by the signed form of one file; the verdict follows. The refusal, if any. */
export const sendPaper = async (api: Api, paper: Paper, file: File): Promise<Problem | undefined> => {
  const type = types.find((each) => each === file.type) ?? "application/pdf";
  const sha256 = base64(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  const granted = await api.call("POST /requests/{requestId}/documents/{beneficiary}/{documentId}/upload", {
    path: { ...paper, beneficiary: String(paper.beneficiary) },
    body: { type, bytes: file.size, sha256, name: file.name.slice(-100) },
  });
  if (!granted.ok) return granted.problem;
  const form = new FormData();
  for (const [name, value] of Object.entries(granted.value.fields)) form.append(name, value);
  form.append("file", file);
  const sent = await fetch(granted.value.url, { method: "POST", body: form }).catch(() => undefined);
  return sent?.ok === true ? undefined : offline;
};
