import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A further sign-in, for which the account's phone was confirmed, leads to the account from now on (R1). */
export const accountJoined = defineEvent(
  "gov.wisal.accounts.joined.v1",
  "A further sign-in, for which its phone was confirmed, leads to an account; the owner is told (R1, N1).",
  () => z.strictObject({ accountId: z.string() }),
);
