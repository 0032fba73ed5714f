import { S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { requestOf } from "#local/proxy/message.ts";
import { s3CopyLinks } from "#shared/adapters/s3/copy-links.ts";
import { linkFault, withOverrides } from "./signed-link.ts";

const client = new S3Client({
  region: "eu-west-3",
  endpoint: "http://127.0.0.1:4566",
  forcePathStyle: true,
  credentials: { accessKeyId: "AKIATEST", secretAccessKey: "local" },
});
const link = async () => {
  const copy = { key: "req_00000001/1-photo-35x45/upl_00000001", type: "image/jpeg" } as const;
  return new URL(await s3CopyLinks(client, "clean").sign(copy, "1-photo-35x45.jpg", 60));
};
const requested = (url: URL, method = "GET") => {
  const request = requestOf(method, `${url.pathname}${url.search}`, { host: url.host }, Buffer.alloc(0));
  if (request === undefined) throw new Error("no request");
  return request;
};
const SIGNED_AT = Date.UTC(2026, 10, 22, 9, 30);
const statusOf = (url: URL, { method = "GET", at = SIGNED_AT, secret = "local" } = {}) =>
  linkFault(requested(url, method), secret, at)?.status;

describe("D3 a link that the product signs", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: SIGNED_AT, toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("holds for its object until its minute is over", async () => {
    const url = await link();
    expect(url.pathname).toBe("/clean/req_00000001/1-photo-35x45/upl_00000001");
    expect(statusOf(url)).toBeUndefined();
    expect(statusOf(url, { at: SIGNED_AT + 60_000 })).toBeUndefined();
    expect(statusOf(url, { at: SIGNED_AT + 60_001 })).toBe(403);
  });

  it("is refused with anything else in it, by another method or under another key", async () => {
    const url = await link();
    for (const [name, value] of [
      ["X-Amz-Expires", "6000"],
      ["response-content-disposition", "inline"],
      ["versionId", "1"],
    ] as const) {
      const changed = new URL(url);
      changed.searchParams.set(name, value);
      expect(statusOf(changed), name).toBe(403);
    }
    const other = new URL(url);
    other.pathname = "/quarantine/req_00000001/1-photo-35x45/upl_00000001";
    expect(statusOf(other)).toBe(403);
    expect(statusOf(url, { method: "PUT" })).toBe(403);
    expect(statusOf(url, { secret: "other" })).toBe(403);
  });

  it("is answered with the headers that it asks for", async () => {
    const answer = { status: 200, headers: { "content-type": "text/html" }, body: Buffer.alloc(0) };
    expect(withOverrides((await link()).searchParams, answer).headers).toEqual({
      "content-type": "image/jpeg",
      "content-disposition": 'attachment; filename="1-photo-35x45.jpg"',
      "cache-control": "no-store",
    });
  });
});
