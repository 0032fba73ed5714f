import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Subject } from "#shared/domain/account/subject.ts";
import { staffIdOf, staffKeyOf } from "#shared/domain/account/subject.ts";
import type { Assignment } from "#shared/domain/caller.ts";
import { staffRoles } from "#shared/domain/caller.ts";
import type { PartnerTerms } from "#shared/domain/partner/terms.ts";
import type { Directory, PartnerWebhook, PartnerWebhooks } from "#shared/ports/directory.ts";
import { accountItemSchema, joinedAccountOf } from "./account-item.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";

const assignmentSchema = z.strictObject({
  /** A post's id, or `*` for the whole network. */
  postId: z.string(),
  role: z.enum(staffRoles),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});

/** What a member of staff may do, as stored: all that the authorizer reads. Who they are is in `member-store.ts`. */
export const staffItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.literal("STAFF"),
  staffId: z.string(),
  active: z.boolean(),
  assignments: z.array(assignmentSchema),
  /** Counts the changes: each is on condition of the one before. */
  version: z.int().positive(),
});

/** A stored member of staff. */
export type StaffItem = z.infer<typeof staffItemSchema>;

const termsSchema = z.strictObject({
  procedureIds: z.array(z.string()),
  postIds: z.array(z.string()),
  callsPerMinute: z.int().positive(),
});

/** A partner's machine client as stored, under the client id of its tokens. */
export const partnerItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.literal("PARTNER"),
  partnerId: z.string(),
  name: z.string(),
  active: z.boolean(),
  scopes: z.array(z.string()),
  terms: termsSchema,
});

/** Where a partner's notices go, as stored under the id that events carry. */
const partnerWebhookItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.literal("WEBHOOK"),
  url: z.url(),
  generations: z.array(z.int().positive()).min(1).max(3),
});

/** A stored partner. */
export type PartnerItem = z.infer<typeof partnerItemSchema>;

/** The item of a member of staff; `issuer` and `subject` are the `iss` and `sub` of their tokens. */
export const staffItem = (
  entry: Subject & {
    readonly assignments: readonly Assignment[];
    readonly active: boolean;
  },
): StaffItem =>
  staffItemSchema.parse({
    ...keys.staff(staffKeyOf(entry)),
    staffId: staffIdOf(entry),
    active: entry.active,
    assignments: entry.assignments,
    version: 1,
  });

/** The item of a partner; its id in events is the client id unless another, stable one is given. */
export const partnerItem = (entry: {
  readonly clientId: string;
  readonly partnerId?: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly terms: PartnerTerms;
  readonly active: boolean;
}): PartnerItem =>
  partnerItemSchema.parse({
    ...keys.partner(entry.clientId),
    partnerId: entry.partnerId ?? entry.clientId,
    name: entry.name,
    active: entry.active,
    scopes: entry.scopes,
    terms: entry.terms,
  });

/** The item of a partner's address for notices. */
export const partnerWebhookItem = (partnerId: string, webhook: PartnerWebhook): Record<string, unknown> =>
  partnerWebhookItemSchema.parse({ ...keys.partnerWebhook(partnerId), ...webhook });

/** Partners' addresses in the core table, read for each notice: what an administrator changes counts at once. */
export const dynamoPartnerWebhooks = (client: DynamoDBDocumentClient, table: string): PartnerWebhooks => ({
  webhook: async (partnerId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.partnerWebhook(partnerId), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const { url, generations } = partnerWebhookItemSchema.parse(Item);
    return { url, generations };
  },
});

/** The directory in the core table; reads are consistent so that a change counts at once (E2). */
export const dynamoDirectory = (client: DynamoDBDocumentClient, tableName: string): Directory => {
  const read = async (key: Key): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))).Item;
  return {
    account: async (accountId) => {
      const item = await read(keys.account(accountId));
      const joined = joinedAccountOf(item);
      const account = joined === undefined ? item : await read(keys.account(joined));
      if (account === undefined) return { accountId, status: "none" };
      const { accountId: found, status } = accountItemSchema.parse(account);
      return { accountId: found, status };
    },
    staff: async (subject) => {
      const item = await read(keys.staff(staffKeyOf(subject)));
      if (item === undefined) return undefined;
      const { staffId, active, assignments } = staffItemSchema.parse(item);
      return { staffId, active, assignments };
    },
    partner: async (clientId) => {
      const item = await read(keys.partner(clientId));
      if (item === undefined) return undefined;
      const { partnerId, active, scopes, terms } = partnerItemSchema.parse(item);
      return { partnerId, active, scopes, terms };
    },
  };
};
