import type { Refusal } from "../refusal.ts";
import { fail, ok, type Result } from "../result.ts";
import type { RequestDocument } from "./request.ts";

/** A paper that a citizen declares corrected (R4). */
export type CorrectedPaper = Pick<RequestDocument, "beneficiary" | "documentId">;

const same = (one: CorrectedPaper) => (other: CorrectedPaper) =>
  one.beneficiary === other.beneficiary && one.documentId === other.documentId;

const at = (index: number, code: Refusal["code"]): Result<never, Refusal> =>
  fail({ code, errors: [{ pointer: `/body/documents/${index}`, code }] });

/**
 * Marks the rejected papers as corrected: all of them and no other (R4). Accepted ones stay accepted.
 *
 * Errors: `document-unknown`, `document-not-rejected`, `document-uncorrected` with each paper still missing.
 */
export const correct = (
  documents: readonly RequestDocument[],
  corrected: readonly CorrectedPaper[],
): Result<readonly RequestDocument[], Refusal> => {
  const unknown = corrected.findIndex((paper) => !documents.some(same(paper)));
  if (unknown >= 0) return at(unknown, "document-unknown");
  const needless = corrected.findIndex((paper) => documents.find(same(paper))?.state !== "rejected");
  if (needless >= 0) return at(needless, "document-not-rejected");
  const missing = documents.filter(
    (document) => document.state === "rejected" && !corrected.some(same(document)),
  );
  if (missing.length > 0) {
    return fail({
      code: "document-uncorrected",
      errors: missing.map(({ beneficiary, documentId }) => ({
        pointer: "/body/documents",
        code: `uncorrected-${beneficiary}-${documentId}`,
      })),
    });
  }
  return ok(
    documents.map((document) =>
      document.state === "rejected" ? { ...document, state: "corrected" as const } : document,
    ),
  );
};
