import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A citizen opened an account. */
export const accountOpened = defineEvent("gov.wisal.accounts.opened.v1", "A citizen opened an account.", () =>
  z.strictObject({
    accountId: z.string(),
    language: z.enum(["ar", "fr", "es", "en"]),
  }),
);
