import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountItem, dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoDirectory, partnerItem, staffItem } from "#shared/adapters/dynamodb/directory-store.ts";
import type { Account } from "#shared/domain/account/account.ts";
import { accountIdOf, staffIdOf } from "#shared/domain/account/subject.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(async () => {
  await dynamo.stop();
});

const put = async (Item: Record<string, unknown>) =>
  await dynamo.client.send(new PutCommand({ TableName: dynamo.tableNames.core, Item }));

let serial = 0;
const nextAccount = (more: Partial<Account> = {}): Account => {
  serial += 1;
  return {
    accountId: accountIdOf({ issuer: "https://id.example", subject: `person-${serial}` }),
    status: "active",
    phone: "+33612345678",
    language: "fr",
    createdAt: "2026-11-21T10:00:00.000Z",
    ...more,
  };
};

const commit = async (...pieces: readonly Piece[]) => {
  serial += 1;
  const outcome = await dynamoChangeStore(dynamo.client, dynamo.tableNames.core).commit({
    command: { id: `cmd_test${serial}`, fingerprint: "f", actor: { kind: "citizen", id: "acc_1" } },
    pieces,
    facts: [],
    answer: { status: 200, body: null },
    now: Date.parse("2026-11-21T10:00:00.000Z"),
  });
  return outcome.ok ? "ok" : outcome.error.code;
};

describe("accounts", () => {
  const store = () => dynamoAccountStore(dynamo.client, dynamo.tableNames.core);

  it("are opened once, however many requests race", async () => {
    const account = nextAccount({ email: "amina@example.org" });
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => commit(...store().openPieces(account, "phone-1"))),
    );
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 9 }, () => "busy"), "ok"]);
    expect(await store().find(account.accountId)).toEqual(account);
    expect(await store().ofPhone("phone-1")).toBe(account.accountId);
  });

  it("R1 are never two for one phone, whoever opens them side by side", async () => {
    const accounts = Array.from({ length: 10 }, () => nextAccount());
    const outcomes = await Promise.all(
      accounts.map((account) => commit(...store().openPieces(account, "phone-2"))),
    );
    expect(outcomes.toSorted()).toEqual(["ok", ...Array.from({ length: 9 }, () => "phone-has-account")]);
    const opened = accounts[outcomes.indexOf("ok")]?.accountId;
    expect(await store().ofPhone("phone-2")).toBe(opened);
    const found = await Promise.all(accounts.map(({ accountId }) => store().find(accountId)));
    expect(found.flatMap((each) => (each ? [each.accountId] : []))).toEqual([opened]);
  });

  it("R1 a sign-in joins the account of its phone once, and is led there from then on", async () => {
    const account = nextAccount();
    const signIn = nextAccount().accountId;
    await put(accountItem(account));
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => commit(store().join(signIn, account.accountId))),
    );
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 4 }, () => "busy"), "ok"]);
    expect(await store().find(signIn)).toEqual(account);
    expect(await dynamoDirectory(dynamo.client, dynamo.tableNames.core).account(signIn)).toEqual({
      accountId: account.accountId,
      status: "active",
    });
  });

  it("keep, replace and lose their address", async () => {
    const account = nextAccount({ email: "a@example.org" });
    await put(accountItem(account));
    const emails: (string | undefined)[] = [];
    for (const settings of [
      { language: "ar" },
      { language: "es", email: "b@example.org" },
      { language: "en", email: null },
    ] as const) {
      expect(await commit(store().change(account.accountId, settings))).toBe("ok");
      const found = await store().find(account.accountId);
      expect(found).toMatchObject({ language: settings.language, phone: account.phone });
      emails.push(found?.email);
    }
    expect(emails).toEqual(["a@example.org", "b@example.org", undefined]);
  });

  it("are not changed while suspended, nor before they are opened", async () => {
    const account = nextAccount({ status: "suspended" });
    await put(accountItem(account));
    expect(await commit(store().change(account.accountId, { language: "ar" }))).toBe("account-suspended");
    expect(await commit(store().change(nextAccount().accountId, { language: "ar" }))).toBe("account-needed");
  });

  it("that are stored wrongly are a fault, never an empty answer", async () => {
    const account = nextAccount();
    await put({ ...accountItem(account), phone: "06 12 34 56 78" });
    await expect(store().find(account.accountId)).rejects.toThrow();
  });
});

describe("the directory", () => {
  const directory = () => dynamoDirectory(dynamo.client, dynamo.tableNames.core);
  const subject = { issuer: "https://id.example/staff", subject: "officer-1" };
  const assignments = [{ postId: "fr-paris", role: "officer", from: "2026-01-01", to: null }] as const;

  it("finds staff by issuer and subject, and sees a change at once (E2)", async () => {
    await put(staffItem({ ...subject, assignments, active: true }));
    expect(await directory().staff(subject)).toEqual({
      staffId: staffIdOf(subject),
      active: true,
      assignments,
    });
    await put(staffItem({ ...subject, assignments, active: false }));
    expect(await directory().staff(subject)).toMatchObject({ active: false });
    expect(await directory().staff({ ...subject, issuer: "https://id.example/citizens" })).toBeUndefined();
  });

  it("finds partners by client id, with their terms", async () => {
    const terms = { procedureIds: ["passport-adult"], postIds: ["*"], callsPerMinute: 60 };
    await put(
      partnerItem({
        clientId: "client-1",
        partnerId: "passport-form",
        name: "Passport form",
        scopes: ["wisal/stamps.verify"],
        terms,
        active: true,
      }),
    );
    expect(await directory().partner("client-1")).toEqual({
      partnerId: "passport-form",
      active: true,
      scopes: ["wisal/stamps.verify"],
      terms,
    });
    expect(await directory().partner("client-2")).toBeUndefined();
  });

  it("knows an account's status, and none for one that is not opened", async () => {
    const account = nextAccount({ status: "suspended" });
    await put(accountItem(account));
    const { accountId } = account;
    expect(await directory().account(accountId)).toEqual({ accountId, status: "suspended" });
    const { accountId: unopened } = nextAccount();
    expect(await directory().account(unopened)).toEqual({ accountId: unopened, status: "none" });
  });
});
