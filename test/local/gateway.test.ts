import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { obj, str } from "#local/json.ts";
import { eventually } from "#test/support/deadline.ts";
import { type FixturePlatform, startFixture } from "./support/fixture-platform.ts";
import { like } from "./support/like.ts";

let platform: FixturePlatform;
beforeAll(async () => {
  platform = await startFixture();
});
afterAll(() => platform.stop());

const post = (path: string, headers: Record<string, string> = {}, body = '{"call":"get","pk":"OPEN#1"}') =>
  fetch(`${platform.urls.api}${path}`, { method: "POST", headers, body });

const marked = (pk: string) =>
  eventually(pk, async () => {
    const item = await platform.dynamodb.client.getItem("fixture", { pk: { S: pk }, sk: { S: "MARK" } });
    return item === undefined ? undefined : str(obj(item["text"])["S"]);
  });

describe("the gateway › a route with an authorizer", () => {
  it.each([
    ["no token", {}, 401],
    ["a token that the authorizer does not know", { authorization: "Bearer nobody" }, 401],
    ["a token that may not", { authorization: "Bearer denied" }, 403],
    ["an authorizer that fails", { authorization: "Bearer broken" }, 500],
    ["a good token", { authorization: "Bearer me" }, 200],
  ])("given %s, answers as API Gateway does", async (_case, headers, status) => {
    const response = await post("/private", headers);
    expect(response.status).toBe(status);
    const text = await response.text();
    if (status === 200) expect(text).toContain('"caller":"{\\"kind\\":\\"citizen\\"}"');
  });
});

describe("the gateway › its own answers", () => {
  it("follow the template for a path that is not there", async () => {
    const response = await post("/nowhere");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toEqual({
      status: 404,
      instance: like(/^[0-9a-f-]{36}$/),
    });
  });

  it("compress long bodies for clients that take it", async () => {
    await platform.call({ call: "put", pk: "OPEN#long", text: "x".repeat(3000) });
    const long = '{"call":"get","pk":"OPEN#long"}';
    expect((await post("/calls", { "accept-encoding": "gzip" }, long)).headers.get("content-encoding")).toBe(
      "gzip",
    );
    expect(
      (await post("/calls", { "accept-encoding": "identity" }, long)).headers.get("content-encoding"),
    ).toBeNull();
  });

  it("refuse a body of more than 10 MB", async () => {
    expect((await post("/calls", {}, "x".repeat(10 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it.each(["malformed", "throw", "crash"])(
    "say 502 to a function that ends with %s, and serve the next call",
    async (call) => {
      expect((await platform.call({ call })).status).toBe(502);
      expect((await platform.call({ call: "get", pk: "OPEN#1" })).status).toBe(200);
    },
  );

  it("end a function at its timeout", async () => {
    const started = performance.now();
    expect((await platform.call({ call: "sleep", ms: "10000" })).status).toBe(502);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("queue what is more than the workers can take", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => platform.call({ call: "get", pk: "OPEN#1" })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe("event sources", () => {
  it("carry a stored command over stream, topic and queue to its consumer", async () => {
    await platform.call({ call: "transact", pk: "OPEN#E" });
    expect(await marked("SEEN#CMD#OPEN#E")).toBe("1");
  });

  it("leave to others what the subscription filters out", async () => {
    await platform.call({ call: "publish", type: "unwanted", text: "unwanted" });
    await platform.call({ call: "publish", type: "wanted", text: "wanted" });
    expect(await marked("SEEN#wanted")).toBe("1");
    expect(
      await platform.dynamodb.client.getItem("fixture", { pk: { S: "SEEN#unwanted" }, sk: { S: "MARK" } }),
    ).toBeUndefined();
  });

  it("deliver again only what failed in a batch, and bury what fails for ever", async () => {
    for (const text of ["poison", "twice", "fine"])
      await platform.call({ call: "publish", type: "wanted", text });
    expect(await marked("SEEN#fine")).toBe("1");
    expect(await marked("SEEN#twice")).toBe("2");
    await eventually(
      "the dead letter",
      () => platform.messaging.server.inspectQueue("facts-dlq")?.messages.ready.length === 1,
    );
  });

  it("run schedules once at the start", async () => {
    expect(await marked("SCHEDULE")).toBe("ran");
  });

  it("report the fate of an SMS as the log subscription of SNS does", async () => {
    await platform.call({ call: "sms", to: "+33639980100", text: "مرحبا" });
    expect(await marked("RECEIPT")).toMatch(/^H4sI/);
    const response = await fetch(`${platform.urls.catcher}/messages?to=%2B33639980100`);
    expect(await response.json()).toMatchObject([
      { kind: "sms", from: "caller", text: "مرحبا", encoding: "UCS-2", parts: 1 },
    ]);
    const page = await (await fetch(`${platform.urls.catcher}/`)).text();
    expect(page).toContain('<p dir="rtl">مرحبا</p>');
  });

  it("catch e-mail of the one sender that the role allows, with its attachments", async () => {
    const mail = (from: string) => platform.call({ call: "mail", from, to: "sara@example.org" });
    expect((await mail("Wisal <no-reply@wisal.example>")).status).toBe(200);
    expect((await mail("ministry@wisal.example")).body["name"]).toBe("AccessDeniedException");
    const response = await fetch(`${platform.urls.catcher}/messages?to=sara@example.org`);
    expect(await response.json()).toMatchObject([
      { kind: "email", subject: "Rendez-vous", text: "À bientôt", attachments: ["rdv.ics"] },
    ]);
  });

  it("play an outage of those who carry messages", async () => {
    await fetch(`${platform.urls.catcher}/control`, { method: "POST", body: '{"failing":true}' });
    expect((await platform.call({ call: "sms", to: "+33639980101", text: "x" })).status).toBe(500);
    await fetch(`${platform.urls.catcher}/control`, { method: "POST", body: '{"failing":false}' });
    expect((await platform.call({ call: "sms", to: "+33639980101", text: "x" })).status).toBe(200);
  });
});
