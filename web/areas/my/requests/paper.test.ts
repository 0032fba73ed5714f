import { describe, expect, it } from "vitest";
import { isChangeable, isOpen, nextPaper, type Paper, standingOf } from "#web/areas/my/requests/paper.ts";
import type { RequestView } from "#web/areas/my/requests/request.ts";

const paper = (documentId: string, more: Partial<Paper> = {}): Paper => ({
  beneficiary: 1,
  documentId,
  optional: false,
  state: "pending",
  ...more,
});
const upload = (state: NonNullable<Paper["upload"]>["state"]): NonNullable<Paper["upload"]> => ({
  uploadId: "upl_1",
  state,
  type: "image/jpeg",
  name: "photo.jpg",
  grantedAt: "2026-11-22T10:00:00.000Z",
});
const request = (state: RequestView["state"], documents: readonly Paper[]): RequestView => ({
  requestId: "req_1",
  reference: "7K4M9-Q2XDT",
  postId: "fr-paris",
  procedureId: "passport-adult",
  state,
  createdAt: "2026-11-22T10:00:00.000Z",
  people: [],
  beneficiaries: [],
  documents,
});

describe("R3 R4 what a paper is to its owner", () => {
  it("is what was uploaded while it is a draft, then the officer's word", () => {
    expect(standingOf(paper("a"), "draft")).toBe("missing");
    expect(standingOf(paper("a", { optional: true }), "draft")).toBe("optional");
    expect(standingOf(paper("a", { upload: upload("granted") }), "draft")).toBe("checking");
    expect(standingOf(paper("a", { upload: upload("passed") }), "draft")).toBe("passed");
    expect(standingOf(paper("a", { upload: upload("passed") }), "submitted")).toBe("with-officer");
    // Where no officer looks at papers (R6), or looks no longer, none has it.
    expect(standingOf(paper("a", { upload: upload("passed") }), "valid")).toBe("passed");
    expect(standingOf(paper("a", { state: "accepted" }), "needs-correction")).toBe("accepted");
    expect(standingOf(paper("a", { state: "rejected" }), "needs-correction")).toBe("rejected");
    expect(standingOf(paper("a", { state: "rejected", upload: upload("warned") }), "needs-correction")).toBe(
      "replaced",
    );
    expect(standingOf(paper("a", { state: "rejected", upload: upload("failed") }), "needs-correction")).toBe(
      "failed",
    );
  });

  it("an optional paper keeps nobody from going on, unless the officer refused it", () => {
    expect(isOpen(paper("a", { optional: true, upload: upload("failed") }), "draft")).toBe(false);
    expect(isOpen(paper("a", { optional: true, state: "rejected" }), "needs-correction")).toBe(true);
  });

  it("may be replaced in a draft, and after a refusal until the deadline", () => {
    const rejected = paper("a", { state: "rejected" });
    expect(isChangeable(paper("a"), request("draft", []))).toBe(true);
    expect(isChangeable(rejected, request("needs-correction", []))).toBe(true);
    expect(isChangeable(paper("b", { state: "accepted" }), request("needs-correction", []))).toBe(false);
    expect(isChangeable(rejected, { ...request("needs-correction", []), expired: true })).toBe(false);
    expect(isChangeable(paper("a"), request("submitted", []))).toBe(false);
  });

  it("is followed by the next that asks for something, around to the first", () => {
    const documents = [paper("a"), paper("b", { upload: upload("passed") }), paper("c")];
    const draft = request("draft", documents);
    expect(nextPaper(draft)?.documentId).toBe("a");
    expect(nextPaper(draft, documents[0])?.documentId).toBe("c");
    expect(nextPaper(draft, documents[2])?.documentId).toBe("a");
    expect(nextPaper(request("draft", [documents[1] ?? paper("x")]))).toBeUndefined();
  });
});
