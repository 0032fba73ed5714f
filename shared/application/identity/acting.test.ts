import { beforeEach, describe, expect, it } from "vitest";
import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import type { Assignment } from "#shared/domain/caller.ts";
import type { Mandate } from "#shared/domain/mandate/mandate.ts";
import { MANDATE_SECONDS } from "#shared/domain/mandate/mandate.ts";
import type { IdentityDeps } from "./identify.ts";
import { identify } from "./identify.ts";

const NOW = Date.parse("2026-11-21T10:00:00Z");
const BEARER = "Bearer aaa.bbb.ccc";
const mandates = hmacTokenSigner({ read: () => Promise.resolve("only for this test") }, "mandate");

const assigned = (role: Assignment["role"], postId = "fr-paris"): Assignment => ({
  postId,
  role,
  from: "2026-01-01",
  to: null,
});

const mandate: Mandate = {
  mandateId: "mdt_22222222",
  accountId: "acc_AMINA",
  staffId: "stf_SALMA",
  channel: "desk",
  postId: "fr-paris",
};
const signed = (more: Partial<Mandate> = {}, until = NOW / 1000 + MANDATE_SECONDS): Promise<string> =>
  mandates.sign("mandate", { ...mandate, ...more }, until);

/** What the directory says now. */
let directory: { staffId: string; assignments: readonly Assignment[]; status: "active" | "suspended" };
beforeEach(() => {
  directory = { staffId: "stf_SALMA", assignments: [assigned("officer")], status: "active" };
});

const deps = (kind: "staff" | "citizen" = "staff"): IdentityDeps => ({
  clock: { now: () => NOW },
  tokens: {
    verify: () =>
      Promise.resolve({
        ok: true,
        value: { issuer: "i", subject: "s", kind, clientId: undefined, scopes: [`wisal/${kind}`] },
      }),
  },
  directory: {
    account: (accountId) => Promise.resolve({ accountId, status: directory.status }),
    staff: () => Promise.resolve({ ...directory, active: true }),
    partner: () => Promise.resolve(undefined),
  },
  mandates,
});

const citizen = {
  ok: true,
  value: {
    kind: "citizen",
    accountId: "acc_AMINA",
    status: "active",
    scopes: ["wisal/citizen"],
    agent: { staffId: "stf_SALMA", channel: "desk", postId: "fr-paris" },
  },
};
const refused = { ok: true, value: { kind: "staff", mandate: "refused" } };

describe("R1 acting for a citizen", () => {
  it("an agent with a mandate is the citizen, and says who they are themselves", async () => {
    expect(await identify(deps(), BEARER, await signed())).toEqual(citizen);
  });

  it("of an account that was suspended meanwhile", async () => {
    directory.status = "suspended";
    expect(await identify(deps(), BEARER, await signed())).toMatchObject({ value: { status: "suspended" } });
  });

  it("from the call centre, at any post", async () => {
    directory.assignments = [assigned("call-centre", "*")];
    expect(await identify(deps(), BEARER, await signed({ channel: "phone" }))).toMatchObject({
      value: { kind: "citizen", agent: { channel: "phone", postId: "fr-paris" } },
    });
  });

  const notGood: readonly (readonly [string, () => Promise<string>, (() => void)?])[] = [
    ["a word", () => Promise.resolve("mandate")],
    ["a forged one", async () => `${(await signed()).slice(0, -4)}AAAA`],
    [
      "another's content under a signature",
      async () => {
        const [, mac] = (await signed()).split(".");
        const [payload] = (await signed({ accountId: "acc_OTHER" })).split(".");
        return `${payload}.${mac}`;
      },
    ],
    ["a token of another purpose", () => mandates.sign("slots", mandate, NOW / 1000 + 60)],
    ["one that is over", () => signed({}, NOW / 1000)],
    ["another agent's", () => signed({ staffId: "stf_OTHER" })],
    ["one of another post", () => signed({ postId: "fr-lyon" })],
    [
      "an agent whose role was revoked in mid-session",
      () => signed(),
      () => {
        directory.assignments = [assigned("network-administrator", "*")];
      },
    ],
    [
      "an agent whose role ended yesterday",
      () => signed(),
      () => {
        directory.assignments = [
          { ...assigned("officer"), to: "2026-11-20" },
          assigned("officer", "fr-lyon"),
        ];
      },
    ],
    [
      "an officer who is now of the call centre only",
      () => signed(),
      () => {
        directory.assignments = [assigned("call-centre", "*")];
      },
    ],
  ];
  for (const [name, token, change] of notGood) {
    it(`given ${name} › is staff without a mandate, and told so (E2)`, async () => {
      change?.();
      expect(await identify(deps(), BEARER, await token())).toMatchObject(refused);
    });
  }

  it("a citizen's own sign-in gains nothing from it", async () => {
    const found = await identify(deps("citizen"), BEARER, await signed());
    expect(found).toMatchObject({ value: { kind: "citizen" } });
    expect(JSON.stringify(found)).not.toMatch(/agent|acc_AMINA/);
  });
});
