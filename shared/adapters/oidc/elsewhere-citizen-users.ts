import type { CitizenUsers } from "#shared/ports/citizen-users.ts";

/** For an issuer that somebody else administers: by what people sign in there is changed there. */
export const elsewhereCitizenUsers: CitizenUsers = { movePhone: () => Promise.resolve() };
