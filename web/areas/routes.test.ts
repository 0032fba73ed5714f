import { describe, expect, it } from "vitest";
import { findRoute } from "#web/app/routes.tsx";
import { routes as admin } from "#web/areas/admin/routes.ts";
import { routes as desk } from "#web/areas/desk/routes.ts";
import { routes as draws } from "#web/areas/draws/routes.ts";
import { routes as my } from "#web/areas/my/routes.ts";

describe.each(Object.entries({ my, desk, admin, draws }))("the screens of %s", (_, routes) => {
  it.each(routes.map(({ pattern }) => pattern))("%s hides no other and is hidden by none", (pattern) => {
    const hash = `#${pattern.replaceAll(":", "some-")}`;
    expect(findRoute(routes, hash)?.route).toBe(routes.find((route) => route.pattern === pattern));
    expect(routes.filter((route) => route.pattern === pattern)).toHaveLength(1);
  });
});
