import { describe, expect, it } from "vitest";
import { EdgeFunction } from "./edge-function.ts";

const request = {
  method: "GET",
  uri: "/api/posts",
  query: new URLSearchParams("a=1&a=2"),
  headers: { host: "site" },
};

describe("an edge function", () => {
  it("may change the path and the headers, and keeps the query", async () => {
    const edge = new EdgeFunction(
      'function handler(event) { var r = event.request; r.uri = r.uri.slice(4); r.headers["x-viewer"] = { value: event.viewer.ip }; return r; }',
    );
    const result = await edge.viewerRequest(request, "192.0.2.1");
    expect(result).toMatchObject({
      kind: "request",
      request: { uri: "/posts", headers: { host: "site", "x-viewer": "192.0.2.1" } },
    });
    expect(result.kind === "request" && result.request.query.toString()).toBe("a=1&a=2");
  });

  it("may answer by itself", async () => {
    const edge = new EdgeFunction(
      'async function handler() { return { statusCode: 302, headers: { location: { value: "/fr/" } } }; }',
    );
    expect(await edge.viewerRequest(request, "192.0.2.1")).toEqual({
      kind: "response",
      status: 302,
      headers: { location: "/fr/" },
      body: "",
    });
  });
});
