import type { Call, Language, Outcome } from "#shared/domain/call.ts";
import { idPattern } from "#shared/domain/ids.ts";
import { paymentPath } from "#shared/domain/order/payment-path.ts";

interface Return {
  readonly language: Language;
  /** What the page says to have done: a hint for the words shown, never a fact. */
  readonly result?: "declined" | undefined;
}

/**
 * Sends the browser back from the card page to where its order waits for the provider's word.
 *
 * It changes nothing and proves nothing: a browser's return is never proof of payment (T2).
 */
export const returnToSite = (
  deps: { readonly siteUrl: string },
  {
    body,
    query: { language, result },
  }: Pick<Call<unknown, Return, Readonly<Record<string, string>> | undefined>, "body" | "query">,
): Outcome<string> => {
  const orderId = body?.["oid"] ?? "";
  const path = idPattern("order").test(orderId)
    ? paymentPath(orderId, language, { declined: result === "declined" })
    : `/${language}/`;
  return Promise.resolve({
    ok: true,
    value: { status: 303, body: "", headers: { Location: `${deps.siteUrl}${path}` } },
  });
};
