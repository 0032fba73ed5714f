import type { Notice } from "#shared/domain/partner/notice.ts";
import type { Result } from "#shared/domain/result.ts";
import type { PartnerWebhook } from "./directory.ts";

/** Why a notice was not taken; a code for the log, never what the partner answered. */
export type NoticeFault = "webhook-address" | "webhook-unreachable" | "webhook-timeout" | "webhook-refused";

/** Brings notices to partners, signed. */
export interface NoticeSender {
  /**
   * Sends one notice to a partner's address, once. `id` is the same in every try, so that the partner can tell a
   * repeated one.
   */
  send(
    partnerId: string,
    webhook: PartnerWebhook,
    id: string,
    notice: Notice,
    now: number,
  ): Promise<Result<undefined, NoticeFault>>;
}
