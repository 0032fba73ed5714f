import { describe, expect, it } from "vitest";
import type { RouteModel } from "#local/template/model.ts";
import { Router } from "./router.ts";

const route = (method: string, path: string): RouteModel => ({
  method,
  path,
  functionName: path,
  authorizer: undefined,
  requiredParameters: [],
  timeoutMs: 29_000,
});
const router = new Router([
  route("GET", "/requests/{requestId}"),
  route("GET", "/requests/recent"),
  route("POST", "/requests/{requestId}/hold"),
  route("ANY", "/files/{proxy+}"),
]);

describe("the router", () => {
  it("prefers a fixed part to a parameter", () => {
    expect(router.find("GET", "/requests/recent")?.route.path).toBe("/requests/recent");
    expect(router.find("GET", "/requests/req%201")).toMatchObject({ parameters: { requestId: "req 1" } });
  });

  it("needs the method and every part", () => {
    expect(router.find("DELETE", "/requests/1")).toBeUndefined();
    expect(router.find("GET", "/requests/")).toBeUndefined();
    expect(router.find("POST", "/requests/1/hold/more")).toBeUndefined();
    expect(router.find("POST", "/requests/1")).toBeUndefined();
  });

  it("takes the rest of the path where the template says so", () => {
    expect(router.find("PUT", "/files/a/b")?.parameters).toEqual({ proxy: "a/b" });
  });
});
