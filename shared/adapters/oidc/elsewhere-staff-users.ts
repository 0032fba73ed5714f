import type { StaffUsers } from "#shared/ports/staff-users.ts";

/** For an issuer that somebody else administers: nobody is invited from here, and the directory alone keeps people out. */
export const elsewhereStaffUsers: StaffUsers = {
  invite: () => Promise.resolve(undefined),
  disable: () => Promise.resolve(),
  enable: () => Promise.resolve(),
};
