import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting, problemFault, refusalIn } from "../support/api.ts";
import { book, choose, textsTo, validRequest } from "../support/errands.ts";
import { logOf } from "../support/logs.ts";
import { newCitizen } from "../support/people.ts";
import { platform } from "../support/platform.ts";

/** The lines of a function's log that tell of a missing grant. */
const denials = async (functionName: string): Promise<readonly string[]> =>
  (await logOf(functionName))
    .map((line) => JSON.stringify(line))
    .filter((line) => /AccessDeniedException|sms-authorization-error/.test(line));

/** One grant less in a role of the templates: the call is denied as in the cloud, and nobody outside learns why. */
export const grants = (): void => {
  it("appointments-write without dynamodb:PutItem › 500 for the caller, AccessDeniedException in the log, and 201 once it is granted", async () => {
    const citizen = await newCitizen();
    const { token } = citizen;
    const requestId = await validRequest(citizen);
    const body = await choose(citizen, requestId);
    const { holdToken } = await expecting(201, api("POST", `/requests/${requestId}/hold`, { token, body }));
    const before = (await denials("appointments-write")).length;
    const idempotencyKey = randomUUID();
    const confirm = () =>
      api("POST", `/requests/${requestId}/appointment`, { token, body: { holdToken }, idempotencyKey });
    const denied = await platform().withheld.without("appointments-write", "dynamodb:PutItem", confirm);
    expect([refusalIn(denied), problemFault(denied)]).toEqual([{ status: 500, code: "internal" }, undefined]);
    expect(denied.text).not.toMatch(/AccessDenied|dynamodb|arn:|PutItem|at .*\.mjs/i);
    const logged = await eventually(
      "the denial in the log",
      async () => (await denials("appointments-write")).slice(before)[0],
    );
    expect(logged).toContain("AccessDeniedException");
    expect((await confirm()).status).toBe(201);
  });

  it("messages-send without sns:Publish › the denial is in the log, and the SMS comes once it is granted", async () => {
    const citizen = await newCitizen();
    const before = (await denials("messages-send")).length;
    await platform().withheld.without("messages-send", "sns:Publish", async () => {
      await book(citizen);
      await eventually(
        "the denial in the log",
        async () => (await denials("messages-send")).length > before,
        {
          withinMs: 15_000,
        },
      );
      expect(await textsTo(citizen.phone)).toEqual([]);
    });
    await eventually("the SMS", async () => (await textsTo(citizen.phone)).length === 1, {
      withinMs: 15_000,
    });
  });
};
