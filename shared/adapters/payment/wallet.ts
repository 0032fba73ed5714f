import { decimalString, dirhams } from "#shared/domain/money/money.ts";
import { paymentPath } from "#shared/domain/order/payment-path.ts";
import type { SecretReader } from "#shared/ports/secret-reader.ts";
import type { WalletRequests } from "#shared/ports/wallet-requests.ts";
import { signText } from "../crypto/signed-text.ts";
import { keyRingOf } from "../crypto/stamp-keys.ts";

/** Who we are to the wallet, where its page is, and our site's address without a trailing slash. */
export interface WalletMerchant {
  readonly url: string;
  readonly merchantId: string;
  readonly secretId: string;
  readonly siteUrl: string;
}

/**
 * Requests to pay as signed links: the query, in this order and as written, is what is signed, so nothing has to be
 * asked of the wallet and no outcome is ever unknown. **To be certified with the provider**: wallets differ in the
 * names of fields; this is the common shape of merchant, request, amount, currency, end, notice address, signature.
 */
export const walletLinks = (secrets: SecretReader, merchant: WalletMerchant): WalletRequests => ({
  link: async ({ orderId, amountMad, until, language, now }) => {
    const { current, keys } = keyRingOf(await secrets.read(merchant.secretId));
    const query = new URLSearchParams({
      merchant: merchant.merchantId,
      request: orderId,
      amount: decimalString(dirhams(amountMad)),
      currency: "MAD",
      expires: until,
      notify: `${merchant.siteUrl}/api/payments/wallet/notices`,
      back: `${merchant.siteUrl}${paymentPath(orderId, language)}`,
    }).toString();
    const signature = signText(keys[current] ?? "", query, Math.floor(now / 1000));
    return `${merchant.url}?${query}&${new URLSearchParams({ signature }).toString()}`;
  },
});
