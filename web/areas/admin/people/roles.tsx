import type { AnswerOf } from "#web/app/api.ts";
import { shortDay } from "#web/areas/admin/days.ts";
import { Message, useTranslator } from "#web/areas/admin/words-staff.ts";

export type Member = AnswerOf<"GET /staff/posts/{postId}/members/{staffId}">;
export type Held = Member["roles"][number];
export type Role = Held["role"];

/** What the head of a post gives, and what only the network does (E2). */
export const postRoles = ["officer", "desk", "call-centre"] as const;
export const allRoles = [...postRoles, "head-of-post", "network-administrator"] as const;

/** A role with its days: "Officer, from 1 January 2026 to 31 December 2026". */
export const HeldRole = ({ held: { role, from, to } }: { readonly held: Held }) => {
  const { t, locale } = useTranslator();
  const first = shortDay(from, locale);
  const named = t(`role.${role}`);
  return to === null ? (
    <Message k="role.since" values={[{ role: named, from: first }]} />
  ) : (
    <Message k="role.between" values={[{ role: named, from: first, to: shortDay(to, locale) }]} />
  );
};
