import type { Language } from "#shared/domain/call.ts";
import type { Result } from "#shared/domain/result.ts";

/** A form that the buyer's browser posts to the provider's page. */
export interface HostedPageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What the provider is asked to collect. */
export interface PaymentRequest {
  readonly orderId: string;
  /** Centimes of dirham. */
  readonly amountMad: number;
  readonly language: Language;
  /** Tells two forms of one order apart; need not be secret. */
  readonly nonce: string;
}

/** What the provider says about a payment, once it is certain that the provider said it. */
export interface PaymentNotice {
  readonly orderId: string;
  readonly transactionId: string;
  /** Centimes of dirham. */
  readonly amountMad: number;
  readonly approved: boolean;
  /** The provider's own short code for the outcome. */
  readonly reason: string;
}

/** Why a notice is not believed: not signed by the provider, not for us, or not readable. */
export type NoticeFault = "hash" | "merchant" | "currency" | "amount" | "shape";

/** A provider with a hosted card page (T2). A browser's return is never proof of payment: only its notice is. */
export interface PaymentProvider {
  /** Who acts when a notice is recorded. */
  readonly name: string;
  form(request: PaymentRequest): Promise<HostedPageForm>;
  /** Verifies a notice and reads it. */
  read(fields: Readonly<Record<string, string>>): Promise<Result<PaymentNotice, NoticeFault>>;
  /** The texts the provider understands: take the money, noted, do not take it. */
  readonly replies: { readonly capture: string; readonly noted: string; readonly refuse: string };
}
