import { describe, expect, it } from "vitest";
import { findRoute, routesOf } from "#web/app/routes.tsx";
import { routes as admin } from "#web/areas/admin/routes.ts";
import { routes as desk } from "#web/areas/desk/routes.ts";
import { routes as my } from "#web/areas/my/routes.ts";

const route = routesOf<{ readonly title: string }>();
const none = () => Promise.resolve({ Screen: () => null });
const routes = [
  route("/", "title", none),
  route("/requests/new", "title", none),
  route("/requests/:requestId", "title", none),
  route("/requests/:requestId/slots/:slotId", "title", none),
];

describe("findRoute", () => {
  it.each([
    ["", "/", {}],
    ["#/", "/", {}],
    ["#/requests/new", "/requests/new", {}],
    ["#/requests/req_1", "/requests/:requestId", { requestId: "req_1" }],
    [
      "#/requests/req_1/slots/2027-01-04T09%3A30",
      "/requests/:requestId/slots/:slotId",
      { requestId: "req_1", slotId: "2027-01-04T09:30" },
    ],
    ["#/requests/%E0%A4%A", "/requests/:requestId", { requestId: "%E0%A4%A" }],
  ])("%s leads to %s", (hash, pattern, params) => {
    expect(findRoute(routes, hash)).toMatchObject({ route: { pattern }, found: { params } });
  });

  it("hands on what follows a question mark", () => {
    expect(findRoute(routes, "#/?post=fr-paris")?.found.query.get("post")).toBe("fr-paris");
  });

  it.each(["#/nothing", "#/requests/", "#/requests/a/b", "#/requests/a/slots/"])("knows no %s", (hash) => {
    expect(findRoute(routes, hash)).toBeUndefined();
  });
});

describe("the screens of an area", () => {
  it.each([
    ["my", my],
    ["desk", desk],
    ["admin", admin],
  ])("are each reached by their own hash in %s", (_area, declared) => {
    const hidden = declared.filter((each) => findRoute(declared, `#${each.pattern}`)?.route !== each);
    expect(hidden.map(({ pattern }) => pattern)).toEqual([]);
  });
});
