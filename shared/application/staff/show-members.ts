import type { Call, Outcome } from "#shared/domain/call.ts";
import type { Assignment, StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Member } from "#shared/domain/staff/member.ts";
import { administersNetwork } from "#shared/domain/staff/roles.ts";
import type { StaffReadDeps } from "./deps.ts";

/** Whoever asks, as the directory has them now. */
export interface MeView {
  staffId: string;
  name?: string;
  roles: Assignment[];
}

/** A member of staff as administrators see them. */
export interface MemberView {
  staffId: string;
  name: string;
  active: boolean;
  /** To be sent with a change. */
  version: number;
  roles: Assignment[];
}

/** Who asks, at which place: a post's id, or `*` for the whole network. */
type PlaceCall<Params, Query> = Call<Params & { postId: string }, Query, unknown, StaffCaller>;

/** A head of post sees what somebody does at their post, and nothing of elsewhere (E2). */
const viewAt =
  ({ params: { postId }, caller }: PlaceCall<unknown, unknown>) =>
  ({ staffId, name, active, version, assignments }: Member): MemberView => ({
    staffId,
    name,
    active,
    version,
    roles: administersNetwork(caller.assignments)
      ? [...assignments]
      : assignments.filter((held) => held.postId === postId),
  });

/** Who the signed-in member of staff is, with the roles that count now (E2): what their pages are made from. */
export const showMe = async (
  { members }: StaffReadDeps,
  { caller }: Call<unknown, unknown, unknown, StaffCaller>,
): Outcome<MeView> => {
  const { staffId, assignments } = caller;
  const profile = await members.profile(staffId);
  const body = { staffId, ...(profile && { name: profile.name }), roles: [...assignments] };
  return { ok: true, value: { status: 200, body } };
};

/** Everybody who has or had a role at a post, or in the network (E2), a page at a time. */
export const listMembers = async (
  { members }: StaffReadDeps,
  call: PlaceCall<unknown, { after?: string | undefined }>,
): Outcome<{ members: MemberView[]; next?: string }> => {
  const page = await members.list(call.params.postId, call.query.after);
  const body = {
    members: page.members.map(viewAt(call)),
    ...(page.next !== undefined && { next: page.next }),
  };
  return { ok: true, value: { status: 200, body } };
};

/** One member of staff. Error: `not-found`, also for who never had a role at that post (E2). */
export const showMember = async (
  { members }: StaffReadDeps,
  call: PlaceCall<{ staffId: string }, unknown>,
): Outcome<MemberView> => {
  const member = await members.find(call.params.postId, call.params.staffId);
  return member === undefined
    ? refuse("not-found")
    : { ok: true, value: { status: 200, body: viewAt(call)(member) } };
};
