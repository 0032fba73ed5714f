import type { PaperType } from "./limits.ts";
import type { MachineZone } from "./zone.ts";

/** Verdicts of D2 by what follows from them: only a failed one keeps a request from being submitted (R3). */
export const verdictOutcomes = {
  passed: "passed",
  "too-blurred": "warned",
  "wrong-type": "failed",
  unreadable: "failed",
  "password-protected": "failed",
  "active-content": "failed",
  "too-small": "failed",
  "too-many-pages": "failed",
  "too-large": "failed",
  "photo-ratio": "failed",
  "photo-not-picture": "failed",
  malware: "failed",
} as const satisfies Record<string, "passed" | "warned" | "failed">;

/** A verdict's stable code; `verdict-texts.ts` says each in words. */
export type VerdictCode = keyof typeof verdictOutcomes;

/** A verdict with which a paper counts as uploaded. */
export type GoodVerdict = {
  [Code in VerdictCode]: (typeof verdictOutcomes)[Code] extends "failed" ? never : Code;
}[VerdictCode];

/** A verdict after which the citizen uploads again. */
export type BadVerdict = Exclude<VerdictCode, GoodVerdict>;

const isCode = (code: string): code is VerdictCode => code in verdictOutcomes;

/** Every verdict there is. */
export const verdictCodes: readonly VerdictCode[] = Object.keys(verdictOutcomes).filter(isCode);

/** What was measured on the way, for logs and for tests; nothing of the paper's contents. */
export interface PaperFacts {
  readonly type?: PaperType | undefined;
  readonly pages?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Variance of the Laplacian: small when nothing in the picture has an edge. */
  readonly sharpness?: number | undefined;
}

/** A paper made anew from what could be seen of it (D3). */
export interface RebuiltCopy {
  readonly type: "application/pdf" | "image/jpeg";
  readonly bytes: Uint8Array;
}

/** What an inspection found: a copy exactly when the verdict is a good one, with a zone if one could be read. */
export type Inspection =
  | {
      readonly verdict: GoodVerdict;
      readonly facts: PaperFacts;
      readonly copy: RebuiltCopy;
      /** Personal data: to be compared and forgotten. */
      readonly zone?: MachineZone | undefined;
    }
  | { readonly verdict: BadVerdict; readonly facts: PaperFacts };

/** A failed inspection. */
export const failed = (verdict: BadVerdict, facts: PaperFacts = {}): Inspection => ({ verdict, facts });
