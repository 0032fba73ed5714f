import type { Called } from "../client.ts";

/** A call that concerned one slot, as it was recorded. `accept` confirms what was offered; a move enters and leaves. */
export interface SlotCall {
  readonly kind: "hold" | "giveBack" | "confirm" | "accept" | "enter" | "leave";
  readonly slotId: string;
  readonly requestId: string;
  readonly party: number;
  readonly called: Called;
}
