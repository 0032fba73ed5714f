import { createHash } from "node:crypto";
import type { Command } from "./call.ts";

/**
 * The command of something that no person ordered: a provider's notice, an event. It is derived from what
 * caused it, so that the same cause seen twice is the same command and changes nothing the second time (E1).
 *
 * @param actorId - which system acts, for the audit trail.
 * @param cause - what makes it this command and no other, for instance an event's id and a unit.
 */
export const systemCommand = (actorId: string, ...cause: readonly (string | number)[]): Command => {
  const digest = createHash("sha256")
    .update([actorId, ...cause].join("\n"))
    .digest("base64url");
  return {
    id: `cmd_${digest.slice(0, 26)}`,
    fingerprint: digest.slice(26, 42),
    actor: { kind: "system", id: actorId },
  };
};
