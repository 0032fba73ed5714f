import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { partnerToken, signInStaff } from "#local/client/sign-in.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { obj, parseJson, str } from "#local/json.ts";
import { seedStaff } from "#local/seed/people.ts";
import { allRoutes } from "#local/write-openapi.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { staffKeyOf } from "#shared/domain/account/subject.ts";
import type { Access, RouteData } from "#shared/http/route.ts";
import { eventually } from "#test/support/deadline.ts";
import { each } from "#test/support/each.ts";
import { api, expecting, problemFault, refusalIn } from "../support/api.ts";
import { book, choose, pay, validRequest } from "../support/errands.ts";
import { type Mandated, mandateFor } from "../support/mandates.ts";
import { filledPath as filled, pathParams as params } from "../support/path-params.ts";
import { newCitizen, newPerson, partner, signIn, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { ago, altered, signedByUs, signedWithPublicKey, twoHoursAgo, unsigned } from "../support/tokens.ts";

type Kind = Exclude<Access["kind"], "public">;
type Refused = ReturnType<typeof refusalIn>;

const unauthenticated: Refused = { status: 401, code: "unauthenticated" };
const forbidden: Refused = { status: 403, code: "forbidden" };
const inPersonOnly: Refused = { status: 403, code: "in-person-only" };
const mandateRefused: Refused = { status: 403, code: "mandate-refused" };
const notFound: Refused = { status: 404, code: "not-found" };

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string =>
  `${method} ${path}`;

/** Calls a route with `authorization` as it is; the body is never looked at by whom is refused before. */
const call = (route: RouteData, token: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
  api(route.method, filled(route.path), { token, headers, ...(route.method === "POST" && { body: {} }) });

const routes = (await allRoutes()).filter(({ access }) => access.kind !== "public");

/** One wrong identity for every route of the kinds that it is wrong for. */
interface Row {
  readonly who: string;
  readonly token: (kind: Kind, access: Access) => string | undefined;
  readonly kinds: readonly Kind[];
  /** Without it, every route of these kinds. */
  readonly concerns?: (access: Access) => boolean;
  readonly expected: Refused;
}

/** What the authorizer makes of the forgeries, for operators only: callers learn nothing but 401. */
const faults = [
  "no-bearer",
  "malformed",
  "expired",
  "algorithm",
  "signature",
  "not-an-access-token",
] as const;

const everybody: readonly Kind[] = ["citizen", "staff", "partner"];

/** Every non-public route with every kind of wrong token. */
export const identityMatrix = (): void => {
  const good: Record<Kind, string> = { citizen: "", staff: "", partner: "" };
  const old: Record<Kind, string> = { citizen: "", staff: "", partner: "" };
  const hmac: Record<Kind, string> = { citizen: "", staff: "", partner: "" };
  const ours: Record<Kind, string> = { citizen: "", staff: "", partner: "" };
  const ids: Record<Kind, string> = { citizen: "", staff: "", partner: "" };
  const special = { newcomer: "", head: "", lyon: "", network: "", verifier: "", calls: "" };
  /** Under which the officer acts for a citizen who is nobody else in these tests. */
  let mandate: Mandated;
  /** Staff whom a route lets in: officers of the post where they may, else their head or the network's own. */
  const insider = (access: Access): string => {
    if (access.kind !== "staff" || access.roles.includes("officer")) return good.staff;
    return access.at === "network" || !access.roles.includes("head-of-post") ? special.network : special.head;
  };
  /** Staff of the post, or of the network, whom a route does not let in. */
  const outsider = (access: Access): string => {
    const open: readonly string[] = access.kind === "staff" ? access.roles : [];
    if (open.includes("officer") && open.includes("network-administrator")) return special.calls;
    return access.kind === "staff" && access.roles.includes("network-administrator")
      ? good.staff
      : special.network;
  };

  beforeAll(async () => {
    const port = platform().ports.site;
    const secret = platform().issuers.partnerSecrets["passport-form"] ?? "";
    const scopes = ["wisal/stamps.verify", "wisal/stamps.redeem"];
    const citizen = await newCitizen();
    const officer = await staff("paris");
    good.citizen = citizen.token;
    good.staff = officer.accessToken;
    good.partner = (await partner("both")).accessToken;
    ids.citizen = citizen.idToken ?? "";
    ids.staff = officer.idToken ?? "";
    await twoHoursAgo(async () => {
      old.citizen = (await signIn(citizen.phone)).accessToken;
      old.staff = (await signInStaff({ email: "officer.paris@wisal.example", port })).accessToken;
      old.partner = (await partnerToken({ clientId: "passport-form", secret, scopes, port })).accessToken;
    });
    for (const kind of everybody) {
      hmac[kind] = await signedWithPublicKey(good[kind]);
      ours[kind] = await signedByUs(good[kind]);
    }
    special.newcomer = (await signIn()).accessToken;
    special.head = (await signInStaff({ email: "head.paris@wisal.example", port })).accessToken;
    special.lyon = (await staff("lyon")).accessToken;
    special.network = (await staff("network")).accessToken;
    special.verifier = (await partner("verify")).accessToken;
    special.calls = (await staff("calls")).accessToken;
    mandate = await mandateFor(await newCitizen(), good.staff);
  });

  const rows: readonly Row[] = [
    { who: "no token", token: () => undefined, kinds: everybody, expected: unauthenticated },
    { who: "an empty token", token: () => "", kinds: everybody, expected: unauthenticated },
    { who: "a word", token: () => "garbage", kinds: everybody, expected: unauthenticated },
    { who: "three words", token: () => "e30.e30.e30", kinds: everybody, expected: unauthenticated },
    { who: "an expired token", token: (kind) => old[kind], kinds: everybody, expected: unauthenticated },
    { who: "alg none", token: (kind) => unsigned(good[kind]), kinds: everybody, expected: unauthenticated },
    {
      who: "HS256 under the public key",
      token: (kind) => hmac[kind],
      kinds: everybody,
      expected: unauthenticated,
    },
    { who: "somebody else's key", token: (kind) => ours[kind], kinds: everybody, expected: unauthenticated },
    {
      who: "altered claims",
      token: (kind) => altered(good[kind]),
      kinds: everybody,
      expected: unauthenticated,
    },
    {
      who: "an ID token",
      token: (kind) => ids[kind],
      kinds: ["citizen", "staff"],
      expected: unauthenticated,
    },
    { who: "a citizen", token: () => good.citizen, kinds: ["staff", "partner"], expected: forbidden },
    { who: "an officer", token: () => good.staff, kinds: ["citizen", "partner"], expected: forbidden },
    { who: "a partner", token: () => good.partner, kinds: ["citizen", "staff"], expected: forbidden },
    {
      who: "an officer of another post",
      token: () => special.lyon,
      kinds: ["staff"],
      // What is the whole network's is no post's: an officer is one of those without the role.
      concerns: (access) => access.kind === "staff" && access.at === "post",
      expected: notFound,
    },
    {
      who: "staff without the role",
      token: (_kind, access) => outsider(access),
      kinds: ["staff"],
      // What is about themselves is anybody's of the staff.
      concerns: (access) => access.kind === "staff" && access.at !== "anywhere",
      expected: forbidden,
    },
  ];

  it("the matrix covers every route of the gateway that is not public", () => {
    const guarded = platform()
      .model.apis.flatMap((each_) => each_.routes)
      .filter(({ authorizer }) => authorizer !== undefined)
      .map(nameOf);
    expect(routes.map(nameOf).toSorted()).toEqual(guarded.toSorted());
    console.log(`matrix: ${routes.length} routes × ${rows.length} identities`);
  });

  it("the good tokens of the matrix are let in, so that what is refused is refused for its fault", async () => {
    const answers = await each(routes, 8, (route) => {
      const { kind } = route.access;
      if (kind === "public") return call(route, undefined);
      return call(route, kind === "staff" ? insider(route.access) : good[kind]);
    });
    const refused = answers.map(({ status }) => status).filter((status) => status === 401 || status === 403);
    expect(refused).toEqual([]);
  });

  it.each(rows)(
    "every route › given $who › answers $expected.status $expected.code as a problem",
    async (row) => {
      const concerned = routes.filter(
        ({ access }) =>
          access.kind !== "public" && row.kinds.includes(access.kind) && (row.concerns?.(access) ?? true),
      );
      const answers = await each(concerned, 8, async (route) => {
        const { kind } = route.access;
        const answer = await call(route, kind === "public" ? undefined : row.token(kind, route.access));
        return { route: nameOf(route), ...refusalIn(answer), fault: problemFault(answer) };
      });
      expect(concerned.length).toBeGreaterThan(0);
      expect(answers).toEqual(
        concerned.map((route) => ({ route: nameOf(route), ...row.expected, fault: undefined })),
      );
    },
  );

  it("every route › given an officer with a mandate › is the citizen's, but for what only the person may do (R1)", async () => {
    const answers = await each(routes, 8, async (route) => ({
      route: nameOf(route),
      ...refusalIn(await call(route, good.staff, mandate.headers)),
    }));
    const expected = (access: Access): Refused | undefined => {
      if (access.kind !== "citizen") return forbidden;
      return access.agents ? undefined : inPersonOnly;
    };
    const wanted = routes.map((route) => ({ route: nameOf(route), ...expected(route.access) }));
    const denied = answers.map(({ route, status, code }) =>
      status === 401 || status === 403 ? { route, status, code } : { route },
    );
    expect(denied).toEqual(wanted);
    expect(wanted.filter(({ code }) => code === "in-person-only").map(({ route }) => route)).toEqual(
      expect.arrayContaining(["PUT /account"]),
    );
  });

  it("every route › given staff with a mandate that is forged or another agent's › answers 403 mandate-refused", async () => {
    const staffs = [
      {
        token: good.staff,
        headers: { "wisal-mandate": `${mandate.headers["wisal-mandate"].slice(0, -3)}AAA` },
      },
      { token: good.staff, headers: { "wisal-mandate": "x" } },
      { token: special.head, headers: mandate.headers },
      { token: special.calls, headers: mandate.headers },
      { token: special.lyon, headers: mandate.headers },
    ];
    for (const { token, headers } of staffs) {
      const answers = await each(routes, 8, (route) => call(route, token, headers));
      expect(answers.map(refusalIn)).toEqual(routes.map(() => mandateRefused));
    }
  });

  it("every route that moves money out or gives power › given a sign-in of six minutes ago › answers 401 step-up-needed with its challenge (T9, E2)", async () => {
    const concerned = routes.filter(({ stepUp }) => stepUp);
    const { phone } = await newCitizen();
    const port = platform().ports.site;
    const stale = await ago(6 * 60_000, async () => ({
      citizen: (await signIn(phone)).accessToken,
      head: (await signInStaff({ email: "head.paris@wisal.example", port })).accessToken,
      network: (await signInStaff({ email: "network@wisal.example", port })).accessToken,
    }));
    const answers = await each(concerned, 4, (route) => {
      if (route.access.kind !== "staff") return call(route, stale.citizen);
      return call(route, route.access.roles.includes("head-of-post") ? stale.head : stale.network);
    });
    expect(concerned.length).toBeGreaterThan(1);
    expect(answers.map(refusalIn)).toEqual(concerned.map(() => ({ status: 401, code: "step-up-needed" })));
    for (const { headers } of answers)
      expect(headers.get("www-authenticate")).toMatch(/insufficient_user_authentication.*max_age=300/);
  });

  it("every citizen's route that needs an account › given a newcomer › answers 403 account-needed", async () => {
    const concerned = routes.filter(({ access }) => access.kind === "citizen" && access.account === "active");
    const answers = await each(concerned, 8, (route) => call(route, special.newcomer));
    expect(answers.map(refusalIn)).toEqual(concerned.map(() => ({ status: 403, code: "account-needed" })));
  });

  it("every partner's route › given a token without its scope › answers 403", async () => {
    const concerned = routes.filter(
      ({ access }) => access.kind === "partner" && access.scope === "wisal/stamps.redeem",
    );
    const answers = await each(concerned, 8, (route) => call(route, special.verifier));
    expect(answers.map(refusalIn)).toEqual(concerned.map(() => forbidden));
  });

  it("the authorizer has told each kind of forgery apart", async () => {
    const seen = await eventually("the authorizer's log", async () => {
      const log = await readFile(join(platform().logFolder, "identity-authorizer.log"), "utf8");
      const codes = new Set(
        log
          .split("\n")
          .filter((line) => line.includes('"caller-refused"'))
          .map((line) => str(obj(parseJson(line))["code"])),
      );
      return faults.every((fault) => codes.has(fault)) && codes;
    });
    expect([...seen]).toEqual(expect.arrayContaining([...faults]));
  });

  it("every route with somebody else's object › answers 404, or does not take the owner's tokens either (E2)", async () => {
    const owner = await newCitizen();
    const stranger = await newCitizen();
    const booked = await book(owner);
    const requestId = await validRequest(owner);
    const choice = await choose(owner, requestId);
    const held = await expecting(
      201,
      api("POST", `/requests/${requestId}/hold`, { token: owner.token, body: choice }),
    );
    const orderId = await pay(owner);
    const own = routes.filter(
      ({ path, access }) => access.kind === "citizen" && /\{(requestId|orderId)\}/.test(path),
    );
    const bodies: Readonly<Record<string, unknown>> = {
      grantUpload: { type: "image/jpeg", bytes: 1, sha256: `${"A".repeat(43)}=`, name: "photo.jpg" },
      holdPlaces: choice,
      rescheduleAppointment: choice,
      confirmAppointment: { holdToken: held["holdToken"] },
      changeRequest: {
        postId: "fr-paris",
        procedureId: "signature-legalisation",
        beneficiaries: [newPerson()],
      },
      correctRequest: { documents: [{ beneficiary: 1, documentId: "passport-or-cnie" }] },
      startPayment: { channel: "card" },
      attachStamp: { orderId, unit: 1 },
      registerForDraw: { drawId: params["drawId"], preferences: ["2026-12-01"] },
      joinWaiting: { mode: "offer", from: "2026-12-01", to: "2026-12-02" },
      movePost: { postId: "fr-lyon" },
    };
    const refusals: Readonly<Record<string, Refused>> = {
      holdPlaces: { status: 409, code: "slots-grant-invalid" },
      rescheduleAppointment: { status: 409, code: "slots-grant-invalid" },
      confirmAppointment: { status: 422, code: "hold-token-invalid" },
    };
    for (const id of [requestId, booked.requestId]) {
      const answers = await each(own, 4, async (route) => {
        const body = bodies[route.operationId];
        const path = filled(route.path, { ...params, requestId: id, orderId });
        const { token } = stranger;
        const options = { headers: { accept: route.response.type }, ...(body !== undefined && { body }) };
        const answer = await api(route.method, path, { token, ...options });
        const agents = await api(route.method, path, {
          ...options,
          token: good.staff,
          headers: { ...options.headers, ...mandate.headers },
        });
        return { route: nameOf(route), citizen: refusalIn(answer), agent: refusalIn(agents) };
      });
      expect(answers).toEqual(
        own.map(({ access, ...route }) => {
          const citizen = refusals[route.operationId] ?? notFound;
          const agents = access.kind === "citizen" && access.agents;
          return { route: nameOf(route), citizen, agent: agents ? citizen : inPersonOnly };
        }),
      );
    }
    await expecting(204, api("DELETE", `/requests/${requestId}/hold`, { token: owner.token }));
  });

  it("staff dismissed and citizens suspended in mid-session are refused with their next call (E2)", async () => {
    const lyon = seedStaff.find(({ email }) => email === "officer.lyon@wisal.example");
    const key = keys.staff(
      staffKeyOf({ issuer: platform().issuers.byKind.staff, subject: lyon?.subject ?? "" }),
    );
    const citizen = await newCitizen();
    const set = (item: Readonly<Record<string, string>>, name: string, value: string | boolean) =>
      platform().dynamodb.client.call("UpdateItem", {
        TableName: platform().table("core"),
        Key: toAttributes(item),
        UpdateExpression: "SET #name = :value",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeNames: { "#name": name },
        ExpressionAttributeValues: toAttributes({ ":value": value }),
      });
    const visits = () => api("GET", "/desk/posts/fr-lyon/visits?date=2026-12-01", { token: special.lyon });
    const requests = () => api("GET", "/requests", { token: citizen.token });
    expect([(await visits()).status, (await requests()).status]).toEqual([200, 200]);
    await set({ ...key }, "active", false);
    await set({ ...keys.account(citizen.accountId) }, "status", "suspended");
    expect(refusalIn(await visits())).toEqual(forbidden);
    expect(refusalIn(await requests())).toEqual({ status: 403, code: "account-suspended" });
    await set({ ...key }, "active", true);
    expect((await visits()).status).toBe(200);
  });
};
