import type { Call, Command } from "#shared/domain/call.ts";
import type { Agent, CitizenCaller, StaffCaller, StaffRole } from "#shared/domain/caller.ts";
import { actorOf } from "#shared/domain/caller.ts";

let commands = 0;

/** A fresh command of a citizen or of staff, as the wrapper would derive it. */
export const newCommand = (actor: Command["actor"] = { kind: "citizen", id: "acc_TEST" }): Command => {
  commands += 1;
  return {
    id: `cmd_${String(commands).padStart(8, "0")}abcdefghijklmnopqr`,
    fingerprint: `print-${commands}`,
    actor,
  };
};

/** The call of an active citizen, for tests of use cases. */
export const citizenCall = <P, B>(
  params: P,
  body: B,
  options: { readonly now: number; readonly accountId?: string; readonly command?: Command },
): Call<P, Record<string, never>, B, CitizenCaller> => {
  const accountId = options.accountId ?? "acc_TEST";
  return {
    params,
    query: {},
    body,
    caller: { kind: "citizen", accountId, status: "active", scopes: ["wisal/citizen"] },
    command: options.command ?? newCommand({ kind: "citizen", id: accountId }),
    now: options.now,
    language: "fr",
    accessToken: undefined,
    requestId: "test",
  };
};

/** The call of an agent who acts for that citizen, as the wrapper would derive it from a mandate (R1). */
export const agentCall = <P, B>(
  params: P,
  body: B,
  {
    agent,
    now,
    accountId = "acc_TEST",
  }: {
    readonly agent: Agent;
    readonly now: number;
    readonly accountId?: string;
  },
): Call<P, Record<string, never>, B, CitizenCaller> => {
  const plain = citizenCall(params, body, { now, accountId });
  const caller: CitizenCaller = { ...plain.caller, agent };
  return { ...plain, caller, command: newCommand(actorOf(caller)) };
};

/** The call of an officer of one post, or of another role there. */
export const officerCall = <P, B>(
  params: P,
  body: B,
  options: {
    readonly now: number;
    readonly postId: string;
    readonly command?: Command;
    readonly staffId?: string;
    readonly role?: StaffRole;
  },
): Call<P, Record<string, never>, B, StaffCaller> => ({
  params,
  query: {},
  body,
  caller: {
    kind: "staff",
    staffId: options.staffId ?? "stf_TEST",
    assignments: [{ postId: options.postId, role: options.role ?? "officer", from: "2020-01-01", to: null }],
    scopes: ["wisal/staff"],
  },
  command: options.command ?? newCommand({ kind: "staff", id: options.staffId ?? "stf_TEST" }),
  now: options.now,
  language: "fr",
  accessToken: undefined,
  requestId: "test",
});
