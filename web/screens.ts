import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { chromiumPath, openChromium } from "#web/build/chromium.ts";
import { openPreview } from "#web/build/preview.ts";

const folder = join(import.meta.dirname, "../screens");
const widths = [360, 1280];

interface Screen {
  readonly name: string;
  readonly path: string;
}

const screens: readonly Screen[] = [
  { name: "languages", path: "/" },
  { name: "missing", path: "/no-such-page" },
  { name: "problems", path: "/problems/#slot-full" },
  ...["fr", "ar"].flatMap((language) => [
    { name: `first-page-${language}`, path: `/${language}/` },
    { name: `post-chosen-${language}`, path: `/${language}/?post=be-liege&procedure=passport-adult` },
  ]),
];

const shoot = async (browser: Browser, url: string, screen: Screen, width: number): Promise<void> => {
  const page = await browser.newPage({ viewport: { width, height: width === 360 ? 780 : 860 } });
  await page.goto(`${url}${screen.path}`, { waitUntil: "networkidle" });
  // The Arabic font is optional on a first visit; the picture shows the second.
  await page.reload({ waitUntil: "networkidle" });
  await page.screenshot({ path: join(folder, `${screen.name}-${width}.png`), fullPage: true });
  await page.close();
};

/** Saves a picture of each page in French and Arabic, on a phone and on a desk, under `screens/`. */
const saveScreens = async (): Promise<void> => {
  const path = chromiumPath();
  if (path === undefined) throw new Error("No Chromium here: install it, or name it in WISAL_CHROMIUM.");
  await mkdir(folder, { recursive: true });
  const running = process.env["WISAL_SITE_URL"];
  const preview = running === undefined ? await openPreview() : undefined;
  const url = running ?? preview?.url ?? "";
  const browser = await openChromium(path);
  try {
    for (const screen of screens) for (const width of widths) await shoot(browser, url, screen, width);
  } finally {
    await browser.close();
    await preview?.close();
  }
  process.stdout.write(`${screens.length * widths.length} pictures in ${folder}\n`);
};

await saveScreens();
