import { describe, expect, it } from "vitest";
import { isHeldBy, LEASE_SECONDS, leaseFor } from "./lease.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const own = leaseFor(undefined, "stf_ONE", now);

describe("R4 the lease of a review", () => {
  it("lasts ten minutes from the officer's last act, and keeps its beginning", () => {
    expect(own).toEqual({
      by: "stf_ONE",
      since: "2026-11-21T12:00:00.000Z",
      until: now / 1000 + LEASE_SECONDS,
    });
    const later = now + 9 * 60_000;
    const renewed = leaseFor(own, "stf_ONE", later);
    expect(renewed).toEqual({ ...own, until: later / 1000 + LEASE_SECONDS });
    expect(isHeldBy(renewed, "stf_ONE", now + 15 * 60_000)).toBe(true);
  });

  it("keeps others away until its last second, and begins anew once it is past, for whoever takes it", () => {
    expect(leaseFor(own, "stf_TWO", now + LEASE_SECONDS * 1000 - 1)).toBeUndefined();
    const end = now + LEASE_SECONDS * 1000;
    for (const by of ["stf_ONE", "stf_TWO"])
      expect(leaseFor(own, by, end)).toMatchObject({ by, since: new Date(end).toISOString() });
  });

  it("is taken over only when that is said", () => {
    expect(leaseFor(own, "stf_HEAD", now + 1000, true)).toMatchObject({ by: "stf_HEAD" });
  });
});
