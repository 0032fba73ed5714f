import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "#shared/http/openapi.ts";
import type { RouteData } from "#shared/http/route.ts";

const root = join(import.meta.dirname, "..");

/** Where the API reference is kept. */
export const openApiFile = join(root, "docs/openapi.json");

const hasRoutes = (module: unknown): module is { readonly routes: readonly RouteData[] } =>
  typeof module === "object" && module !== null && "routes" in module && Array.isArray(module.routes);

/** Every route of every function, in the order of their folders. */
export const allRoutes = async (): Promise<readonly RouteData[]> => {
  const folders = readdirSync(join(root, "functions"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const files = folders.flatMap(({ name }) => {
    const file = join(root, "functions", name, "routes.ts");
    return readdirSync(join(root, "functions", name)).includes("routes.ts") ? [file] : [];
  });
  const modules: readonly unknown[] = await Promise.all(files.map((file) => import(file)));
  return modules.flatMap((module) => (hasRoutes(module) ? module.routes : []));
};

/** The reference as it should stand in docs/openapi.json. */
export const renderOpenApi = async (): Promise<string> =>
  `${JSON.stringify(openApi(await allRoutes()), null, 2)}\n`;

if (import.meta.main) {
  writeFileSync(openApiFile, await renderOpenApi());
  console.log(`docs/openapi.json written: ${(await allRoutes()).length} operations`);
}
