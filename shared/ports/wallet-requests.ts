import type { Language } from "#shared/domain/call.ts";

/** What a wallet is asked to collect. */
export interface WalletRequest {
  readonly orderId: string;
  /** Centimes of dirham. */
  readonly amountMad: number;
  /** UTC instant at which the request ends. */
  readonly until: string;
  /** The language of the page that the buyer comes back to. */
  readonly language: Language;
  readonly now: number;
}

/** A mobile wallet that is asked for money by a link, which opens its application or page (T2). */
export interface WalletRequests {
  link(request: WalletRequest): Promise<string>;
}
