import * as z from "zod";
import { staffIdOf, staffKeyOf } from "#shared/domain/account/subject.ts";
import type { MemberProfile } from "#shared/domain/staff/member.ts";
import { keys } from "./keys.ts";

/** Who a member of staff is, as stored at each place where they have or had a role. */
const memberItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  staffId: z.string(),
  key: z.string(),
  subject: z.string(),
  name: z.string(),
});

/** The item by which a member of staff is found at a place: a post's id, or `*`, where everybody is. */
export const memberItem = (
  place: string,
  { staffId, key, subject, name }: MemberProfile,
): z.infer<typeof memberItemSchema> =>
  memberItemSchema.parse({ ...keys.member(place, staffId), staffId, key, subject, name });

/** Reads a stored member's profile. */
export const toProfile = (item: unknown): MemberProfile => {
  const { pk, sk, ...profile } = memberItemSchema.parse(item);
  return profile;
};

/** Who somebody is to the directory, by issuer and subject. */
export const profileOf = (person: {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}): MemberProfile => ({
  staffId: staffIdOf(person),
  key: staffKeyOf(person),
  subject: person.subject,
  name: person.name,
});

/** The item of the administrators on whom the network can rely: whose ids it starts with. */
export const administratorsItem = (staffIds: readonly string[]): Record<string, unknown> => ({
  ...keys.administrators(),
  staffIds: new Set(staffIds),
});
