import type { Paper } from "#shared/domain/document/paper-key.ts";
import { paperKeyOf } from "#shared/domain/document/paper-key.ts";
import { goodStates, isGood } from "#shared/domain/document/upload.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { RequestDocument } from "#shared/domain/request/request.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { papersItemSchema } from "./request-item.ts";

/** The condition that each of these papers has an upload that passed (R3), in the parts of an expression. */
const allGood = (papers: readonly Paper[]) => {
  const goods = goodStates.map((_, index) => `:good${index}`).join(", ");
  return {
    conditions: papers.map((_, index) => `uploads.#p${index}.#state IN (${goods})`),
    names: {
      ...(papers.length > 0 && { "#state": "state" }),
      ...Object.fromEntries(papers.map((paper, index) => [`#p${index}`, paperKeyOf(paper)])),
    },
    values:
      papers.length > 0 ? Object.fromEntries(goodStates.map((state, index) => [`:good${index}`, state])) : {},
  };
};

/** Which of these papers have no upload that passed, from the stored item; undefined when all have. */
const missing = (image: unknown, papers: readonly Paper[]): Refusal | undefined => {
  const { uploads } = papersItemSchema.parse(image);
  const without = papers.map(paperKeyOf).filter((key) => !isGood(uploads[key]));
  return without.length === 0
    ? undefined
    : {
        code: "document-missing",
        errors: without.map((key) => ({ pointer: "/body/documents", code: `missing-${key}` })),
      };
};

/** Asks that each of these papers, at least one, has an upload that passed (R3). Refusal: `document-missing`. */
export const papersPiece = (table: string, requestId: string, papers: readonly Paper[]): DynamoPiece => {
  const { conditions, names, values } = allGood(papers);
  return {
    write: {
      ConditionCheck: {
        TableName: table,
        Key: keys.documents(requestId),
        ConditionExpression: conditions.join(" AND "),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => missing(image, papers) ?? { code: "busy", retryAfterSeconds: 1 },
  };
};

/**
 * Sets the papers on condition that they are as read and that those in `needing` have an upload that passed. The
 * upload of a rejected paper is forgotten, so that its correction needs another (R3, R4).
 */
export const documentsPiece = (
  table: string,
  requestId: string,
  before: readonly RequestDocument[],
  after: readonly RequestDocument[],
  needing: readonly Paper[] = [],
): DynamoPiece => {
  const { conditions, names, values } = allGood(needing);
  const rejected = after.filter(({ state }) => state === "rejected").map(paperKeyOf);
  const forget = rejected.map((_, index) => `uploads.#r${index}`).join(", ");
  const allNames = { ...names, ...Object.fromEntries(rejected.map((key, index) => [`#r${index}`, key])) };
  return {
    write: {
      Update: {
        TableName: table,
        Key: keys.documents(requestId),
        UpdateExpression: `SET documents = :after${forget === "" ? "" : ` REMOVE ${forget}`}`,
        ConditionExpression: ["documents = :before", ...conditions].join(" AND "),
        ...(Object.keys(allNames).length > 0 && { ExpressionAttributeNames: allNames }),
        ExpressionAttributeValues: { ":before": before, ":after": after, ...values },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    // Where nothing is missing, somebody decided the same papers between our reading and our writing.
    refusal: (image) => missing(image, needing) ?? { code: "request-wrong-state" },
  };
};
