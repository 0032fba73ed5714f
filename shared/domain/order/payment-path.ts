import type { Language } from "#shared/domain/call.ts";

/**
 * The page of the site where a buyer waits for the word of who took the money, below the site's address. The order's
 * number stands behind the `#`: browsers send it to nobody.
 */
export const paymentPath = (orderId: string, language: Language, { declined = false } = {}): string =>
  `/${language}/my/#/stamps/${orderId}/pay?${declined ? "declined" : "back"}=1`;
