import { readObjectKey } from "#shared/domain/document/paper-key.ts";
import type { ScanResult } from "#shared/domain/document/upload.ts";
import type { ArrivedObject } from "#shared/ports/document-files.ts";
import type { SettlingUploadDeps } from "./settle-upload.ts";
import { settleUpload } from "./settle-upload.ts";

/** The malware scanner's word on one version of an upload (D2); about anything else it changes nothing. */
export const recordScan = async (
  deps: SettlingUploadDeps,
  { key, version, result }: ArrivedObject & { readonly result: ScanResult },
): Promise<void> => {
  const address = readObjectKey(key);
  if (address !== undefined) await settleUpload(deps, address, { kind: "scanned", version, result });
};
