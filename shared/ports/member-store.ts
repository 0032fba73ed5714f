import type { Subject } from "#shared/domain/account/subject.ts";
import type { Member, MemberProfile } from "#shared/domain/staff/member.ts";
import type { Piece } from "./change-store.ts";

/** A page of members in the order of their ids; `next` is where another begins. */
export interface MemberPage {
  readonly members: readonly Member[];
  readonly next?: string;
}

/** The directory as administrators read it: whom there is at a place, a post's id or `*` for the whole network. */
export interface MemberReader {
  profile(staffId: string): Promise<MemberProfile | undefined>;
  /** Everybody who has or had a role there, a page at a time. */
  list(place: string, after: string | undefined): Promise<MemberPage>;
  /** Undefined for who never had a role there. */
  find(place: string, staffId: string): Promise<Member | undefined>;
}

/** A change of a member as they were read to what they become. */
export interface MemberChange {
  readonly before: Member;
  readonly after: Pick<Member, "active" | "assignments">;
  /** A post that they are to be found at from now on. */
  readonly place?: string;
  /** Today in Rabat, by whose calendar the network counts. */
  readonly today: string;
}

/** The directory as administrators change it; every condition is in the writes (E2). */
export interface MemberStore extends Pick<MemberReader, "find"> {
  bySubject(subject: Subject): Promise<Member | undefined>;
  /** Refusal: `staff-stale`, when they are there meanwhile. */
  addPieces(member: Omit<Member, "version">, places: readonly string[], today: string): readonly Piece[];
  /** Refusals: `staff-stale`, when they are not as they were read; `last-administrator`. */
  changePieces(change: MemberChange): readonly Piece[];
}
