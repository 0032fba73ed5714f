import type { Beneficiary } from "#shared/domain/person/identity.ts";

/** Keyed digests of identities: they find the same person again (A2) without storing a number in a key. */
export interface PersonKeys {
  of(people: readonly Beneficiary[]): Promise<readonly string[]>;
}
