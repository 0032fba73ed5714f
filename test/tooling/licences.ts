/** Prints the licences of everything that is shipped, and fails on one that is refused. */
import * as z from "zod";
import { runCommand } from "./command.ts";
import { licenceFault } from "./licence-policy.ts";

const listSchema = z.record(
  z.string(),
  z.object({ licenses: z.union([z.string(), z.array(z.string())]).default("UNKNOWN") }),
);

const { code, output } = await runCommand([
  "license-checker-rseidelsohn",
  "--production",
  "--excludePrivatePackages",
  "--json",
]);
if (code !== 0) throw new Error(`the licences could not be listed:\n${output}`);

const byLicence = new Map<string, string[]>();
for (const [name, { licenses }] of Object.entries(listSchema.parse(JSON.parse(output)))) {
  const expression = Array.isArray(licenses) ? licenses.join(" AND ") : licenses;
  byLicence.set(expression, [...(byLicence.get(expression) ?? []), name]);
}

let refused = 0;
for (const [expression, names] of [...byLicence].sort(([, a], [, b]) => b.length - a.length)) {
  const fault = licenceFault(expression);
  if (fault !== undefined) refused += names.length;
  console.log(
    `${String(names.length).padStart(4)}  ${expression}${fault ? `  ${fault}: ${names.join(", ")}` : ""}`,
  );
}
console.log(
  refused === 0 ? "No production package has a refused licence." : `${refused} packages are refused.`,
);
process.exitCode = refused === 0 ? 0 : 1;
