import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { BatchGetCommand, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Member, MemberProfile } from "#shared/domain/staff/member.ts";
import type { MemberReader } from "#shared/ports/member-store.ts";
import { staffItemSchema } from "./directory-store.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import { toProfile } from "./member-item.ts";

/** A batch reads at most 100 items. */
const PAGE = 100;

type Item = Readonly<Record<string, unknown>>;

/** A member from who they are and what they may do. */
export const toMember = (profile: MemberProfile, item: unknown): Member => {
  const { active, assignments, version } = staffItemSchema.parse(item);
  return { ...profile, active, assignments, version };
};

/** The directory's members in the core table; reads are consistent, so that a change is seen at once. */
export const dynamoMemberReader = (client: DynamoDBDocumentClient, table: string): MemberReader => {
  const read = async (Key: Key): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const readAll = async (wanted: readonly Key[]): Promise<readonly Item[]> => {
    const found: Item[] = [];
    let left: Item[] = wanted.map((key) => ({ ...key }));
    while (left.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[table] ?? []));
      left = [...(UnprocessedKeys?.[table]?.Keys ?? [])];
    }
    return found;
  };
  const profile = async (place: string, staffId: string): Promise<MemberProfile | undefined> => {
    const item = await read(keys.member(place, staffId));
    return item && toProfile(item);
  };
  return {
    profile: (staffId) => profile("*", staffId),
    find: async (place, staffId) => {
      const found = await profile(place, staffId);
      return found && toMember(found, await read(keys.staff(found.key)));
    },
    list: async (place, after) => {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": keys.member(place, "").pk },
          Limit: PAGE,
          ConsistentRead: true,
          ...(after !== undefined && { ExclusiveStartKey: keys.member(place, after) }),
        }),
      );
      const profiles = Items.map(toProfile);
      const powers = new Map(
        (await readAll(profiles.map(({ key }) => keys.staff(key)))).map((item) => [
          staffItemSchema.parse(item).staffId,
          item,
        ]),
      );
      const last = profiles.at(-1)?.staffId;
      return {
        members: profiles.map((each) => toMember(each, powers.get(each.staffId))),
        ...(LastEvaluatedKey !== undefined && last !== undefined && { next: last }),
      };
    },
  };
};
