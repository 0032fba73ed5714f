import { objectKeyOf } from "#shared/domain/document/paper-key.ts";
import { isDecided } from "#shared/domain/document/upload.ts";
import type { ArrivedFiles } from "#shared/ports/document-files.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { InspectionQueue } from "#shared/ports/inspection-queue.ts";
import type { SettlingUploadDeps } from "./settle-upload.ts";
import { settleUpload, uploadAt } from "./settle-upload.ts";

/** Sweeping up what got no verdict. */
export interface SweepingDeps extends SettlingUploadDeps {
  readonly documents: DocumentStore;
  readonly arrived: ArrivedFiles;
  readonly inspections: InspectionQueue;
}

/** After this many minutes without a verdict an upload is looked at again (D2), and after these it is ended. */
const AGAIN_AFTER_MINUTES = 15;
const END_AFTER_MINUTES = 60;

const MINUTE_MS = 60_000;

/**
 * Looks at uploads that got no verdict in 15 minutes (D2): an inspection whose event was lost is asked for again;
 * after an hour, whatever is missing, the verdict is `unreadable`. A grant that was never used is forgotten.
 * `undecided` are those that arrived and still wait, for inspection or scan.
 */
export const sweepUploads = async (
  deps: SweepingDeps,
): Promise<Readonly<Record<"again" | "ended" | "unused" | "undecided", number>>> => {
  const now = deps.clock.now();
  const counts = { again: 0, ended: 0, unused: 0, undecided: 0 };
  const waiting = await deps.documents.undecided(
    new Date(now - AGAIN_AFTER_MINUTES * MINUTE_MS).toISOString(),
  );
  for (const { grantedAt, ...address } of waiting) {
    const upload = await uploadAt(deps, address);
    const key = objectKeyOf(address);
    const version = upload?.version ?? (await deps.arrived.version(key));
    if (upload === undefined || isDecided(upload) || version === undefined) {
      await deps.documents.forget(grantedAt, address.uploadId);
      counts.unused += 1;
    } else if (Date.parse(grantedAt) <= now - END_AFTER_MINUTES * MINUTE_MS) {
      await settleUpload(deps, address, { kind: "given-up" });
      counts.ended += 1;
    } else {
      counts.undecided += 1;
      if (upload.inspected !== undefined) continue;
      await deps.inspections.ask({ key, version });
      counts.again += 1;
    }
  }
  return counts;
};
