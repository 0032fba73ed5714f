import { inspect } from "./inspect.ts";
import type { InspectionOrder } from "./isolated-inspector.ts";
import { readZone } from "./read-zone.ts";

/** Says something to whoever started the process, and waits until it is said. */
const say = (message: object): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });

const run = async ({ bytes, declared, kind }: InspectionOrder): Promise<void> => {
  const inspection = await inspect(Buffer.from(bytes), declared, kind);
  // The verdict first: whatever becomes of the zone, it has been said.
  await say(inspection);
  if (kind !== "identity" || !("copy" in inspection)) return;
  const zone = await readZone(inspection.copy).catch(() => undefined);
  if (zone !== undefined) await say({ zone });
};

/**
 * The program in which papers are decoded: one paper, one process. It has no credentials, no environment and no
 * open connection; what breaks it breaks nothing else.
 */
process.once("message", (order: InspectionOrder) => {
  void run(order).finally(() => process.exit(0));
});
