import * as z from "zod";
import { phoneSchema } from "./phone.ts";

/** `POST /account/phone`. */
export const phoneBody = z.strictObject({ phone: phoneSchema });

/** To which number a code was sent, all but its last two digits masked; a budget that is spent is not told. */
export const phoneAskedReply = z.strictObject({ phone: z.string() });

/** `POST /account/phone/confirmation`: the code as typed, pasted or dictated. */
export const phoneCodeBody = z.strictObject({ phone: phoneSchema, code: z.string().min(1).max(40) });

/** Whose phone it is now; what is shown of it is `GET /account`. */
export const phoneConfirmedReply = z.strictObject({ accountId: z.string() });
