import type { Page } from "playwright-core";
import { beforeAll } from "vitest";
import { newPage } from "#test/journey/pages.ts";
import type { Stage } from "#test/journey/stage.ts";
import { type Booker, daysCounted, newBooker, signedIn } from "#test/journey/support/booking.ts";

/** The first count of the days, which the platform's start does not wait for. */
const COUNT_MS = 250_000;
/** Whose calendar no other journey changes. */
export const POST = "fr-lyon";
/** Six public places in a slot of the acts' calendar. */
export const SMALL_POST = "us-washington-dc";
/** The one button that books, moves or accepts. */
export const CONFIRM = ".stack > .actions .button-primary";

/** Two people beside each other. */
export interface Scene extends Stage {
  readonly booker: Booker;
  readonly other: Booker;
}

/** Two new people, and days to choose from at both posts. */
export const useScene = (stage: () => Stage): (() => Scene) => {
  let scene: Scene | undefined;
  beforeAll(async () => {
    const { platform } = stage();
    const booker = await newBooker(platform);
    scene = { ...stage(), booker, other: await newBooker(platform) };
    await Promise.all([POST, SMALL_POST].map((postId) => daysCounted(platform, booker, postId)));
  }, COUNT_MS);
  return () => {
    if (scene === undefined) throw new Error("The scene is not set.");
    return scene;
  };
};

/** A phone of the booker's; `prepare` comes before its first load. */
export const phoneOf = async (
  { browser, booker }: Scene,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Page> => {
  const { page } = await newPage(browser, { viewport: { width: 360, height: 780 } });
  await prepare(page);
  await signedIn(page, booker);
  return page;
};
