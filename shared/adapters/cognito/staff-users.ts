import * as z from "zod";
import type { StaffUsers } from "#shared/ports/staff-users.ts";
import type { Pool, Signing } from "./pool.ts";
import { poolCalls } from "./pool.ts";

const attributesSchema = z.array(z.object({ Name: z.string(), Value: z.string().optional() }));
const createdSchema = z.object({ User: z.object({ Attributes: attributesSchema }) });
const foundSchema = z.object({ UserAttributes: attributesSchema });

/** @throws when the answer names no `sub`: every user of a pool has one. */
const subOf = (attributes: z.infer<typeof attributesSchema>): string => {
  const sub = attributes.find(({ Name }) => Name === "sub")?.Value;
  if (sub === undefined) throw new Error("staff-pool-user-without-sub");
  return sub;
};

/**
 * The staff's user pool, by four of its operations.
 *
 * @throws when the pool answers neither with a result nor with an expected fault.
 */
export const cognitoStaffUsers = (pool: Pool, signing: Signing): StaffUsers => {
  const call = poolCalls(pool, signing);
  const change = async (operation: "AdminDisableUser" | "AdminEnableUser", subject: string) => {
    await call(operation, { Username: subject }, "UserNotFoundException");
  };

  return {
    invite: async ({ email, name }) => {
      const created = await call(
        "AdminCreateUser",
        {
          Username: email,
          DesiredDeliveryMediums: ["EMAIL"],
          UserAttributes: [
            { Name: "email", Value: email },
            // Whoever sets a password got the invitation there.
            { Name: "email_verified", Value: "true" },
            { Name: "name", Value: name },
          ],
        },
        "UsernameExistsException",
      );
      if ("answer" in created) return subOf(createdSchema.parse(created.answer).User.Attributes);
      const found = await call("AdminGetUser", { Username: email });
      return subOf(foundSchema.parse("answer" in found && found.answer).UserAttributes);
    },
    disable: (subject) => change("AdminDisableUser", subject),
    enable: (subject) => change("AdminEnableUser", subject),
  };
};
