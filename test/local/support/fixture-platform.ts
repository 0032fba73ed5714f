import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Json, obj, parseJson } from "#local/json.ts";
import { type Platform, type PlatformOptions, startPlatform } from "#local/platform.ts";
import { fixtureAssembly } from "./assembly.ts";

/** Away from the ports of a platform that somebody runs while testing. */
export const FIXTURE_PORT = 24_700;

export interface FixturePlatform extends Platform {
  /** Has the fixture's caller make an AWS call; what the SDK said comes back. */
  readonly call: (
    body: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<CallAnswer>;
}

export interface CallAnswer {
  readonly status: number;
  readonly body: { readonly [key: string]: Json };
}

/** The local run over a small assembly of its own: in memory, without the platform's seeds. */
export async function startFixture(options: PlatformOptions = {}): Promise<FixturePlatform> {
  const dataDir = mkdtempSync(join(tmpdir(), "wisal-local-"));
  const platform = await startPlatform({
    port: FIXTURE_PORT,
    inMemory: true,
    quiet: true,
    seeds: false,
    dataDir,
    assembly: await fixtureAssembly(FIXTURE_PORT),
    ...options,
  });
  return {
    ...platform,
    call: async (body, headers = {}) => {
      const response = await fetch(`${platform.urls.api}/calls`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: obj(parseJson(await response.text())) };
    },
    stop: async () => {
      await platform.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
