import type { Call, Outcome } from "#shared/domain/call.ts";
import { idPattern } from "#shared/domain/ids.ts";

/**
 * Sends the browser back from the card page to the site, with the order's number where the page said one.
 *
 * It changes nothing and proves nothing: a browser's return is never proof of payment (T2).
 */
export const returnToSite = (
  deps: { readonly siteUrl: string },
  { body }: Pick<Call<unknown, unknown, Readonly<Record<string, string>> | undefined>, "body">,
): Outcome<string> => {
  const orderId = body?.["oid"] ?? "";
  const query = idPattern("order").test(orderId) ? `?order=${orderId}` : "";
  return Promise.resolve({
    ok: true,
    value: { status: 303, body: "", headers: { Location: `${deps.siteUrl}/${query}` } },
  });
};
