import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const versionsSchema = z.record(z.string(), z.string());
const manifestSchema = z.object({
  dependencies: versionsSchema,
  devDependencies: versionsSchema,
  overrides: versionsSchema,
  scripts: versionsSchema,
  license: z.string(),
});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), resolved: z.string().optional() }),
  ),
});

const EXACT = /^(npm:(@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

const manifest = manifestSchema.parse(JSON.parse(await readFile("package.json", "utf8")));
const lock = lockSchema.parse(JSON.parse(await readFile("package-lock.json", "utf8")));
const pinned = { ...manifest.dependencies, ...manifest.devDependencies };

describe("package.json", () => {
  it.each(Object.entries({ ...pinned, ...manifest.overrides }))("pins %s exactly: %s", (_name, version) => {
    expect(version).toMatch(EXACT);
  });

  it.each(["^1.2.3", "~1.2.3", "1.x", "latest", ">=1.0.0", "npm:other@^1.0.0"])(
    "would not pass %s for an exact pin",
    (version) => {
      expect(version).not.toMatch(EXACT);
    },
  );

  it("agrees with the lock on every version", () => {
    const locked = Object.fromEntries(
      Object.keys(pinned).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]),
    );
    expect(locked).toEqual(pinned);
  });

  it("pins every client of the AWS SDK at one version, so that a bundle holds one core", () => {
    const versions = Object.entries(pinned).filter(([name]) => /^@aws-sdk\/(client|lib)-/.test(name));
    expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
  });

  it("starts every script through the bootstrap, so that each works alone on a fresh clone", () => {
    for (const [name, command] of Object.entries(manifest.scripts)) {
      expect(command, name).toMatch(/^node local\/bootstrap\.mjs [a-z:]+$/);
    }
  });

  it("names the licence whose text is in LICENSE", async () => {
    expect(manifest.license).toBe("EUPL-1.2");
    expect(await readFile("LICENSE", "utf8")).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  });
});
