import { inspect } from "./inspect.ts";
import type { InspectionOrder } from "./isolated-inspector.ts";

/**
 * The program in which papers are decoded: one paper, one process. It has no credentials, no environment and no
 * open connection; what breaks it breaks nothing else.
 */
process.once("message", (order: InspectionOrder) => {
  void inspect(Buffer.from(order.bytes), order.declared, order.kind).then((inspection) => {
    process.send?.(inspection, () => process.exit(0));
  });
});
