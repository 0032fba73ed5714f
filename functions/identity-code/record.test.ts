import { describe, expect, it } from "vitest";
import { smsLength } from "#shared/domain/sms/length.ts";
import type { Deps } from "./record.ts";
import { record } from "./record.ts";

/** A pool whose budgets are all spent, or none. */
const world = (spent: readonly string[] = []) => {
  const taken: string[] = [];
  const deps: Deps = {
    clock: { now: () => Date.parse("2026-11-21T10:00:00.000Z") },
    signIns: {
      isSpent: () => false,
      take: (scope) => {
        taken.push(scope);
        return Promise.resolve(spent.includes(scope) ? undefined : 1);
      },
    },
  };
  return { deps, taken };
};

const asking = (
  number: string,
  more: Record<string, string> = {},
  triggerSource = "CustomMessage_Authentication",
) => ({
  version: "1",
  triggerSource,
  userName: "3f0c7f4e",
  request: { userAttributes: { phone_number: number, ...more }, codeParameter: "{####}" },
  response: { smsMessage: null },
});

describe("identity-code", () => {
  for (const [locale, words] of [
    ["ar", "رمز الدخول"],
    ["fr-FR", "votre code"],
    ["es", "su codigo"],
    ["en", "your sign-in code"],
    ["zh", "votre code"],
  ] as const) {
    it(`N2 says the code in one part, where the pool's mark stands (${locale})`, async () => {
      const answer = await record(world().deps, asking("+33612345678", { locale }));
      const text = JSON.stringify(answer);
      expect(text).toContain('"userName":"3f0c7f4e"');
      expect(text).toContain(words);
      expect(text).toContain("{####}");
      expect(
        smsLength(text.replace(/.*"smsMessage":"(.*?)".*/, "$1").replace("{####}", "123456")).parts,
      ).toBe(1);
    });
  }

  it("N3 draws on the budgets of newcomers until somebody has signed in", async () => {
    const stranger = world();
    await record(stranger.deps, asking("+33612345678"));
    expect(stranger.taken).toEqual(["number", "numberOfDay", "country", "newcomers"]);
    const known = world();
    await record(known.deps, asking("+33612345678", { "cognito:user_status": "CONFIRMED" }));
    expect(known.taken).toEqual(["number", "numberOfDay", "known"]);
  });

  it("N3 sends codes by e-mail to who signed up with an address, on budgets of their own", async () => {
    const { deps, taken } = world();
    const by = (triggerSource: string) => ({
      ...asking("", {}, triggerSource),
      request: { userAttributes: { email: "amina@example.org" }, codeParameter: "{####}" },
    });
    const answer = await record(deps, by("CustomMessage_Authentication"));
    expect(answer).toMatchObject({
      response: {
        emailSubject: "Wisal : votre code de connexion",
        emailMessage: expect.stringContaining("{####}"),
      },
    });
    expect(taken).toEqual(["number", "numberOfDay", "country", "newcomers"]);
    const signUp = by("PreSignUp_SignUp");
    expect(await record(deps, signUp)).toEqual(signUp);
  });

  it("N3 sends nothing past a budget, and does not say which", async () => {
    await expect(record(world(["country"]).deps, asking("+33612345678"))).rejects.toThrow("too-many-codes");
  });

  it("N3 sends nothing to a country without codes, and lets nobody of it sign up", async () => {
    const { deps, taken } = world();
    const jamaica = "+18765550123";
    await expect(record(deps, asking(jamaica))).rejects.toThrow("sign-in-country");
    await expect(record(deps, asking(jamaica, {}, "PreSignUp_SignUp"))).rejects.toThrow("sign-in-country");
    expect(taken).toEqual([]);
    const signUp = asking("+14165550123", {}, "PreSignUp_SignUp");
    expect(await record(deps, signUp)).toEqual(signUp);
  });
});
