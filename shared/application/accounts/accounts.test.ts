import { describe, expect, it } from "vitest";
import type { Account } from "#shared/domain/account/account.ts";
import { accountIdOf } from "#shared/domain/account/subject.ts";
import type { Call } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { accountBody, accountReply } from "#shared/http/contracts/accounts.ts";
import type { AccountSettings } from "#shared/ports/account-store.ts";
import type { Change } from "#shared/ports/change-store.ts";
import type { IssuerProfile } from "#shared/ports/identity-provider.ts";
import type { AccountDeps } from "./deps.ts";
import { saveAccount } from "./save-account.ts";
import { showAccount } from "./show-account.ts";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");
const subject = { issuer: "https://id.example/citizens", subject: "person-1" };
const accountId = accountIdOf(subject);
const stored: Account = {
  accountId,
  status: "active",
  phone: "+33612345678",
  language: "fr",
  email: "amina@example.org",
  createdAt: "2026-11-01T00:00:00.000Z",
};

const world = (
  account: Account | undefined,
  profile?: IssuerProfile,
  byId: Readonly<Record<string, Account>> = {},
) => {
  const [phoneLeadsTo] = Object.keys(byId);
  const joined: (readonly [string, string])[] = [];
  const opened: Account[] = [];
  const changed: AccountSettings[] = [];
  const commits: Change<unknown>[] = [];
  const piece = { write: {}, refusal: () => ({ code: "busy" }) as const };
  const deps: AccountDeps = {
    clock: { now: () => NOW },
    siteUrl: "https://wisal.example",
    changes: {
      commit: (change) => {
        commits.push(change);
        return Promise.resolve({ ok: true, value: change.answer });
      },
      find: () => Promise.resolve({ ok: true, value: undefined }),
    },
    accounts: {
      find: (id) => Promise.resolve(byId[id] ?? account),
      ofPhone: () => Promise.resolve(phoneLeadsTo),
      openPieces: (next) => {
        opened.push(next);
        return [piece];
      },
      join: (from, to) => {
        joined.push([from, to]);
        return piece;
      },
      change: (_id, settings) => {
        changed.push(settings);
        return piece;
      },
      changePhone: () => [piece],
    },
    issuer: { profileOf: () => Promise.resolve(profile) },
    phoneKeys: { of: (phone) => Promise.resolve(`key of ${phone}`) },
  };
  return { deps, opened, joined, changed, commits };
};

const callOf = <Body>(body: Body): Call<object, object, Body, CitizenCaller> => ({
  params: {},
  query: {},
  body,
  caller: { kind: "citizen", accountId, status: "none", scopes: ["wisal/citizen"] },
  command: { id: "cmd_1", fingerprint: "f", actor: { kind: "citizen", id: accountId } },
  now: NOW,
  language: "fr",
  accessToken: "aaa.bbb.ccc",
  requestId: "r",
});

describe("PUT /account", () => {
  it("opens an account with the phone that the issuer confirmed, in one change with its fact", async () => {
    const { deps, opened, commits } = world(undefined, { ...subject, phone: "+212612345678" });
    const outcome = await saveAccount(deps, callOf({ language: "ar" as const }));
    expect(opened).toEqual([
      {
        accountId,
        status: "active",
        phone: "+212612345678",
        language: "ar",
        createdAt: "2026-11-21T10:00:00.000Z",
      },
    ]);
    expect(commits[0]?.facts).toMatchObject([
      { type: "gov.wisal.accounts.opened.v1", data: { accountId, language: "ar" } },
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      value: { status: 200, body: { phone: "•••••••••••78", email: null } },
    });
  });

  it("R1 joins the account that an agent opened for the same phone, once the issuer confirmed it", async () => {
    const own = { ...stored, accountId: "acc_OPENEDBYANAGENT", phone: "+212612345678" };
    const profile = { ...subject, phone: "+212612345678" };
    const { deps, opened, joined, commits } = world(undefined, profile, { [own.accountId]: own });
    const outcome = await saveAccount(deps, callOf({ language: "es" as const }));
    expect([opened, joined]).toEqual([[], [[accountId, own.accountId]]]);
    expect(commits[0]?.facts).toMatchObject([
      { type: "gov.wisal.accounts.changed.v1", data: { accountId: own.accountId } },
      { type: "gov.wisal.accounts.joined.v1", data: { accountId: own.accountId } },
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      value: { body: { accountId: own.accountId, language: "es" } },
    });
  });

  it("stores nothing personal in the command record", async () => {
    const { deps, commits } = world(stored);
    await saveAccount(deps, callOf({ language: "fr" as const, email: "new@example.org" }));
    expect(commits[0]?.answer).toEqual({ status: 200, body: { accountId } });
    expect(JSON.stringify(commits[0]?.facts)).not.toMatch(/example|612345678/);
  });

  const refusals: Readonly<Record<string, IssuerProfile | undefined>> = {
    "busy › when the issuer does not answer": undefined,
    "phone-unconfirmed › when the issuer knows no confirmed phone": { ...subject, phone: undefined },
    "forbidden › when the token is somebody else's to its issuer": {
      ...subject,
      subject: "person-2",
      phone: "+33612345678",
    },
  };
  for (const [name, profile] of Object.entries(refusals)) {
    it(`answers ${name}, and stores nothing`, async () => {
      const { deps, commits } = world(undefined, profile);
      const outcome = await saveAccount(deps, callOf({ language: "fr" as const }));
      expect(outcome).toMatchObject({ ok: false, error: { code: name.split(" › ")[0] } });
      expect(commits).toEqual([]);
    });
  }

  for (const [name, email, shown, emailChange] of [
    ["keeps the address without one", undefined, "a•••@example.org", "kept"],
    ["takes it away with null", null, null, "removed"],
    ["replaces it", "b@example.net", "b•••@example.net", "set"],
  ] as const) {
    it(`changes an open account and ${name}`, async () => {
      const { deps, changed, commits } = world(stored);
      const body = { language: "es" as const, ...(email !== undefined && { email }) };
      const outcome = await saveAccount(deps, callOf(body));
      expect(changed).toEqual([body]);
      expect(commits[0]?.facts).toMatchObject([{ data: { accountId, language: "es", emailChange } }]);
      expect(outcome).toMatchObject({ ok: true, value: { body: { language: "es", email: shown } } });
    });
  }

  it("N3 keeps what a person prefers, and shows it", async () => {
    const { deps, changed } = world(stored);
    const outcome = await saveAccount(deps, callOf({ language: "fr" as const, prefers: "email" as const }));
    expect(changed).toEqual([{ language: "fr", prefers: "email" }]);
    expect(outcome).toMatchObject({ ok: true, value: { body: { prefers: "email" } } });
  });

  it("takes no phone from the client, no unknown language, no half address", () => {
    expect(accountBody.safeParse({ language: "fr", phone: "+33612345678" }).success).toBe(false);
    expect(accountBody.safeParse({ language: "de" }).success).toBe(false);
    expect(accountBody.safeParse({ language: "fr", email: "amina@" }).success).toBe(false);
  });
});

describe("GET /account", () => {
  it("shows the caller's own, masked", async () => {
    const outcome = await showAccount(world(stored).deps, callOf(undefined));
    expect(outcome).toEqual({
      ok: true,
      value: {
        status: 200,
        body: {
          accountId,
          status: "active",
          language: "fr",
          phone: "••••••••••78",
          email: "a•••@example.org",
          prefers: "sms",
        },
      },
    });
    if (outcome.ok) expect(accountReply.safeParse(outcome.value.body).success).toBe(true);
  });

  it("answers account-needed before the account is opened", async () => {
    expect(await showAccount(world(undefined).deps, callOf(undefined))).toMatchObject({
      ok: false,
      error: { code: "account-needed" },
    });
  });
});
