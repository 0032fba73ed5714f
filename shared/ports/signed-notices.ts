import type { SignedText } from "#shared/domain/call.ts";

/** Notices from a server that shares a secret with us: a payment network's, a wallet's (T2). */
export interface SignedNotices {
  /** Whether the other side signed this text, just now. */
  believes(signed: SignedText | undefined, now: number): Promise<boolean>;
}
