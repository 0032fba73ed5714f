import type { Contract } from "#web/app/contract.ts";
import { pathOf, type RequestView } from "#web/areas/my/requests/request.ts";
import type { Tone } from "#web/ui/notice.tsx";

export type Paper = RequestView["documents"][number];

/** What a paper is to its owner: the officer's word where there is one, else what was uploaded. */
export type Standing =
  | "optional"
  | "missing"
  | "checking"
  | "passed"
  | "warned"
  | "failed"
  | "with-officer"
  | "accepted"
  | "rejected"
  | "replaced"
  | "corrected";

export const tones: Readonly<Record<Standing, Tone | "plain">> = {
  optional: "plain",
  missing: "warning",
  checking: "info",
  passed: "good",
  warned: "good",
  failed: "bad",
  "with-officer": "info",
  accepted: "good",
  rejected: "bad",
  replaced: "good",
  corrected: "info",
};

const uploaded = ({ upload, optional }: Paper): Standing => {
  switch (upload?.state) {
    case undefined:
      return optional ? "optional" : "missing";
    case "granted":
    case "inspecting":
      return "checking";
    case "passed":
    case "warned":
    case "failed":
      return upload.state;
  }
};

export const standingOf = (paper: Paper, state: RequestView["state"]): Standing => {
  if (paper.state === "accepted" || paper.state === "corrected") return paper.state;
  const now = uploaded(paper);
  if (paper.state === "rejected") {
    if (now === "passed" || now === "warned") return "replaced";
    return now === "missing" || now === "optional" ? "rejected" : now;
  }
  // An upload that was begun and given up is still to do.
  return (state === "submitted" || state === "needs-correction") && (now === "passed" || now === "warned")
    ? "with-officer"
    : now;
};

/** Whether the owner has still to do something about it before it can be sent. */
export const isOpen = (paper: Paper, state: RequestView["state"]): boolean => {
  const standing = standingOf(paper, state);
  if (standing === "checking" || standing === "failed") return !paper.optional || paper.state === "rejected";
  return standing === "missing" || standing === "rejected";
};

/** Whether a file may be sent for it now (R3, R4). */
export const isChangeable = (paper: Paper, { state, expired }: RequestView): boolean =>
  state === "draft" || (state === "needs-correction" && expired !== true && paper.state === "rejected");

/** What the officer refused, while it is to be corrected. */
export const refusedIn = ({ documents }: RequestView): readonly Paper[] =>
  documents.filter(({ state }) => state === "rejected");

export const paperPath = (requestId: string, { beneficiary, documentId }: Paper): string =>
  pathOf(requestId, `/papers/${beneficiary}/${documentId}`);

/** The next paper that asks for something, after `from` and around to the first. */
export const nextPaper = (request: RequestView, from?: Paper): Paper | undefined => {
  const { documents, state } = request;
  const at = from === undefined ? -1 : documents.indexOf(from);
  return [...documents.slice(at + 1), ...documents.slice(0, Math.max(at, 0))].find(
    (paper) => isChangeable(paper, request) && isOpen(paper, state),
  );
};

/** The answer to a request for an upload: where to send the file, and with which fields. */
export type Grant =
  Contract["POST /requests/{requestId}/documents/{beneficiary}/{documentId}/upload"]["answer"];
