import { describe, expect, it } from "vitest";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, parseJson, str, toJson } from "#local/json.ts";
import { seedStaff } from "#local/seed/people.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { staffIdOf, staffKeyOf } from "#shared/domain/account/subject.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting, refusalIn } from "../support/api.ts";
import { firstDay, passPapers, textsTo } from "../support/errands.ts";
import { mandateFor } from "../support/mandates.ts";
import { newCitizen, newPerson, newPhone, signIn, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { everything } from "../support/stored.ts";

const subjectOf = (email: string) => ({
  issuer: platform().issuers.byKind.staff,
  subject: seedStaff.find((entry) => entry.email === email)?.subject ?? "",
});

/** What the audit trail says that somebody did for somebody, oldest first. */
const trailOf = async (staffId: string, accountId: string) =>
  (await everything("audit"))
    .filter(({ actor }) => {
      const { id, onBehalfOf } = obj(parseJson(JSON.stringify(actor ?? null)));
      return id === staffId && obj(onBehalfOf)["accountId"] === accountId;
    })
    .map(({ type, actor }) => ({ type: str(toJson(type)), actor }));

/** Agents of the desk and the call centre who act for people (R1). */
export const agents = (): void => {
  it("a call: from reference and birth date to a confirmed appointment, told to the person and recorded as the agent's", async () => {
    const amina = await newCitizen("fr");
    const { accessToken: token } = await staff("calls");
    const { headers } = await mandateFor(amina, token);
    const act = (method: string, path: string, body?: unknown) =>
      api(method, path, { token, headers, ...(body !== undefined && { body }) });
    const started = performance.now();
    const order = { postId: "fr-paris", procedureId: "signature-legalisation", beneficiaries: [newPerson()] };
    const filed = await expecting(201, act("POST", "/requests", order));
    const requestId = str(filed["requestId"]);
    const paper = { type: "image/jpeg", bytes: 1_000, sha256: `${"A".repeat(43)}=`, name: "photo.jpg" };
    const upload = `/requests/${requestId}/documents/1/passport-or-cnie/upload`;
    await expecting(201, act("POST", upload, paper));
    await passPapers(requestId);
    await expecting(200, act("POST", `/requests/${requestId}/submission`));
    const date = await firstDay(amina, requestId);
    const listed = await expecting(200, act("GET", `/requests/${requestId}/days/${date}/slots`));
    const slot = obj(list(listed["slots"])[0]);
    const choice = { slotId: str(slot["slotId"]), slotsGrant: str(listed["slotsGrant"]) };
    const { holdToken } = await expecting(201, act("POST", `/requests/${requestId}/hold`, choice));
    await expecting(201, act("POST", `/requests/${requestId}/appointment`, { holdToken }));
    console.log(`served by telephone in seven calls, ${Math.round(performance.now() - started)} ms`);

    const own = await expecting(200, api("GET", "/requests", { token: amina.token }));
    expect(list(own["requests"]).map((each) => obj(each)["requestId"])).toContain(requestId);
    await eventually("both messages", async () => {
      const texts = await textsTo(amina.phone);
      return texts.some((text) => text.includes("un agent")) && texts.length >= 2;
    });
    const staffId = staffIdOf(subjectOf("calls@wisal.example"));
    const actor = {
      kind: "staff",
      id: staffId,
      onBehalfOf: { accountId: amina.accountId, channel: "phone", postId: "fr-paris" },
    };
    const trail = await eventually("the audit trail", async () => {
      const entries = await trailOf(staffId, amina.accountId);
      return entries.length === 4 && entries;
    });
    expect(trail.map(({ type }) => type).toSorted()).toEqual([
      "gov.wisal.appointments.confirmed.v1",
      "gov.wisal.documents.granted.v1",
      "gov.wisal.requests.drafted.v1",
      "gov.wisal.requests.validated.v1",
    ]);
    expect(trail.map((entry) => entry.actor)).toEqual([actor, actor, actor, actor]);
  });

  it("somebody without a smartphone: an account by telephone, which their own sign-in finds later", async () => {
    const { accessToken: token } = await staff("calls");
    const phone = newPhone();
    const opened = await expecting(
      201,
      api("POST", "/staff/posts/fr-lyon/accounts", { token, body: { phone, language: "ar" } }),
    );
    const accountId = str(opened["accountId"]);
    const headers = { "wisal-mandate": str(opened["mandate"]) };
    const order = { postId: "fr-lyon", procedureId: "signature-legalisation", beneficiaries: [newPerson()] };
    const filed = await expecting(201, api("POST", "/requests", { token, headers, body: order }));
    const again = await api("POST", "/staff/posts/fr-lyon/accounts", {
      token,
      body: { phone, language: "fr" },
    });
    expect(refusalIn(again)).toEqual({ status: 409, code: "phone-has-account" });

    const signed = await signIn(phone);
    const own = { token: signed.accessToken };
    expect(refusalIn(await api("GET", "/requests", own))).toEqual({ status: 403, code: "account-needed" });
    const joined = await expecting(200, api("PUT", "/account", { ...own, body: { language: "es" } }));
    expect(joined).toMatchObject({ accountId, language: "es" });
    await eventually(
      "the owner is told (N1)",
      async () => (await textsTo(phone)).some((text) => text.includes("un nuevo inicio de sesion lleva")),
      { withinMs: 60_000 },
    );
    const seen = await expecting(200, api("GET", "/requests", own));
    expect(list(seen["requests"]).map((each) => obj(each)["reference"])).toEqual([filed["reference"]]);
  });

  it("an agent whose role is revoked in mid-session acts no more, from the next call (E2)", async () => {
    const { accessToken: token } = await staff("lyon");
    const { headers } = await mandateFor(await newCitizen(), token, "fr-lyon");
    const key = keys.staff(staffKeyOf(subjectOf("officer.lyon@wisal.example")));
    const assign = (role: string) =>
      platform().dynamodb.client.call("UpdateItem", {
        TableName: platform().table("core"),
        Key: toAttributes({ ...key }),
        UpdateExpression: "SET assignments[0].#role = :role",
        ExpressionAttributeNames: { "#role": "role" },
        ExpressionAttributeValues: toAttributes({ ":role": role }),
      });
    const requests = () => api("GET", "/requests", { token, headers });
    expect((await requests()).status).toBe(200);
    await assign("network-administrator");
    expect(refusalIn(await requests())).toEqual({ status: 403, code: "mandate-refused" });
    await assign("officer");
    expect((await requests()).status).toBe(200);
  });

  describe("GET /staff/posts/{postId}/agents", () => {
    const month = new Date().toISOString().slice(0, 7);

    it("shows the head of post what each agent did, as a table too", async () => {
      const { accessToken: token } = await staff("head");
      const path = "/staff/posts/fr-paris/agents";
      const shown = await expecting(200, api("GET", `${path}?month=${month}`, { token }));
      const line = list(shown["agents"])
        .map(obj)
        .find(({ staffId }) => staffId === staffIdOf(subjectOf("calls@wisal.example")));
      expect(line).toMatchObject({ people: 1, mandates: 1, acts: 4, bookings: 1, refused: 0 });
      const csv = await api("GET", `${path}.csv?month=${month}`, { token });
      expect([csv.status, csv.type]).toEqual([200, "text/csv; charset=utf-8"]);
      expect(csv.text.split("\r\n")[0]).toMatch(/^staffId,people,mandates,acts,bookings/);
    });
  });
};
