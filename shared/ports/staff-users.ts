/**
 * Who may sign in at the staff's issuer. It is asked to let people in and keep them out; what they may do stands in
 * the directory alone (E2).
 */
export interface StaffUsers {
  /**
   * The person's `sub` there: of who has this address already, or of a new user, who is then invited by e-mail to
   * set a password and a second factor. Asked twice, it is the same person. Undefined where people are made users
   * elsewhere, and are added by their `sub`.
   */
  invite(person: { readonly email: string; readonly name: string }): Promise<string | undefined>;
  /** Signs nobody in under this `sub` any more. Done twice, it is done once; an unknown one is left alone. */
  disable(subject: string): Promise<void>;
  enable(subject: string): Promise<void>;
}
