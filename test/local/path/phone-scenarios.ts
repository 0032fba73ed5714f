import { messagesTo } from "#local/client/wisal.ts";
import { str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { api, expecting } from "../support/api.ts";
import { newCitizen, newPhone } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { partition } from "../support/stored.ts";
import type { Scenario } from "./scenario-steps.ts";

/** The codes that came to a number, newest first. */
const codesAt = async (phone: string): Promise<readonly string[]> =>
  (await messagesTo(platform().places, phone)).flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? []);

const storedPhone = async (accountId: string): Promise<unknown> => {
  const key = keys.account(accountId);
  return (await partition("core", key.pk)).find(({ sk }) => sk === key.sk)?.["phone"];
};

/** Those of an account's phone: a citizen of their own each, whose sign-in is of this moment. */
export const phoneScenarios: Readonly<Record<string, Scenario>> = {
  askPhoneCode: async () => {
    const { token } = await newCitizen();
    const phone = newPhone();
    return {
      path: "/account/phone",
      token,
      body: { phone },
      // One at most: a code that was not sent is one that is late, and asked for again as another order.
      end: async () => (await codesAt(phone)).length <= 1,
      expected: true,
    };
  },
  confirmPhone: async () => {
    const { token, accountId } = await newCitizen();
    const phone = newPhone();
    await expecting(202, api("POST", "/account/phone", { token, body: { phone } }));
    const [code = ""] = await codesAt(phone);
    return {
      path: "/account/phone/confirmation",
      token,
      body: { phone, code },
      end: async (answer) => [
        str(answer["accountId"]) === accountId,
        (await storedPhone(accountId)) === phone,
      ],
      expected: [true, true],
    };
  },
};
