import { describe, expect, it } from "vitest";
import { accountIdOf, staffIdOf } from "#shared/domain/account/subject.ts";
import type { Assignment } from "#shared/domain/caller.ts";
import { idPattern } from "#shared/domain/ids.ts";
import type { PartnerEntry, StaffEntry } from "#shared/ports/directory.ts";
import type { VerifiedToken } from "#shared/ports/token-verifier.ts";
import type { IdentityDeps } from "./identify.ts";
import { identify } from "./identify.ts";

const NOW = Date.parse("2026-11-21T10:00:00Z");
const subject = { issuer: "https://id.example/x", subject: "s-1" };
const BEARER = "Bearer aaa.bbb.ccc";

interface World {
  readonly token?: VerifiedToken;
  readonly status?: "none" | "active" | "suspended";
  readonly staff?: StaffEntry;
  readonly partner?: PartnerEntry;
  readonly now?: number;
}

const world = ({ token, status = "active", staff, partner, now = NOW }: World) => {
  const reads: string[] = [];
  const deps: IdentityDeps = {
    clock: { now: () => now },
    tokens: {
      verify: () => Promise.resolve(token ? { ok: true, value: token } : { ok: false, error: "expired" }),
    },
    mandates: { read: () => Promise.resolve({ ok: false, error: "invalid" }) },
    directory: {
      account: (id) => {
        reads.push(id);
        return Promise.resolve({ accountId: id, status });
      },
      staff: ({ subject: who }) => {
        reads.push(who);
        return Promise.resolve(staff);
      },
      partner: (id) => {
        reads.push(id);
        return Promise.resolve(partner);
      },
    },
  };
  return { deps, reads };
};

const tokenOf = (kind: VerifiedToken["kind"], more: Partial<VerifiedToken> = {}): VerifiedToken => ({
  ...subject,
  kind,
  clientId: undefined,
  scopes: [`wisal/${kind}`],
  ...more,
});

const officer = (more: Partial<Assignment> = {}): Assignment => ({
  postId: "fr-paris",
  role: "officer",
  from: "2026-01-01",
  to: null,
  ...more,
});

describe("identify", () => {
  for (const header of [undefined, "", "Basic abc", "Bearer", "Bearer not-a-token", "aaa.bbb.ccc"]) {
    it(`answers 401 to the header ${header ?? "that is missing"}, without a read`, async () => {
      const { deps, reads } = world({ token: tokenOf("citizen") });
      expect(await identify(deps, header)).toEqual({ ok: false, error: { status: 401, code: "no-bearer" } });
      expect(reads).toEqual([]);
    });
  }

  it("answers 401 to a refused token", async () => {
    const { deps } = world({});
    expect(await identify(deps, BEARER)).toEqual({ ok: false, error: { status: 401, code: "expired" } });
  });

  for (const status of ["none", "active", "suspended"] as const) {
    it(`knows a citizen whose account is ${status} by the id of issuer and subject, with one read`, async () => {
      const { deps, reads } = world({ token: tokenOf("citizen"), status });
      const accountId = accountIdOf(subject);
      expect(accountId).toMatch(idPattern("account"));
      expect(await identify(deps, BEARER)).toEqual({
        ok: true,
        value: { kind: "citizen", accountId, status, scopes: ["wisal/citizen"] },
      });
      expect(reads).toEqual([accountId]);
    });
  }

  it("passes on only the assignments of staff that are in force (E2)", async () => {
    const current = officer();
    const assignments = [
      current,
      officer({ to: "2026-11-20" }),
      officer({ from: "2026-11-22" }),
      officer({ postId: "es-madrid", to: "2026-11-21" }),
    ];
    const { deps, reads } = world({
      token: tokenOf("staff"),
      staff: { staffId: staffIdOf(subject), active: true, assignments },
    });
    expect(await identify(deps, BEARER)).toMatchObject({
      ok: true,
      value: { kind: "staff", staffId: staffIdOf(subject), assignments: [current, assignments[3]] },
    });
    expect(reads).toHaveLength(1);
  });

  it("counts an assignment's days by the calendar of its post", async () => {
    const assignments = [officer({ postId: "sa-jeddah", from: "2026-11-22" })];
    const staff = { staffId: "stf_1", active: true, assignments };
    const late = { token: tokenOf("staff"), staff, now: Date.parse("2026-11-21T21:30:00Z") };
    expect((await identify(world(late).deps, BEARER)).ok).toBe(true);
    expect(
      (await identify(world({ ...late, now: Date.parse("2026-11-21T20:30:00Z") }).deps, BEARER)).ok,
    ).toBe(false);
  });

  const refusedStaff: Readonly<Record<string, StaffEntry | undefined>> = {
    "staff-unknown": undefined,
    "staff-inactive": { staffId: "stf_1", active: false, assignments: [officer()] },
    "staff-unassigned": { staffId: "stf_1", active: true, assignments: [officer({ to: "2026-11-20" })] },
  };
  for (const [code, entry] of Object.entries(refusedStaff)) {
    it(`answers 403 ${code} whatever the token says`, async () => {
      const { deps } = world({ token: tokenOf("staff"), ...(entry && { staff: entry }) });
      expect(await identify(deps, BEARER)).toEqual({ ok: false, error: { status: 403, code } });
    });
  }

  const terms = { procedureIds: ["passport-adult"], postIds: ["*"], callsPerMinute: 60 };

  it("gives a partner its terms, and only the scopes that both its token and the directory hold", async () => {
    const token = tokenOf("partner", {
      clientId: "passport-form",
      scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"],
    });
    const partner = {
      partnerId: "passport-form",
      active: true,
      scopes: ["wisal/stamps.verify", "wisal/other"],
      terms,
    };
    const { deps, reads } = world({ token, partner });
    expect(await identify(deps, BEARER)).toEqual({
      ok: true,
      value: { kind: "partner", partnerId: "passport-form", scopes: ["wisal/stamps.verify"], terms },
    });
    expect(reads).toEqual(["passport-form"]);
  });

  it("answers 403 to an unknown and to an inactive partner", async () => {
    const token = tokenOf("partner");
    expect(await identify(world({ token }).deps, BEARER)).toMatchObject({
      error: { code: "partner-unknown" },
    });
    const partner = { partnerId: "p", active: false, scopes: [], terms };
    expect(await identify(world({ token, partner }).deps, BEARER)).toMatchObject({
      error: { code: "partner-inactive" },
    });
  });
});
