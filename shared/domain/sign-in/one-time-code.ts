import { createHash, randomInt } from "node:crypto";
import { bareDigits } from "#shared/domain/stamp/code.ts";

/** How long a code is good, whether or not another was sent after it: SMS overtake each other. */
export const CODE_LIFETIME_MS = 15 * 60_000;

/** Six random digits. */
export const drawOneTimeCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/** A code as typed, pasted or dictated, in bare Western digits. */
export const readOneTimeCode = (typed: string): string => bareDigits(typed);

/** What is kept of a code: it saves nobody who can read the table from trying a million, and is gone after 15 minutes. */
export const codeDigest = (name: string, code: string): string =>
  createHash("sha256").update(`wisal-code|${name}|${code}`).digest("base64url").slice(0, 22);
