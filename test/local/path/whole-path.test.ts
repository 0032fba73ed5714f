import { describe, expect, it } from "vitest";
import { platform, usePlatform } from "../support/platform.ts";

describe("x", () => {
  usePlatform();
  it("is up", async () => {
    console.log(platform().urls, process.memoryUsage().rss);
    const t = performance.now();
    const d = await platform().dynamodb.client.call("Scan", {
      TableName: platform().table("core"),
      Select: "COUNT",
    });
    console.log(JSON.stringify(d), performance.now() - t);
    expect(1).toBe(1);
  });
});
