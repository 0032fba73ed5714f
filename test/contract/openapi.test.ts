import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allRoutes, openApiFile, renderOpenApi } from "#local/write-openapi.ts";

describe("docs/openapi.json", () => {
  it("is what the route tables say; if this fails, run `npm run openapi`", async () => {
    expect(readFileSync(openApiFile, "utf8")).toBe(await renderOpenApi());
  });

  it("names each operation once, and no two routes share method and path", async () => {
    const routes = await allRoutes();
    const ids = routes.map(({ operationId }) => operationId);
    const addresses = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it("E1 every route that changes something by POST needs an Idempotency-Key, but checks and the providers' notices", async () => {
    const free = (await allRoutes()).filter(
      ({ method, idempotent }) => method === "POST" && idempotent === "none",
    );
    expect(free.map(({ operationId }) => operationId).toSorted()).toEqual([
      "checkStamp",
      "lookUpPaymentReference",
      "previewCalendar",
      "recordAgencyPayment",
      "recordCmiNotice",
      "recordWalletNotice",
      "returnFromCmi",
      "verifyStamp",
    ]);
  });
});
