import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { signInStaff } from "#local/client/sign-in.ts";
import { list, obj, str } from "#local/json.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting, refusalIn } from "../support/api.ts";
import { mailsTo } from "../support/errands.ts";
import { platform } from "../support/platform.ts";
import { everything } from "../support/stored.ts";
import { personal } from "../support/traces.ts";
import { administrator, head } from "./money-steps.ts";
import { PARIS, type Scenario } from "./scenario-steps.ts";

const MEMBERS = `/staff/posts/${PARIS}/members`;
const NETWORK = "/staff/posts/*/members";

/** Today at the post, as a browser there would say it. */
const today = (): string => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format();

const newAgent = () => ({
  name: personal(`Agent ${randomUUID()}`),
  email: personal(`agent.${randomUUID()}@wisal.example`),
  role: "desk",
  from: today(),
  to: null,
});

/** Adds somebody at the post of Paris, at the desk. */
export const add = async () => {
  const body = newAgent();
  const { staffId } = await expecting(201, api("POST", MEMBERS, { token: await head(), body }));
  return { ...body, staffId: str(staffId) };
};

/** Somebody new who is officer and head of another post, signed in just now. */
export const headOf = async (postId: string): Promise<string> => {
  const token = await administrator();
  const body = { ...newAgent(), role: "officer" };
  const path = `/staff/posts/${postId}/members`;
  const { staffId } = await expecting(201, api("POST", path, { token, body }));
  const role = { version: 1, role: "head-of-post", from: body.from, to: null };
  await expecting(201, api("POST", `${path}/${str(staffId)}/roles`, { token, body: role }));
  return signInInvited(body.email);
};

/** Signs in as who was invited, with the password of the invitation. */
const signInInvited = async (email: string) => {
  const invitation = mailsTo(email).find(
    ({ from, text }) => from === "identity" && text.startsWith(`${email}\n`),
  );
  const password = invitation?.text.split("\n")[1] ?? "";
  return (await signInStaff({ email, password, port: platform().ports.site })).accessToken;
};

/** What the directory says of somebody: is in service, how often changed, with which roles. */
const entry = async (staffId: string) => {
  const shown = await expecting(200, api("GET", `${NETWORK}/${staffId}`, { token: await administrator() }));
  const roles = list(shown["roles"]).map((held) => str(obj(held)["role"]));
  return { active: shown["active"], version: shown["version"], roles };
};

/** Each change of the directory, for the test that disturbs every write. */
export const directoryScenarios: Readonly<Record<string, Scenario>> = {
  addMember: async () => ({
    path: MEMBERS,
    token: await head(),
    body: newAgent(),
    end: ({ staffId }) => entry(str(staffId)),
    expected: { active: true, version: 1, roles: ["desk"] },
  }),
  grantRole: async () => {
    const { staffId } = await add();
    return {
      path: `${MEMBERS}/${staffId}/roles`,
      token: await head(),
      body: { version: 1, role: "officer", from: today(), to: null },
      end: () => entry(staffId),
      expected: { active: true, version: 2, roles: ["desk", "officer"] },
    };
  },
  endRole: async () => {
    const { staffId } = await add();
    return {
      path: `${MEMBERS}/${staffId}/roles/ending`,
      token: await head(),
      body: { version: 1, role: "desk" },
      end: () => entry(staffId),
      expected: { active: true, version: 2, roles: [] },
    };
  },
  deactivateMember: async () => {
    const { staffId } = await add();
    return {
      path: `${NETWORK}/${staffId}/deactivation`,
      token: await administrator(),
      body: { version: 1 },
      end: () => entry(staffId),
      expected: { active: false, version: 2, roles: ["desk"] },
    };
  },
  reactivateMember: async () => {
    const { staffId } = await add();
    const token = await administrator();
    const version = { token, body: { version: 1 } };
    await expecting(200, api("POST", `${NETWORK}/${staffId}/deactivation`, version));
    return {
      path: `${NETWORK}/${staffId}/reactivation`,
      token,
      body: { version: 2 },
      end: () => entry(staffId),
      expected: { active: true, version: 3, roles: ["desk"] },
    };
  },
};

/** Somebody is invited, works, is moved, dismissed and taken back: each time it counts for their next call. */
export const staffDirectory = (): void => {
  const forbidden = { status: 403, code: "forbidden" };

  it("E2 who is invited by e-mail signs in with a second factor, is told their role, and may do what it says and no more", async () => {
    const { email, name, staffId } = await add();
    const token = await signInInvited(email);
    expect(await expecting(200, api("GET", "/staff/me", { token }))).toEqual({
      staffId,
      name,
      roles: [{ postId: PARIS, role: "desk", from: today(), to: null }],
    });
    const visits = `/desk/posts/${PARIS}/visits?date=${today()}`;
    expect((await api("GET", visits, { token })).status).toBe(200);
    expect(refusalIn(await api("GET", `/staff/posts/${PARIS}/review-queue`, { token }))).toEqual(forbidden);
    expect(refusalIn(await api("GET", MEMBERS, { token }))).toEqual(forbidden);
    expect(refusalIn(await api("GET", `/desk/posts/fr-lyon/visits?date=${today()}`, { token }))).toEqual({
      status: 404,
      code: "not-found",
    });
  });

  it("E2 a role that is ended in mid-session › the next request with the same token is refused; another role, and it is served", async () => {
    const { email, staffId } = await add();
    const token = await signInInvited(email);
    const visits = () => api("GET", `/desk/posts/${PARIS}/visits?date=${today()}`, { token });
    expect((await visits()).status).toBe(200);
    const ended = { token: await head(), body: { version: 1, role: "desk" } };
    await expecting(200, api("POST", `${MEMBERS}/${staffId}/roles/ending`, ended));
    expect(refusalIn(await visits())).toEqual(forbidden);
    const given = { token: await head(), body: { version: 2, role: "officer", from: today(), to: null } };
    await expecting(201, api("POST", `${MEMBERS}/${staffId}/roles`, given));
    expect((await visits()).status).toBe(200);
  });

  it("E2 E3 who is taken out of service is refused at once and cannot sign in; back, they can; the trail tells who did it, and no name", async () => {
    const { email, name, staffId } = await add();
    const token = await signInInvited(email);
    const admin = await administrator();
    const change = (to: string, version: number) =>
      expecting(200, api("POST", `${NETWORK}/${staffId}/${to}`, { token: admin, body: { version } }));
    await change("deactivation", 1);
    expect(refusalIn(await api("GET", "/staff/me", { token }))).toEqual(forbidden);
    await expect(signInInvited(email)).rejects.toThrow("Not let in");
    await change("reactivation", 2);
    expect((await api("GET", "/staff/me", { token: await signInInvited(email) })).status).toBe(200);
    const trail = await eventually("the audit trail", async () => {
      const items = (await everything("audit")).filter(({ subject }) => subject === staffId);
      return items.length === 4 && items;
    });
    expect(new Set(trail.map(({ type }) => type))).toEqual(
      new Set([
        "gov.wisal.staff.added.v1",
        "gov.wisal.staff.deactivated.v1",
        "gov.wisal.staff.reactivated.v1",
        "gov.wisal.staff.role-granted.v1",
      ]),
    );
    expect(JSON.stringify(trail).match(/"actor":\{"kind":"staff","id":"stf_/g)).toHaveLength(4);
    expect(JSON.stringify(trail)).not.toMatch(new RegExp(`${name}|${email}`, "i"));
  });
};
