import { afterAll, beforeAll } from "vitest";
import { type Browser, openBrowser } from "#test/journey/pages.ts";
import { type JourneyPlatform, startJourneyPlatform } from "#test/journey/support/platform.ts";

/** The platform's start: build, synthesis, seeds, and the first count of the days. */
const START_MS = 300_000;

/** What all journeys share. */
export interface Stage {
  readonly platform: JourneyPlatform;
  readonly browser: Browser;
}

/** Starts the platform and the browser before all journeys of a file; read them within tests and hooks. */
export const useStage = (): (() => Stage) => {
  let stage: Stage | undefined;
  beforeAll(async () => {
    const browser = await openBrowser();
    if (browser === undefined) throw new Error("No Chromium here.");
    stage = { browser, platform: await startJourneyPlatform() };
  }, START_MS);
  afterAll(async () => {
    await stage?.browser.close();
    await stage?.platform.stop();
  });
  return () => {
    if (stage === undefined) throw new Error("The stage is not set.");
    return stage;
  };
};
