import * as z from "zod";

const time = "([01]\\d|2[0-3]):[0-5]\\d";

/** Quiet hours as a variable has them: `21:00-08:00`, or `none`. */
export const quietHoursSchema = z
  .string()
  .regex(new RegExp(`^(none|${time}-${time})$`), "invalid-quiet-hours")
  .transform((hours) => {
    const [from = "", until = ""] = hours.split("-");
    return hours === "none" ? undefined : { from, until };
  });
