import type { PaperType } from "./limits.ts";
import { MAX_FILES_PER_BENEFICIARY } from "./limits.ts";
import type { VerdictCode } from "./verdict.ts";
import { verdictOutcomes } from "./verdict.ts";
import type { KeptZoneCheck } from "./zone.ts";

/** States of an upload: until `granted` has become `inspecting`, nothing of it has arrived. */
export const uploadStates = ["granted", "inspecting", "passed", "warned", "failed"] as const;
export type UploadState = (typeof uploadStates)[number];

/** What a scanner says of a file; anything but `clean` keeps it out. */
export const scanResults = ["clean", "threat", "unknown"] as const;
export type ScanResult = (typeof scanResults)[number];

/** Where the rebuilt copy is (D3). */
export interface CopyPointer {
  readonly key: string;
  readonly type: "application/pdf" | "image/jpeg";
}

/** The current upload of one paper; a new grant takes its place. */
export interface PaperUpload {
  readonly uploadId: string;
  readonly state: UploadState;
  readonly type: PaperType;
  /** The file's name as the citizen may read it again; never part of a key. */
  readonly name: string;
  /** SHA-256 of the file, base64: the grant is for these bytes and no others. */
  readonly sha256: string;
  readonly grantedAt: string;
  /** The stored version that inspection and scan are about. */
  readonly version?: string | undefined;
  readonly inspected?: VerdictCode | undefined;
  readonly scanned?: ScanResult | undefined;
  readonly copy?: CopyPointer | undefined;
  /** How the zone of an identity document compares with what was typed: for the officer, deciding nothing. */
  readonly zone?: KeptZoneCheck | undefined;
  /** The final verdict, with its instant. */
  readonly verdict?: VerdictCode | undefined;
  readonly decidedAt?: string | undefined;
}

/** States with which a paper may be submitted (R3). */
export const goodStates = ["passed", "warned"] as const satisfies readonly UploadState[];

/** Whether an upload lets its paper be submitted (R3). */
export const isGood = (upload: PaperUpload | undefined): boolean =>
  goodStates.some((state) => state === upload?.state);

/** Whether nothing more happens to an upload. */
export const isDecided = ({ state }: PaperUpload): boolean => state !== "granted" && state !== "inspecting";

/** Something found about one stored version of a file. */
export type Finding =
  | { readonly kind: "arrived"; readonly version: string }
  | {
      readonly kind: "inspected";
      readonly version: string;
      readonly verdict: VerdictCode;
      readonly copy?: CopyPointer | undefined;
      readonly zone?: KeptZoneCheck | undefined;
    }
  | { readonly kind: "scanned"; readonly version: string; readonly result: ScanResult }
  /** Nobody could tell in time: a verdict all the same (D2). */
  | { readonly kind: "given-up" };

const fromScan = { threat: "malware", unknown: "unreadable", clean: undefined } as const;

/** The verdict that two halves make: the first failure decides, success needs both; undefined while one is missing. */
const joined = ({ inspected, scanned }: PaperUpload): VerdictCode | undefined => {
  const scan = scanned && fromScan[scanned];
  if (scan === "malware") return scan;
  if (inspected !== undefined && verdictOutcomes[inspected] === "failed") return inspected;
  return scan ?? (scanned === "clean" ? inspected : undefined);
};

/**
 * What an upload becomes by a finding, in whichever order they come: inspection first, scan first, either twice, or
 * about another version, which changes nothing. A passed file has both an inspection that it passed and a scan that
 * found it clean, of the same version (D2). Returns the upload itself when nothing changes.
 *
 * @param now - epoch milliseconds.
 */
export const settle = (upload: PaperUpload, finding: Finding, now: number): PaperUpload => {
  if (isDecided(upload)) return upload;
  if (finding.kind === "given-up") {
    return { ...upload, state: "failed", verdict: "unreadable", decidedAt: new Date(now).toISOString() };
  }
  const { version } = finding;
  if (upload.version !== undefined && upload.version !== version) return upload;
  const next: PaperUpload = { ...upload, version, state: "inspecting" };
  if (finding.kind === "arrived") return upload.version === undefined ? next : upload;
  if (finding.kind === "inspected" ? upload.inspected !== undefined : upload.scanned !== undefined)
    return upload;
  const found: PaperUpload =
    finding.kind === "inspected"
      ? { ...next, inspected: finding.verdict, copy: finding.copy, zone: finding.zone }
      : { ...next, scanned: finding.result };
  const verdict = joined(found);
  return verdict === undefined
    ? found
    : {
        ...found,
        state: verdictOutcomes[verdict],
        ...(verdictOutcomes[verdict] === "failed" && { copy: undefined, zone: undefined }),
        verdict,
        decidedAt: new Date(now).toISOString(),
      };
};

/** How many files were granted for one beneficiary on one day (UTC). */
export interface UploadQuota {
  readonly day: string;
  readonly used: number;
}

/** One file more, or undefined when the day's are used up (D1). `now` in epoch milliseconds. */
export const oneMore = (quota: UploadQuota | undefined, now: number): UploadQuota | undefined => {
  const day = new Date(now).toISOString().slice(0, 10);
  const used = quota?.day === day ? quota.used : 0;
  return used >= MAX_FILES_PER_BENEFICIARY ? undefined : { day, used: used + 1 };
};
