import * as z from "zod";

/** The roles that staff may hold. */
export const staffRole = () =>
  z.enum(["officer", "desk", "head-of-post", "network-administrator", "call-centre"]);
