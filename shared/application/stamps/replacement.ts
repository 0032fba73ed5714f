import type { Fact } from "#events/envelope.ts";
import { stampIssued } from "#events/stamps/issued.v1.ts";
import { stampReplaced } from "#events/stamps/replaced.v1.ts";
import type { Answer, Command, Outcome } from "#shared/domain/call.ts";
import { idFrom } from "#shared/domain/ids.ts";
import { SEALED_SECONDS } from "#shared/domain/order/resend.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { StampClock } from "#shared/domain/stamp/clock.ts";
import type { StampCode } from "#shared/domain/stamp/code.ts";
import { lastGroupOf } from "#shared/domain/stamp/code.ts";
import type { ChangeStore, Piece } from "#shared/ports/change-store.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { IssuedUnit, OrderStore } from "#shared/ports/order-store.ts";
import type { Sealer } from "#shared/ports/sealer.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";
import type { StampStore, StoredStamp } from "#shared/ports/stamp-store.ts";
import { sealedDue } from "./sweep-sealed.ts";
import { expiryDue } from "./sweep-stamp-ends.ts";

/** What putting a stamp in the place of another needs. */
export interface ReplaceDeps {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly orders: Pick<OrderStore, "replaceUnit">;
  readonly stamps: Pick<StampStore, "issue" | "seal" | "eraseSealed">;
  readonly due: Pick<DueStore, "put">;
  readonly stampKeys: Pick<StampKeys, "current">;
  readonly sealer: Sealer;
  readonly drawCode: () => StampCode;
}

/** Which stamp gives its place to a new one, and what else is true of that. */
export interface Replacement<Body> {
  readonly command: Command;
  readonly unit: IssuedUnit;
  readonly old: StoredStamp;
  readonly postId: string;
  readonly reason: "code-lost" | "use-reversed";
  /** The clock of the new stamp. */
  readonly clock: StampClock;
  readonly reissues: number | undefined;
  /** What happens to the old one, in the same write; `replacedBy` is the new one's id. */
  readonly alsoChanged: (replacedBy: string) => readonly Piece[];
  readonly alsoTold: (replacedBy: string) => readonly Fact[];
  readonly answer: (replacedBy: string) => Answer<Body>;
  readonly now: number;
}

/** A code is drawn again when another stamp has it: twice is a bug. */
const DRAWS = 3;

/**
 * Puts a new stamp with a new code in the place of another (T3, T6), in one transaction: the unit points to it, on
 * condition that it still had the old one; stamp, sealed code, expiry; the old sealed code is erased; `stamps.issued`
 * has the code delivered as any, and `stamps.replaced` says what became of the old. Act, price, issue and what is left
 * of the validity are the old one's. The ledger owes the bearer one stamp before and after: what a reversal adds to it
 * is the caller's.
 *
 * Errors: those of the caller's pieces; `busy` when the unit has another stamp meanwhile.
 */
export const replaceStamp = async <Body>(deps: ReplaceDeps, change: Replacement<Body>): Outcome<Body> => {
  const { command, unit, old, postId, reason, clock, now } = change;
  const stampId = idFrom("stamp", command.id);
  const { orderId, procedureId, feeMad } = unit;
  const at = new Date(now).toISOString();
  const { validUntil, pausedMs } = clock;
  const expiresAt = Math.floor(now / 1000) + SEALED_SECONDS;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const code = deps.drawCode();
    const [stampKey, ciphertext] = await Promise.all([
      deps.stampKeys.current(code),
      deps.sealer.seal(stampId, code),
    ]);
    const { resends, reissues, ...kept } = unit;
    const next: IssuedUnit = {
      ...kept,
      stampId,
      stampKey,
      // Of the code: from here it is kept for thirty days to be sent again.
      issuedAt: at,
      validUntil,
      lastGroup: lastGroupOf(code),
      delivery: { at },
      ...(change.reissues !== undefined && { reissues: change.reissues }),
    };
    const { amountMad, components, issuedAt } = old.stamp;
    const stamp = {
      stampId,
      state: "issued",
      procedureId,
      amountMad,
      components,
      issuedAt,
      validUntil,
      ...(pausedMs !== undefined && { pausedMs }),
      orderId,
      unit: unit.unit,
      replaces: old.stamp.stampId,
    } as const;
    const outcome = await deps.changes.commit({
      command,
      pieces: [
        ...change.alsoChanged(stampId),
        deps.orders.replaceUnit(unit, next),
        deps.stamps.issue({ stampKey, stamp }),
        deps.stamps.seal(stampKey, {
          stampId,
          ciphertext,
          orderId,
          unit: unit.unit,
          expiresAt,
        }),
        deps.due.put(sealedDue(stampKey, expiresAt)),
        deps.stamps.eraseSealed(old.stampKey),
        deps.due.put(expiryDue(stampKey, validUntil)),
      ],
      facts: [
        stampIssued.fact(
          stampId,
          { stampId, orderId, unit: unit.unit, procedureId, amountMad: feeMad, validUntil },
          postId,
        ),
        stampReplaced.fact(
          old.stamp.stampId,
          { stampId: old.stamp.stampId, replacedBy: stampId, orderId, unit: unit.unit, reason },
          postId,
        ),
        ...change.alsoTold(stampId),
      ],
      answer: change.answer(stampId),
      now,
    });
    if (outcome.ok || outcome.error.code !== "stamp-repeated") return outcome;
  }
  return refuse("busy", { retryAfterSeconds: 1 });
};
