import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isGenuine } from "#local/partner/verify-notice.ts";
import type { Notice } from "#shared/domain/partner/notice.ts";
import { pauseAfter } from "#shared/domain/partner/notice.ts";
import { isPublicAddress, targetOf } from "./address-guard.ts";
import { httpNoticeSender } from "./notice-sender.ts";
import { signedHeaders, webhookSecret } from "./sign.ts";

const secrets = { read: () => Promise.resolve("a master secret for tests, of no value anywhere") };
const notice: Notice = {
  type: "stamp.reservation-lapsed",
  timestamp: "2026-11-21T12:15:00.000Z",
  data: { stampId: "stm_TEST", reservationId: "rsv_TEST", reference: "F-1" },
};

describe("the signature", () => {
  it("agrees with the published example of Standard Webhooks", () => {
    const headers = signedHeaders(
      ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      1_614_265_330_000,
      '{"test": 2432232314}',
    );
    expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("stands under each secret while a partner changes over, and under none of another partner", () => {
    const [old, next] = [webhookSecret("m", "forms", 1), webhookSecret("m", "forms", 2)];
    const body = JSON.stringify(notice);
    const now = Date.now();
    const headers = new Headers(signedHeaders([next, old], "evt_1", now, body));
    expect(isGenuine(headers, body, [old])).toBe(true);
    expect(isGenuine(headers, body, [next])).toBe(true);
    expect(isGenuine(headers, body, [webhookSecret("m", "others", 1)])).toBe(false);
    expect(isGenuine(headers, `${body} `, [next])).toBe(false);
    expect(isGenuine(new Headers(signedHeaders([next], "evt_1", now - 400_000, body)), body, [next])).toBe(
      false,
    );
  });
});

describe("where notices may go", () => {
  const leads =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses);

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00:ec2::254",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "2001:db8::1",
    "nonsense",
  ])("not to %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])("to %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "http://partner.example/",
    "https://partner.example:8443/",
    "https://user@partner.example/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://2130706433/",
    "ftp://partner.example/",
    "partner",
  ])("not to %s", async (address) => {
    expect(await targetOf(address, false, leads("93.184.215.14"))).toBeUndefined();
  });

  it("not to a name of which one address is private, nor to this machine unless told", async () => {
    const url = "https://partner.example/notices";
    expect(await targetOf(url, false, leads("93.184.215.14", "10.0.0.1"))).toBeUndefined();
    expect(await targetOf(url, false, () => Promise.reject(new Error("no such name")))).toBeUndefined();
    expect(await targetOf(url, false, leads("93.184.215.14"))).toMatchObject({ address: "93.184.215.14" });
    expect(await targetOf("http://127.0.0.1:4005/", false)).toBeUndefined();
    expect(await targetOf("http://127.0.0.1:4005/", true)).toMatchObject({ address: "127.0.0.1" });
    expect(await targetOf("http://localhost:4005/", true)).toBeUndefined();
  });
});

describe("sending a notice", () => {
  const got: { readonly headers: Headers; readonly body: string }[] = [];
  let answer = 204;
  const server = createServer((incoming, response) => {
    let body = "";
    incoming.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    incoming.on("end", () => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
      got.push({ headers, body });
      response.writeHead(answer, { location: "http://127.0.0.1:1/" }).end("a secret of the partner");
    });
  });
  let url = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/notices`;
  });
  afterAll(() => void server.close());
  const sender = httpNoticeSender(secrets, { secretId: "webhook", here: true });
  const send = () => sender.send("forms", { url, generations: [2, 1] }, "evt_1.forms", notice, Date.now());

  it("is taken with 2xx, signed with every generation", async () => {
    expect(await send()).toEqual({ ok: true, value: undefined });
    const { headers, body } = got.at(-1) ?? { headers: new Headers(), body: "" };
    expect(JSON.parse(body)).toEqual(notice);
    expect(headers.get("webhook-id")).toBe("evt_1.forms");
    const secret = webhookSecret(await secrets.read(), "forms", 1);
    expect(isGenuine(headers, body, [secret])).toBe(true);
  });

  it.each([302, 400, 500])("is not taken with %i, and a redirection is not followed", async (status) => {
    answer = status;
    const before = got.length;
    expect(await send()).toEqual({ ok: false, error: "webhook-refused" });
    expect(got).toHaveLength(before + 1);
  });

  it("is not taken where nobody listens, and not sent to an address that is not allowed", async () => {
    const to = (address: string, here: boolean) =>
      httpNoticeSender(secrets, { secretId: "webhook", here }).send(
        "forms",
        { url: address, generations: [1] },
        "evt_2",
        notice,
        Date.now(),
      );
    expect(await to("http://127.0.0.1:1/", true)).toEqual({ ok: false, error: "webhook-unreachable" });
    expect(await to(url, false)).toEqual({ ok: false, error: "webhook-address" });
  });
});

describe("the pauses between tries", () => {
  it("grow threefold to nearly twelve hours: nine tries take 21 hours", () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map(pauseAfter);
    expect(pauses).toEqual([30, 90, 270, 810, 2430, 7290, 21_870, 42_000]);
    expect(Math.round(pauses.reduce((sum, pause) => sum + pause, 0) / 3600)).toBe(21);
  });
});
