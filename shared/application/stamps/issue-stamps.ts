import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { readEvent } from "#events/registry.ts";
import { stampIssued } from "#events/stamps/issued.v1.ts";
import type { Command } from "#shared/domain/call.ts";
import { idFrom } from "#shared/domain/ids.ts";
import { issueLines, ledgerEntry } from "#shared/domain/ledger/ledger.ts";
import type { Order, OrderUnit } from "#shared/domain/order/order.ts";
import { unitsOf } from "#shared/domain/order/order.ts";
import { SEALED_SECONDS } from "#shared/domain/order/resend.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { validUntil } from "#shared/domain/stamp/clock.ts";
import type { StampCode } from "#shared/domain/stamp/code.ts";
import { lastGroupOf } from "#shared/domain/stamp/code.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { Sealer } from "#shared/ports/sealer.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import { sealedDue } from "./sweep-sealed.ts";
import { expiryDue } from "./sweep-stamp-ends.ts";

/** What issuing stamps needs. */
export interface IssueDeps {
  readonly clock: Clock;
  readonly changes: Pick<ChangeStore, "commit">;
  readonly orders: Pick<OrderStore, "findWhole" | "issueUnit">;
  readonly stamps: Pick<StampStore, "issue" | "seal">;
  readonly due: Pick<DueStore, "put">;
  readonly ledger: LedgerStore;
  readonly stampKeys: Pick<StampKeys, "current">;
  readonly sealer: Sealer;
  readonly drawCode: () => StampCode;
}

/** A code is drawn again when another stamp has it: one chance in 10^15 ÷ stamps issued, so twice is a bug. */
const DRAWS = 3;

/** Puts one unit's stamp; false when the code that was drawn belongs to another stamp. */
const issueWithCode = async (
  deps: IssueDeps,
  order: Order,
  unit: OrderUnit,
  command: Command,
): Promise<boolean> => {
  const now = deps.clock.now();
  const code = deps.drawCode();
  const stampId = idFrom("stamp", command.id);
  const [stampKey, ciphertext] = await Promise.all([
    deps.stampKeys.current(code),
    deps.sealer.seal(stampId, code),
  ]);
  const { orderId, postId } = order;
  const { procedureId, components, feeMad } = unit;
  const issued = {
    orderId,
    unit: unit.unit,
    procedureId,
    stampId,
    issuedAt: new Date(now).toISOString(),
    validUntil: validUntil(now),
  };
  const delivery = { at: issued.issuedAt };
  const expiresAt = Math.floor(now / 1000) + SEALED_SECONDS;
  const outcome = await deps.changes.commit({
    command,
    pieces: [
      deps.orders.issueUnit({ ...issued, feeMad, stampKey, lastGroup: lastGroupOf(code), delivery }),
      deps.stamps.issue({ stampKey, stamp: { ...issued, state: "issued", amountMad: feeMad, components } }),
      deps.stamps.seal(stampKey, {
        stampId,
        ciphertext,
        orderId,
        unit: unit.unit,
        expiresAt,
      }),
      deps.due.put(sealedDue(stampKey, expiresAt)),
      deps.due.put(expiryDue(stampKey, issued.validUntil)),
      deps.ledger.entry(
        ledgerEntry({
          entryId: command.id,
          kind: "issue",
          at: issued.issuedAt,
          postId,
          subjects: [orderId, stampId],
          lines: issueLines(feeMad),
        }),
      ),
    ],
    facts: [
      stampIssued.fact(
        stampId,
        { stampId, orderId, unit: unit.unit, procedureId, amountMad: feeMad, validUntil: issued.validUntil },
        postId,
      ),
    ],
    answer: { status: 200, body: { stampId } },
    now,
  });
  // The unit has its stamp already, through another event of the same payment: nothing is left to do (T3).
  if (outcome.ok || outcome.error.code === "order-wrong-state") return true;
  if (outcome.error.code === "stamp-repeated") return false;
  throw new RedeliveryWanted(outcome.error.code);
};

const issueUnit = async (deps: IssueDeps, order: Order, unit: OrderUnit, command: Command): Promise<void> => {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    if (await issueWithCode(deps, order, unit, command)) return;
  }
  throw new RedeliveryWanted("stamp-code-taken");
};

/**
 * Issues exactly one stamp for each captured unit (T3), each in one transaction: unit, stamp, sealed code,
 * ledger entry and `stamps.issued`, which has the code delivered. The fact carries neither code nor phone.
 *
 * The command is derived from the event and the unit, so a redelivery or a crash between units makes none
 * twice; the unit's own key says so a second time, for events that differ.
 *
 * @throws when the order is missing or unpaid, or the database is busy: the event is delivered again.
 */
export const issueStamps = async (deps: IssueDeps, body: unknown): Promise<void> => {
  const { envelope, data } = readEvent(paymentCaptured, body);
  const found = await deps.orders.findWhole(data.orderId);
  if (found === undefined || found.order.state !== "paid") throw new RedeliveryWanted("order-not-paid");
  const missing = unitsOf(found.order.lines).filter(
    ({ unit }) => !found.units.some((issued) => issued.unit === unit),
  );
  for (const unit of missing) {
    await issueUnit(deps, found.order, unit, systemCommand("stamps-issue", envelope.id, unit.unit));
  }
};
