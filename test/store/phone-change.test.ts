import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountItem, dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoSignInStore } from "#shared/adapters/dynamodb/sign-in-store.ts";
import type { PhoneDeps } from "#shared/application/accounts/change-phone.ts";
import { askPhoneCode, confirmPhone } from "#shared/application/accounts/change-phone.ts";
import { openAccount } from "#shared/application/accounts/open-account.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { messageBudgets } from "#shared/domain/sign-in/budgets.ts";
import { CODE_LIFETIME_MS } from "#shared/domain/sign-in/one-time-code.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");
let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(() => dynamo.stop());

let serial = 0;
const nextPhone = (): string => {
  serial += 1;
  return `+336${String(20_000_000 + serial)}`;
};

/** A platform with an SMS provider and an issuer that note what they are asked. */
const world = (issuer: "up" | "down" = "up") => {
  const { client, tableNames } = dynamo;
  const texts: { readonly phone: string; readonly text: string }[] = [];
  const moved: (readonly [string, string])[] = [];
  const state = { issuer };
  const deps: PhoneDeps = {
    clock: { now: () => NOW },
    siteUrl: "https://wisal.example",
    changes: dynamoChangeStore(client, tableNames.core),
    accounts: dynamoAccountStore(client, tableNames.core),
    signIns: dynamoSignInStore(client, tableNames.core),
    phoneKeys: { of: (phone) => Promise.resolve(`key-of-${phone}`) },
    texts: {
      send: (text) => {
        texts.push(text);
        return Promise.resolve({ kind: "accepted", providerId: `sms-${texts.length}` });
      },
    },
    users: {
      movePhone: (from, to) => {
        if (state.issuer === "down") return Promise.reject(new Error("user-pool: down"));
        moved.push([from, to]);
        return Promise.resolve();
      },
    },
  };
  return { deps, texts, moved, state };
};
type World = ReturnType<typeof world>;

const callOf = <Body>(accountId: string, body: Body, key: string = crypto.randomUUID(), now = NOW) => ({
  ...({ params: {}, query: {}, body, now, language: "fr", accessToken: undefined, requestId: "r" } as const),
  caller: {
    kind: "citizen",
    accountId,
    status: "active",
    scopes: ["wisal/citizen"],
  } satisfies CitizenCaller,
  command: { id: `cmd_${key}`, fingerprint: "f", actor: { kind: "citizen", id: accountId } as const },
});

const nextId = (): string => {
  serial += 1;
  return `acc_PHONE${serial}`;
};

/** Somebody with an account, opened with a phone of their own. */
const someone = async ({ deps }: World) => {
  const [accountId, phone] = [nextId(), nextPhone()];
  await openAccount(deps, callOf(accountId, {}), phone, { language: "fr", email: "amina@example.org" });
  return { accountId, phone };
};

const codeFor = async ({ deps, texts }: World, accountId: string, phone: string): Promise<string> => {
  await askPhoneCode(deps, callOf(accountId, { phone }));
  const sent = texts.findLast((text) => text.phone === phone)?.text ?? "";
  return /\b\d{6}\b/.exec(sent)?.[0] ?? "";
};

const confirm = async (
  { deps }: World,
  accountId: string,
  body: { readonly phone: string; readonly code: string },
  key?: string,
  now?: number,
) => {
  const outcome = await confirmPhone(deps, callOf(accountId, body, key, now));
  return outcome.ok ? outcome.value.status : outcome.error.code;
};

describe("another phone for an account (R2)", () => {
  it("R2 is taken with the code that went there, here and at the issuer; the old number leads nowhere", async () => {
    const here = world();
    const { accountId, phone: old } = await someone(here);
    const phone = nextPhone();
    const code = await codeFor(here, accountId, phone);
    const key = crypto.randomUUID();
    expect(
      await confirm(here, accountId, { phone, code: ` ${code.slice(0, 3)} ${code.slice(3)}` }, key),
    ).toBe(200);
    expect(await here.deps.accounts.find(accountId)).toMatchObject({ phone, formerPhone: old });
    expect(await here.deps.accounts.ofPhone(`key-of-${phone}`)).toBe(accountId);
    expect(await here.deps.accounts.ofPhone(`key-of-${old}`)).toBeUndefined();
    expect(here.moved).toEqual([[old, phone]]);
    // The order given again is answered as at first, and changes nothing.
    expect(await confirm(here, accountId, { phone, code }, key)).toBe(200);
    expect(here.moved).toHaveLength(1);
  });

  it("R2 is not taken with a wrong code, an old one, somebody else's, or one used before", async () => {
    const here = world();
    const [one, two] = [await someone(here), await someone(here)];
    const phone = nextPhone();
    const code = await codeFor(here, one.accountId, phone);
    const wrong = code === "000000" ? "000001" : "000000";
    expect(await confirm(here, one.accountId, { phone, code: wrong })).toBe("code-wrong");
    expect(await confirm(here, two.accountId, { phone, code })).toBe("code-wrong");
    const late = NOW + CODE_LIFETIME_MS;
    expect(await confirm(here, one.accountId, { phone, code }, undefined, late)).toBe("code-wrong");
    expect(here.moved).toEqual([]);
    expect(await confirm(here, one.accountId, { phone, code })).toBe(200);
    expect(await confirm(here, one.accountId, { phone, code })).toBe("code-wrong");
  });

  it("R2 is judged five times in a quarter of an hour, whatever is sent meanwhile", async () => {
    const here = world();
    const { accountId } = await someone(here);
    const phone = nextPhone();
    const code = await codeFor(here, accountId, phone);
    const wrong = code === "000000" ? "000001" : "000000";
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => confirm(here, accountId, { phone, code: wrong })),
    );
    expect(outcomes.filter((outcome) => outcome === "code-wrong").length).toBeLessThanOrEqual(4);
    expect(await confirm(here, accountId, { phone, code: await codeFor(here, accountId, phone) })).toBe(
      "too-many-requests",
    );
  });

  it("R1 is taken once by ten at once, and never by two accounts", async () => {
    const here = world();
    const people = [await someone(here), await someone(here)];
    const phone = nextPhone();
    const codes: string[] = [];
    for (const { accountId } of people) codes.push(await codeFor(here, accountId, phone));
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        confirm(here, people[index % 2]?.accountId ?? "", { phone, code: codes[index % 2] ?? "" }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 200)).toHaveLength(1);
    const owners = await Promise.all(people.map(({ accountId }) => here.deps.accounts.find(accountId)));
    expect(owners.filter((account) => account?.phone === phone)).toHaveLength(1);
    expect(await here.deps.accounts.ofPhone(`key-of-${phone}`)).toBe(
      owners.find((account) => account?.phone === phone)?.accountId,
    );
  });

  it("R1 is refused where the number has an account, and only to who has its code", async () => {
    const here = world();
    const [one, two] = [await someone(here), await someone(here)];
    const asked = await askPhoneCode(here.deps, callOf(one.accountId, { phone: two.phone }));
    expect(asked).toMatchObject({ ok: true, value: { status: 202 } });
    const code = await codeFor(here, one.accountId, two.phone);
    expect(await confirm(here, one.accountId, { phone: two.phone, code })).toBe("phone-taken");
    expect(here.moved).toEqual([]);
  });

  it("R2 stays as it is while the issuer is down; the same order carries it through afterwards", async () => {
    const here = world("down");
    const { accountId, phone: old } = await someone(here);
    const phone = nextPhone();
    const code = await codeFor(here, accountId, phone);
    const key = crypto.randomUUID();
    await expect(confirm(here, accountId, { phone, code }, key)).rejects.toThrow("user-pool: down");
    expect(await here.deps.accounts.find(accountId)).toMatchObject({ phone: old });
    here.state.issuer = "up";
    expect(await confirm(here, accountId, { phone, code }, key)).toBe(200);
  });

  it("R2 is not taken for an account that is suspended", async () => {
    const here = world();
    const { accountId, phone: old } = await someone(here);
    const phone = nextPhone();
    const code = await codeFor(here, accountId, phone);
    const account = await here.deps.accounts.find(accountId);
    if (account === undefined) throw new Error("no account");
    await dynamo.client.send(
      new PutCommand({
        TableName: dynamo.tableNames.core,
        Item: accountItem({ ...account, status: "suspended" }),
      }),
    );
    expect(await confirm(here, accountId, { phone, code })).toBe("account-suspended");
    expect(await here.deps.accounts.find(accountId)).toMatchObject({ phone: old });
  });
});

describe("a first phone, after signing in by e-mail (R1)", () => {
  it("R1 opens an account with it, or joins the one that it has", async () => {
    const here = world();
    const [newcomer, phone] = [nextId(), nextPhone()];
    expect(await confirm(here, newcomer, { phone, code: await codeFor(here, newcomer, phone) })).toBe(200);
    expect(await here.deps.accounts.find(newcomer)).toMatchObject({ phone, language: "fr" });
    const mail = nextId();
    expect(await confirm(here, mail, { phone, code: await codeFor(here, mail, phone) })).toBe(200);
    expect(await here.deps.accounts.find(mail)).toMatchObject({ accountId: newcomer, phone });
    expect(here.moved).toEqual([]);
  });
});

describe("codes to a phone that is to be an account's (N3)", () => {
  it("N3 are sent once for an order that is repeated, five a day for an account, and to countries that get codes", async () => {
    const here = world();
    const { accountId } = await someone(here);
    const phone = nextPhone();
    const call = callOf(accountId, { phone });
    await Promise.all([askPhoneCode(here.deps, call), askPhoneCode(here.deps, call)]);
    expect(here.texts).toHaveLength(1);
    for (let time = 0; time < 8; time += 1)
      expect(await askPhoneCode(here.deps, callOf(accountId, { phone: nextPhone() }))).toMatchObject({
        ok: true,
        value: { status: 202 },
      });
    expect(here.texts).toHaveLength(messageBudgets.account.most);
    expect(await askPhoneCode(here.deps, callOf(accountId, { phone: "+18765550123" }))).toMatchObject({
      error: { code: "phone-country" },
    });
  });
});
