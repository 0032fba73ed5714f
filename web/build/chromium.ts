import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The system's Chromium, or the one that `WISAL_CHROMIUM` names; undefined when there is none. */
export const chromiumPath = (): string | undefined =>
  [process.env["WISAL_CHROMIUM"] ?? "", ...places].find((path) => path !== "" && existsSync(path));

/** Starts Chromium as a machine without a display or a sandbox can. */
export const openChromium = async (executablePath: string): Promise<Browser> =>
  await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
