/** Keyed digests of phone numbers: they find the account of a number without storing it in a key. */
export interface PhoneKeys {
  of(phone: string): Promise<string>;
}
