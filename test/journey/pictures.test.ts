import { describe, expect, it } from "vitest";
import { pictures } from "#test/journey/exhibits/pictures.ts";
import { findRoute } from "#web/app/routes.tsx";
import { routes as admin } from "#web/areas/admin/routes.ts";
import { routes as desk } from "#web/areas/desk/routes.ts";
import { routes as draws } from "#web/areas/draws/routes.ts";
import { routes as my } from "#web/areas/my/routes.ts";

describe.each(Object.entries({ my, desk, admin, draws }))("the pictures of %s", (area, routes) => {
  const hashes = pictures
    .filter(({ path }) => path.startsWith(`${area}/#`))
    .map(({ path }) => path.slice(area.length + 1).replaceAll(/[{}]/g, ""));

  it.each(routes.map(({ pattern }) => pattern))("show %s", (pattern) => {
    expect(hashes.filter((hash) => findRoute(routes, hash)?.route.pattern === pattern)).not.toEqual([]);
  });

  it("show nothing that is no screen", () => {
    expect(hashes.filter((hash) => findRoute(routes, hash) === undefined)).toEqual([]);
  });
});

it("each picture has a name of its own", () => {
  expect(new Set(pictures.map(({ name }) => name)).size).toBe(pictures.length);
});
