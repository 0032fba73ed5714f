import type { CitizenUsers } from "#shared/ports/citizen-users.ts";
import type { Pool, Signing } from "./pool.ts";
import { poolCalls } from "./pool.ts";

const UNKNOWN = "UserNotFoundException";
const TAKEN = "AliasExistsException";

/**
 * The citizens' user pool, whose users are found by the phone they sign in with.
 *
 * @throws when the pool answers neither with a result nor with an expected fault.
 */
export const cognitoCitizenUsers = (pool: Pool, signing: Signing): CitizenUsers => {
  const call = poolCalls(pool, signing);
  return {
    movePhone: async (from, to) => {
      const moved = await call(
        "AdminUpdateUserAttributes",
        {
          Username: from,
          UserAttributes: [
            { Name: "phone_number", Value: to },
            // Its code was right a moment ago.
            { Name: "phone_number_verified", Value: "true" },
          ],
        },
        UNKNOWN,
        TAKEN,
      );
      // The new number's own user is led to the same account at its next sign-in; the old number's must not be.
      if ("fault" in moved && moved.fault === TAKEN)
        await call("AdminDeleteUser", { Username: from }, UNKNOWN);
    },
  };
};
