import { createHash } from "node:crypto";
import { paperKindOf } from "#shared/domain/document/limits.ts";
import type { ObjectAddress } from "#shared/domain/document/paper-key.ts";
import { objectKeyOf, readObjectKey } from "#shared/domain/document/paper-key.ts";
import type { CopyPointer, PaperUpload } from "#shared/domain/document/upload.ts";
import { isDecided } from "#shared/domain/document/upload.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import { failed } from "#shared/domain/document/verdict.ts";
import type { KeptZoneCheck } from "#shared/domain/document/zone.ts";
import { compareZone, typedDigest } from "#shared/domain/document/zone.ts";
import type { ArrivedObject, CleanFiles, OriginalFiles } from "#shared/ports/document-files.ts";
import type { PaperInspector } from "#shared/ports/paper-inspector.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { SettlingUploadDeps } from "./settle-upload.ts";
import { settleUpload } from "./settle-upload.ts";

/** Inspecting what arrived. */
export interface InspectingDeps extends SettlingUploadDeps {
  readonly requests: Pick<RequestStore, "find" | "beneficiariesOf">;
  readonly originals: OriginalFiles;
  readonly copies: CleanFiles;
  readonly inspector: PaperInspector;
}

/** The delivery at which nothing is tried any more: two ended without a word, and a third would too (D2). */
const GIVE_UP_AT = 3;

const judge = async (
  deps: InspectingDeps,
  { key, version }: ArrivedObject,
  upload: PaperUpload,
  documentId: string,
): Promise<Inspection> => {
  const bytes = await deps.originals.read(key, version);
  if (bytes === undefined) return failed("unreadable");
  // The storage compared it already; whoever stored around the grant is stopped here.
  if (createHash("sha256").update(bytes).digest("base64") !== upload.sha256) return failed("unreadable");
  return deps.inspector.inspect(bytes, upload.type, paperKindOf(documentId));
};

/**
 * Compares the zone of an identity document with what was typed; undefined for papers without one. What was read ends
 * here: only the outcome and the names of the fields that differ are kept.
 */
const checkZone = async (
  deps: InspectingDeps,
  { requestId, beneficiary, documentId }: ObjectAddress,
  inspection: Inspection,
): Promise<KeptZoneCheck | undefined> => {
  if (!("copy" in inspection) || paperKindOf(documentId) !== "identity") return undefined;
  const person = (await deps.requests.beneficiariesOf(requestId))[beneficiary - 1];
  return person && { ...compareZone(inspection.zone, person, documentId), of: typedDigest(person) };
};

/**
 * Inspects what arrived for a paper and stores its rebuilt copy before its verdict (D2, D3). Delivered again, it does
 * nothing twice; at the third delivery the verdict is `unreadable`: silence is none.
 *
 * Returns the inspection's own verdict, or undefined when there was nothing to do.
 */
export const inspectUpload = async (
  deps: InspectingDeps,
  object: ArrivedObject,
  attempt: number,
): Promise<Inspection["verdict"] | undefined> => {
  const address = readObjectKey(object.key);
  if (address === undefined) return undefined;
  const { version } = object;
  const upload = await settleUpload(deps, address, { kind: "arrived", version });
  if (
    upload === undefined ||
    isDecided(upload) ||
    upload.inspected !== undefined ||
    upload.version !== version
  )
    return undefined;
  const inspection =
    attempt >= GIVE_UP_AT ? failed("unreadable") : await judge(deps, object, upload, address.documentId);
  let copy: CopyPointer | undefined;
  if ("copy" in inspection) {
    copy = { key: objectKeyOf(address), type: inspection.copy.type };
    await deps.copies.write(copy, inspection.copy.bytes);
  }
  const { verdict } = inspection;
  const zone = await checkZone(deps, address, inspection);
  await settleUpload(deps, address, { kind: "inspected", version, verdict, copy, zone });
  return verdict;
};
