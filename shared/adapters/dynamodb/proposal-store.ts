import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Proposal } from "#shared/domain/proposal/proposal.ts";
import {
  isOpen,
  proposalKinds,
  proposalReasons,
  proposalStates,
  whyNotDecided,
} from "#shared/domain/proposal/proposal.ts";
import type { ProposalStore } from "#shared/ports/proposal-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

/** A proposal is shown for 400 days; the audit trail keeps what became of it. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;

const proposalItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  proposalId: z.string(),
  kind: z.enum(proposalKinds),
  subject: z.string(),
  orderId: z.string(),
  unit: z.int().positive(),
  postId: z.string(),
  reason: z.enum(proposalReasons),
  note: z.string().optional(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  until: z.iso.datetime(),
  state: z.enum(proposalStates),
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
  expiresAt: z.int().positive(),
});

const proposalOf = (item: unknown): Proposal => {
  const { pk, sk, expiresAt, ...proposal } = proposalItemSchema.parse(item);
  return proposal;
};

/** Proposals beside what they change: a post's in one partition, and per subject who is waited for. */
export const dynamoProposalStore = (client: DynamoDBDocumentClient, table: string): ProposalStore => ({
  find: async (postId, proposalId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.proposal(postId, proposalId), ConsistentRead: true }),
    );
    return Item && proposalOf(Item);
  },
  listOpen: async (postId, now) =>
    (await queryPartition(client, table, keys.proposal(postId, "").pk, proposalOf, { consistent: true }))
      .filter((proposal) => isOpen(proposal, now))
      .toSorted((one, other) => one.proposedAt.localeCompare(other.proposedAt)),
  propose: (proposal, now) => {
    const { postId, proposalId, kind, subject, until } = proposal;
    const expiresAt = Math.floor(now / 1000) + KEPT_SECONDS;
    const item = { ...keys.proposal(postId, proposalId), ...proposal, expiresAt };
    const only: DynamoPiece = {
      write: {
        Put: {
          TableName: table,
          Item: { ...keys.proposed(kind, subject), proposalId, until, expiresAt },
          ConditionExpression: "attribute_not_exists(pk) OR #until <= :now",
          ExpressionAttributeNames: { "#until": "until" },
          ExpressionAttributeValues: { ":now": new Date(now).toISOString() },
        },
      },
      refusal: () => ({ code: "proposal-exists" }),
    };
    return [putNew(table, proposalItemSchema.parse(item), () => ({ code: "proposal-exists" })), only];
  },
  decide: (proposal, decision) => {
    const { to, by, now } = decision;
    const at = new Date(now).toISOString();
    const own = to === "withdrawn" ? "proposedBy = :by" : "proposedBy <> :by";
    const end: DynamoPiece = {
      write: {
        Update: {
          TableName: table,
          Key: keys.proposal(proposal.postId, proposal.proposalId),
          UpdateExpression: "SET #state = :to, decidedBy = :by, decidedAt = :at",
          ConditionExpression: `#state = :open AND #until > :at AND ${own}`,
          ExpressionAttributeNames: { "#state": "state", "#until": "until" },
          ExpressionAttributeValues: { ":to": to, ":by": by, ":at": at, ":open": "open" },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      refusal: (image) =>
        whyNotDecided(image && proposalOf(image), decision) ?? { code: "busy", retryAfterSeconds: 1 },
    };
    const free: DynamoPiece = {
      write: {
        Delete: {
          TableName: table,
          Key: keys.proposed(proposal.kind, proposal.subject),
          ConditionExpression: "proposalId = :id",
          ExpressionAttributeValues: { ":id": proposal.proposalId },
        },
      },
      // Time to live took it with its proposal: there is nothing to decide.
      refusal: () => ({ code: "proposal-closed" }),
    };
    return [end, free];
  },
});
