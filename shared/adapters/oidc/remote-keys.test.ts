import { createServer, type Server, type ServerResponse } from "node:http";
import { errors, exportJWK, generateKeyPair, type JWK } from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { remoteKeys } from "./remote-keys.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const token = { payload: "", signature: "" };

describe("E2 an issuer's published keys", () => {
  let server: Server;
  let asked: number;
  let answer: (response: ServerResponse) => void;
  let pair: JWK;

  const publish = (...ids: readonly string[]): void => {
    const body = JSON.stringify({ keys: ids.map((kid) => ({ ...pair, kid, alg: "RS256", use: "sig" })) });
    answer = (response) => response.end(body);
  };
  const keysOf = () => {
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    const keys = remoteKeys(`http://127.0.0.1:${address.port}/jwks`);
    return async (kid: string) => await keys({ alg: "RS256", kid }, token);
  };

  beforeAll(async () => {
    pair = await exportJWK((await generateKeyPair("RS256")).publicKey);
  });
  beforeEach(async () => {
    asked = 0;
    server = createServer((_, response) => {
      asked += 1;
      answer(response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve());
    });
    vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
    server.closeAllConnections();
    server.close();
  });

  it("are asked for once by all who come at once, and again after ten minutes", async () => {
    publish("one");
    const key = keysOf();
    await Promise.all([key("one"), key("one"), key("one")]);
    vi.setSystemTime(NOW + 599_999);
    await key("one");
    expect(asked).toBe(1);
    vi.setSystemTime(NOW + 600_000);
    await key("one");
    expect(asked).toBe(2);
  });

  it("are asked for again when a token names another, but not for each that is made up", async () => {
    publish("one");
    const key = keysOf();
    await key("one");
    publish("one", "two");
    await expect(key("two")).rejects.toThrow(errors.JWKSNoMatchingKey);
    expect(asked).toBe(1);
    vi.setSystemTime(NOW + 30_000);
    await key("two");
    expect(asked).toBe(2);
    for (let time = 0; time < 5; time += 1)
      await expect(key("made-up")).rejects.toThrow(errors.JWKSNoMatchingKey);
    expect(asked).toBe(2);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["an error", (response) => response.writeHead(503).end("{}")],
    ["a way elsewhere", (response) => response.writeHead(302, { location: "/other" }).end()],
    ["no JSON", (response) => response.end("<html>")],
    ["no keys", (response) => response.end("{}")],
    ["half an answer", (response) => response.writeHead(200, { "content-length": "100" }).write("{")],
    ["silence", () => undefined],
  ])("are nobody's fault but the issuer's when it gives %s, and are asked for again", async (_, wrong) => {
    answer = (response) => {
      wrong(response);
      if (response.headersSent && !response.writableEnded) setTimeout(() => response.destroy(), 20);
    };
    const key = keysOf();
    const error: unknown = await key("one").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(errors.JWKSNoMatchingKey);
    publish("one");
    expect(await key("one")).toBeDefined();
  });
});
