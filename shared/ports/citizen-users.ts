/** Who may sign in at the citizens' issuer, by which phone. */
export interface CitizenUsers {
  /**
   * From now on the new number signs in who signed in by the old one, and the old one nobody. Where the new number has
   * signed in by itself before, it goes on as it is and the old one's user goes; where the old one never signed in,
   * there is nothing to do. Done twice, it is done once.
   */
  movePhone(from: string, to: string): Promise<void>;
}
