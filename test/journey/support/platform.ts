import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Places, placesFrom } from "#local/client/wisal.ts";
import { type Platform, startPlatform } from "#local/platform.ts";

export interface JourneyPlatform {
  readonly places: Places;
  readonly running: Platform;
  readonly stop: () => Promise<void>;
}

/** The whole platform with its built pages and real issuers, in memory, on `WISAL_PORT` (4700). */
export const startJourneyPlatform = async (): Promise<JourneyPlatform> => {
  const port = Number(process.env["WISAL_PORT"] ?? 4700);
  const dataDir = mkdtempSync(join(tmpdir(), "wisal-journey-"));
  const platform = await startPlatform({ port, inMemory: true, quiet: true, dataDir, built: true });
  return {
    places: placesFrom(port),
    running: platform,
    stop: async () => {
      await platform.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
