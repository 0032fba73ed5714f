import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoSignInStore } from "#shared/adapters/dynamodb/sign-in-store.ts";
import { inParallel } from "#shared/application/in-parallel.ts";
import type { Asking } from "#shared/application/sign-in/allow-message.ts";
import type { CodeDeps } from "#shared/application/sign-in/one-time-codes.ts";
import { checkCode, issueCode } from "#shared/application/sign-in/one-time-codes.ts";
import { messageBudgets } from "#shared/domain/sign-in/budgets.ts";
import { CODE_LIFETIME_MS } from "#shared/domain/sign-in/one-time-code.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

let dynamo: TestDynamo;
/** The deployment: a process that forgets nothing of the day. */
let deps: CodeDeps;
let day = Date.parse("2026-11-21T10:00:00.000Z");

beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(() => dynamo.stop());
beforeEach(() => {
  day += 24 * 60 * 60_000;
  deps = { signIns: dynamoSignInStore(dynamo.client, dynamo.tableNames.core) };
});

let serial = 0;
const someone = (more: Partial<Asking> = {}): Asking => {
  serial += 1;
  return { number: `+336${String(12_000_000 + serial)}`, known: false, ...more };
};

const codeFor = async (asking: Asking, at = day): Promise<string> => {
  const issued = await issueCode(deps, asking, at);
  if (!("code" in issued)) throw new Error(issued.refused);
  return issued.code;
};
const check = (asking: Asking, typed: string, at = day) => checkCode(deps, asking, typed, at);
const wrongFor = (...codes: readonly string[]): string =>
  ["000000", "000001", "000002"].find((code) => !codes.includes(code)) ?? "";

describe("one-time codes (N3)", () => {
  it("N3 are six digits, taken with spaces and in Arabic digits, once, by one of twenty at once", async () => {
    const person = someone();
    const code = await codeFor(person);
    expect(code).toMatch(/^\d{6}$/);
    const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
    const typed = ` ${arabic.slice(0, 3)} ${arabic.slice(3)}`;
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => check(person, typed)));
    expect(outcomes.filter((outcome) => outcome === "right")).toHaveLength(1);
  });

  it("N3 stay good for 15 minutes when another is sent", async () => {
    const person = someone();
    const first = await codeFor(person);
    const second = await codeFor(person);
    expect(await check(person, first, day + CODE_LIFETIME_MS - 1)).toBe("right");
    expect(await check(person, second, day + CODE_LIFETIME_MS)).toBe("wrong");
  });

  it("N3 count failures for the number: five, whatever is sent meanwhile, however many try at once", async () => {
    const person = someone();
    const first = await codeFor(person);
    const tries = await Promise.all(Array.from({ length: 30 }, () => check(person, wrongFor(first))));
    expect(tries.filter((outcome) => outcome === "wrong").length).toBeLessThanOrEqual(4);
    const newer = await codeFor(person);
    expect(await check(person, newer)).toBe("locked");
    // Nobody else is.
    const other = someone();
    expect(await check(other, await codeFor(other))).toBe("right");
    // In the next quarter of an hour a code is judged again.
    const later = day + 15 * 60_000;
    expect(await check(person, await codeFor(person, later), later)).toBe("right");
  });

  it("N3 are given up for the day after twenty failures", async () => {
    const person = someone();
    const outcomes: string[] = [];
    for (let quarter = 0; quarter < 5; quarter += 1) {
      const at = day + quarter * 15 * 60_000;
      for (let time = 0; time < 5; time += 1) outcomes.push(await check(person, "000000", at));
    }
    expect(outcomes.filter((outcome) => outcome === "wrong")).toHaveLength(16);
    const later = day + 5 * 15 * 60_000;
    expect(await check(person, await codeFor(person, later), later)).toBe("locked");
  });

  it("N3 are sent to a number five times an hour and ten times a day", async () => {
    const person = someone({ known: true });
    const sent = async (at: number): Promise<number> => {
      const issued = await inParallel(Array.from({ length: 8 }), 8, () => issueCode(deps, person, at));
      return issued.filter((one) => "code" in one).length;
    };
    expect(await sent(day)).toBe(5);
    expect(await sent(day + 60 * 60_000)).toBe(5);
    expect(await sent(day + 2 * 60 * 60_000)).toBe(0);
  });
});

describe("a bot that makes 5,000 attempts (N3)", () => {
  const attempts = 5_000;
  const botted = async (asking: (attempt: number) => Asking) =>
    (
      await inParallel(
        Array.from({ length: attempts }, (_, index) => index),
        32,
        (attempt) => issueCode(deps, asking(attempt), day),
      )
    ).filter((issued) => "code" in issued).length;
  const signsIn = async (person: Asking) => await check(person, await codeFor(person));

  it("N3 from one address to as many numbers: costs the address's budget and locks nobody out", async () => {
    const cost = await botted(() => someone({ address: "198.51.100.7" }));
    expect(cost).toBe(messageBudgets.address.most);
    expect(await signsIn(someone({ address: "203.0.113.9" }))).toBe("right");
    expect(await signsIn(someone({ address: "203.0.113.9", known: true }))).toBe("right");
  });

  it("N3 from as many addresses, in one country: costs its budget; who has an account, and other countries, sign in", async () => {
    const cost = await botted((attempt) => someone({ address: `2001:db8:${attempt.toString(16)}::1` }));
    expect(cost).toBe(messageBudgets.country.most);
    expect(await signsIn(someone({ known: true }))).toBe("right");
    expect(await signsIn(someone({ number: "+34612345678" }))).toBe("right");
    expect(await issueCode(deps, someone(), day)).toEqual({ refused: "country" });
  });

  it("N3 at one number: costs that number's budget", async () => {
    const victim = someone({ known: true });
    expect(await botted(() => victim)).toBe(messageBudgets.number.most);
    expect(await signsIn(someone({ known: true }))).toBe("right");
  });

  it("N3 at one mailbox, with as many `+` addresses: costs its budget, and each code is good for its own address only", async () => {
    const tagged = (tag: number) => someone({ number: `amina+${tag}@example.org` });
    expect(await botted(tagged)).toBe(messageBudgets.number.most);
    const code = await codeFor(someone({ number: "said+1@example.org" }));
    expect(await check(someone({ number: "said@example.org" }), code)).toBe("wrong");
  });

  it("N3 from as many addresses to as many mailboxes: costs their budget, and no newcomer's SMS", async () => {
    const cost = await botted((attempt) =>
      someone({ number: `bot${attempt}@example.org`, address: `2001:db8:${attempt.toString(16)}::1` }),
    );
    expect(cost).toBe(messageBudgets.country.most);
    expect(await signsIn(someone())).toBe("right");
    expect(await signsIn(someone({ number: "amina@example.net", known: true }))).toBe("right");
  });

  it("N3 sends nothing to countries that live on paid messages", async () => {
    for (const number of ["+18765550123", "+88213312345", "+37256123456"])
      expect(await issueCode(deps, someone({ number }), day)).toEqual({ refused: "sign-in-country" });
  });
});
