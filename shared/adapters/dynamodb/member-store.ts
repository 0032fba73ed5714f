import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { staffIdOf, staffKeyOf } from "#shared/domain/account/subject.ts";
import type { Member } from "#shared/domain/staff/member.ts";
import { isStandingAdministrator } from "#shared/domain/staff/member.ts";
import { NETWORK } from "#shared/domain/staff/roles.ts";
import type { MemberChange, MemberStore } from "#shared/ports/member-store.ts";
import { staffItemSchema } from "./directory-store.ts";
import { keys } from "./keys.ts";
import { memberItem } from "./member-item.ts";
import { dynamoMemberReader } from "./member-reader.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";

const stale = () => ({ code: "staff-stale" }) as const;

/** The members of staff in the core table, for who adds and changes them (E2). */
export const dynamoMemberStore = (client: DynamoDBDocumentClient, table: string): MemberStore => {
  const reader = dynamoMemberReader(client, table);

  /** Makes somebody be found at a place; who they are never changes, so twice is once. */
  const foundAt = (place: string, member: Member | Omit<Member, "version">): DynamoPiece => ({
    write: { Put: { TableName: table, Item: memberItem(place, member) } },
    refusal: stale,
  });

  const joins = (staffId: string): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.administrators(),
        UpdateExpression: "ADD staffIds :one",
        ExpressionAttributeValues: { ":one": new Set([staffId]) },
      },
    },
    refusal: stale,
  });

  /** Two who take each other's office at once meet here, and one of them stays (E2). */
  const leaves = (staffId: string): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.administrators(),
        UpdateExpression: "DELETE staffIds :one",
        ConditionExpression: "NOT contains(staffIds, :id) OR size(staffIds) > :last",
        ExpressionAttributeValues: { ":one": new Set([staffId]), ":id": staffId, ":last": 1 },
      },
    },
    refusal: () => ({ code: "last-administrator" }),
  });

  const office = ({ before, after, today }: MemberChange): readonly DynamoPiece[] => {
    const { staffId } = before;
    if (isStandingAdministrator(after, today)) return [joins(staffId)];
    return before.assignments.some(({ role }) => role === "network-administrator") ? [leaves(staffId)] : [];
  };

  return {
    find: reader.find,
    bySubject: async (subject) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keys.staff(staffKeyOf(subject)), ConsistentRead: true }),
      );
      return Item && reader.find(NETWORK, staffIdOf(subject));
    },
    addPieces: (member, places, today) => {
      const { staffId, key, active, assignments } = member;
      const item = staffItemSchema.parse({ ...keys.staff(key), staffId, active, assignments, version: 1 });
      return [
        putNew(table, item, stale),
        ...places.map((place) => foundAt(place, member)),
        ...(isStandingAdministrator(member, today) ? [joins(staffId)] : []),
      ];
    },
    changePieces: (change) => {
      const { before, after, place } = change;
      const main: DynamoPiece = {
        write: {
          Update: {
            TableName: table,
            Key: keys.staff(before.key),
            UpdateExpression: "SET active = :active, assignments = :assignments, version = :next",
            ConditionExpression: "version = :seen",
            ExpressionAttributeValues: {
              ":active": after.active,
              ":assignments": after.assignments,
              ":seen": before.version,
              ":next": before.version + 1,
            },
          },
        },
        refusal: stale,
      };
      return [main, ...(place === undefined ? [] : [foundAt(place, before)]), ...office(change)];
    },
  };
};
