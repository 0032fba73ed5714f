import { useEffect, useRef, useState } from "preact/hooks";
import type { Api } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";
import type { Paper } from "#web/areas/my/requests/paper.ts";
import { announced, faultOf, sendFile, typeOf } from "#web/areas/my/requests/send-file.ts";

/** Where a file is on its way. `slow`: no verdict within a minute; it comes later, on the list of papers. */
export type Upload =
  | { readonly state: "none" | "reading" | "slow" }
  | { readonly state: "wrong"; readonly fault: NonNullable<ReturnType<typeof faultOf>> }
  | { readonly state: "sending"; readonly part: number; readonly name: string }
  | { readonly state: "failed"; readonly problem: Problem };

const POLL_MS = 800;
const PATIENCE_MS = 60_000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Reads the request until the upload has its verdict; false where a minute was not enough. */
const verdictCame = async (
  api: Api,
  requestId: string,
  uploadId: string,
  signal: AbortSignal,
): Promise<boolean> => {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until && !signal.aborted; ) {
    const read = await api.call("GET /requests/{requestId}", { path: { requestId } }, { signal });
    const upload = read.ok
      ? read.value.documents.find((paper) => paper.upload?.uploadId === uploadId)?.upload
      : undefined;
    if (upload?.verdict !== undefined) return true;
    await pause(POLL_MS);
  }
  return false;
};

/** Sends a file for a paper and waits for the verdict; `onDone` is told when there is something new to read. */
export const useUpload = (
  requestId: string,
  { beneficiary, documentId }: Pick<Paper, "beneficiary" | "documentId">,
  onDone: () => void,
) => {
  const { api } = useApp();
  const [upload, setUpload] = useState<Upload>({ state: "none" });
  const latest = useRef<{ readonly file: File; readonly key: string }>(undefined);
  const stop = useRef(new AbortController());
  useEffect(() => {
    const here = new AbortController();
    stop.current = here;
    return () => here.abort();
  }, [requestId, beneficiary, documentId]);

  const run = async (file: File, key: string): Promise<void> => {
    const { signal } = stop.current;
    const show = (next: Upload) => {
      if (!signal.aborted) setUpload(next);
    };
    const type = typeOf(file);
    const fault = faultOf(file);
    if (type === undefined || fault !== undefined) {
      show({ state: "wrong", fault: fault ?? "wrong-type" });
      return;
    }
    const { name } = file;
    show({ state: "sending", part: 0, name });
    const granted = await api.call(
      "POST /requests/{requestId}/documents/{beneficiary}/{documentId}/upload",
      {
        path: { requestId, beneficiary: String(beneficiary), documentId },
        body: await announced(file, type),
      },
      { key, signal },
    );
    if (!granted.ok) {
      show({ state: "failed", problem: granted.problem });
      return;
    }
    const sent = await sendFile(
      granted.value,
      file,
      (part) => show({ state: "sending", part, name }),
      signal,
    );
    if (!sent.ok) {
      show({ state: "failed", problem: sent.problem });
      return;
    }
    show({ state: "reading" });
    const came = await verdictCame(api, requestId, granted.value.uploadId, signal);
    if (signal.aborted) return;
    show({ state: came ? "none" : "slow" });
    onDone();
  };

  return {
    upload,
    busy: upload.state === "sending" || upload.state === "reading",
    send: (file: File): void => {
      latest.current = { file, key: crypto.randomUUID() };
      void run(file, latest.current.key);
    },
    /** The same file once more: with the same key, so that the day's quota (D1) counts it once. */
    again: (): void => {
      if (latest.current !== undefined) void run(latest.current.file, latest.current.key);
    },
  };
};
