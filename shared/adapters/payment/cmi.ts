import type { Language } from "#shared/domain/call.ts";
import { decimalString, dirhams } from "#shared/domain/money/money.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { NoticeFault, PaymentNotice, PaymentProvider } from "#shared/ports/payment-provider.ts";
import type { SecretReader } from "#shared/ports/secret-reader.ts";
import { fitsHashV3, hashV3 } from "./hash-v3.ts";

/** ISO 4217 number of the dirham: everything is charged in it, whatever currency the buyer was shown (T1). */
const DIRHAM = "504";

/** The page speaks Arabic, French and English; Spanish readers get French, the network's second language. */
const pageLanguages: Readonly<Record<Language, string>> = { ar: "ar", fr: "fr", es: "fr", en: "en" };

/** Seconds for which the page shows its result before it sends the browser back. */
const REFRESH_SECONDS = 5;

/** Who we are to the provider, and where the store key is kept. */
export interface CmiMerchant {
  readonly clientId: string;
  readonly secretId: string;
}

/** Where the hosted page is, and our site's address without a trailing slash. */
export interface CmiPages extends CmiMerchant {
  readonly pageUrl: string;
  readonly siteUrl: string;
}

/** Whole dirhams with at most two decimals as centimes; undefined for anything else. */
const centimesOf = (text: string | undefined): number | undefined => {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text ?? "");
  return parts ? Number(`${parts[1]}${(parts[2] ?? "").padEnd(2, "0")}`) : undefined;
};

const short = (text: string | undefined): string | undefined =>
  /^[\w.-]{1,40}$/.test(text ?? "") ? text : undefined;

/** Reads a notice whose hash, merchant and currency are right. */
const noticeOf = (
  fields: Readonly<Record<string, string>>,
  hash: string,
): Result<PaymentNotice, NoticeFault> => {
  const amountMad = centimesOf(fields["amount"]);
  if (amountMad === undefined) return fail("amount");
  const orderId = short(fields["oid"]);
  const transaction = short(fields["TransId"]);
  const reason = short(fields["ProcReturnCode"]) ?? "none";
  const approved = reason === "00" && fields["Response"] === "Approved";
  if (orderId === undefined || (approved && transaction === undefined)) return fail("shape");
  // A payment that failed before the bank was asked has no transaction: its signature then names it.
  const transactionId = transaction ?? `none-${hash.replaceAll(/\W/g, "").slice(0, 24)}`;
  return ok({ orderId, transactionId, amountMad, approved, reason });
};

/**
 * The notices of CMI (3D-Pay-Hosting, hash version 3). **To be certified with the provider**: written from its
 * published protocol and tested against the sandbox provider of the local run only.
 *
 * The page pre-authorises; the money is taken when our answer to its notice says `ACTION=POSTAUTH`.
 */
export const cmiNotices = (
  secrets: SecretReader,
  merchant: CmiMerchant,
): Pick<PaymentProvider, "name" | "read" | "replies"> => ({
  name: "cmi",
  replies: { capture: "ACTION=POSTAUTH", noted: "APPROVED", refuse: "FAILURE" },
  read: async (fields) => {
    const hash = Object.entries(fields).find(([name]) => name.toLowerCase() === "hash")?.[1] ?? "";
    if (!fitsHashV3(fields, hash, await secrets.read(merchant.secretId))) return fail("hash");
    if (fields["clientid"] !== merchant.clientId) return fail("merchant");
    return fields["currency"] === DIRHAM ? noticeOf(fields, hash) : fail("currency");
  },
});

/** The form of CMI's hosted page. **To be certified with the provider**, as its notices. */
export const cmiPage = (secrets: SecretReader, options: CmiPages): Pick<PaymentProvider, "form"> => ({
  form: async ({ orderId, amountMad, language, nonce }) => {
    // The browser comes back by a POST, which the site's pages do not take: the API sends it on.
    const back = `${options.siteUrl}/api/payments/cmi/return?language=${language}`;
    const fields = {
      clientid: options.clientId,
      oid: orderId,
      amount: decimalString(dirhams(amountMad)),
      currency: DIRHAM,
      TranType: "PreAuth",
      storetype: "3D_PAY_HOSTING",
      hashAlgorithm: "ver3",
      rnd: nonce,
      lang: pageLanguages[language],
      encoding: "UTF-8",
      shopurl: options.siteUrl,
      okUrl: back,
      failUrl: `${back}&result=declined`,
      callbackUrl: `${options.siteUrl}/api/payments/cmi/callback`,
      CallbackResponse: "true",
      AutoRedirect: "true",
      refreshtime: String(REFRESH_SECONDS),
      // The page wants a payer's name; the order's number says enough, and no person leaves our house.
      BillToName: orderId,
    };
    const storeKey = await secrets.read(options.secretId);
    return { action: options.pageUrl, fields: { ...fields, HASH: hashV3(fields, storeKey) } };
  },
});
