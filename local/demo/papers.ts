import { uploadPapers } from "#local/client/upload.ts";
import { placesFrom } from "#local/client/wisal.ts";
import { port, step } from "./narrator.ts";

/** Uploads each paper that is asked for, straight to the quarantine, and waits for the verdicts. */
export const sendPapers = async (
  token: string,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const started = performance.now();
  const verdicts = await uploadPapers(placesFrom(port).api, token, requestId, headers);
  if (verdicts.some((verdict) => verdict !== "passed")) throw new Error(`verdicts: ${verdicts.join(", ")}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  step(
    `uploads ${verdicts.length} paper${verdicts.length > 1 ? "s" : ""}: inspected, scanned and passed in ${seconds} s`,
  );
};
