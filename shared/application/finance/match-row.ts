import type { Fact } from "#events/envelope.ts";
import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { idPattern } from "#shared/domain/ids.ts";
import { ledgerEntry, settlementLines } from "#shared/domain/ledger/ledger.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { unitsOf } from "#shared/domain/order/order.ts";
import { readPaymentReference } from "#shared/domain/order/payment-reference.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Verdict } from "#shared/domain/settlement/classify.ts";
import { judgeRow } from "#shared/domain/settlement/classify.ts";
import type { Difference, SettlementClass } from "#shared/domain/settlement/difference.ts";
import { differenceIdOf } from "#shared/domain/settlement/difference.ts";
import type { SettlementRow } from "#shared/domain/settlement/row.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { Capture } from "#shared/ports/order-store.ts";
import type { SettledRow, SettlementFile } from "#shared/ports/settlement-store.ts";
import { captureFromRow } from "./capture-from-row.ts";
import type { MatchDeps } from "./deps.ts";
import { differenceFact } from "./open-difference.ts";
import { paidBackMad } from "./paid-back.ts";
import { unpaidIdOf } from "./report-unpaid.ts";

/** Others may settle or open the same at the same moment; then it is looked at again. */
const TRIES = 5;

type Done = Extract<Verdict, { readonly step: "done" }>;

/** What is known of a row's transaction. */
interface Found {
  readonly order: Order | undefined;
  readonly capture: Capture | undefined;
  readonly issued: boolean;
  readonly unpaid: Difference | undefined;
  readonly paidBackMad: number | undefined;
}

/** The order's number; an agency knows the reference that was paid alone. */
const orderIdOf = async (deps: MatchDeps, reference: string): Promise<string | undefined> => {
  if (idPattern("order").test(reference)) return reference;
  const typed = readPaymentReference(reference);
  return typed === undefined ? undefined : (await deps.orders.findByReference(typed))?.orderId;
};

const lookUp = async (deps: MatchDeps, { channel }: SettlementFile, row: SettlementRow): Promise<Found> => {
  const orderId = await orderIdOf(deps, row.reference);
  const whole = orderId === undefined ? undefined : await deps.orders.findWhole(orderId);
  const order = whole?.order;
  const [capture, unpaid, refunds] = await Promise.all([
    order && deps.orders.findCapture(order.orderId, channel, row.transactionId),
    deps.differences.find(unpaidIdOf(channel, row.transactionId)),
    order && row.type === "refund" ? deps.refunds.ofOrder(order.orderId) : [],
  ]);
  const issued = order !== undefined && whole?.units.length === unitsOf(order.lines).length;
  return { order, capture, issued, unpaid, paidBackMad: paidBackMad(refunds ?? [], channel, row) };
};

/** What a row that somebody told before comes to: the same row again, or another one under the same number. */
const ofSettled = (settled: SettledRow, { fileId }: SettlementFile, row: SettlementRow): SettlementClass => {
  if (settled.fileId === fileId && settled.line === row.line) return settled.class;
  const same = settled.amountMad === row.amountMad && settled.reference === row.reference;
  return same ? "repeated" : "wrong-amount";
};

const differenceOf = (
  file: SettlementFile,
  row: SettlementRow,
  kind: Difference["kind"],
  { order, capture, paidBackMad: paidBack }: Partial<Found>,
  now: number,
): Difference => {
  const ours = capture?.amountMad ?? paidBack ?? order?.totalMad;
  return {
    differenceId: differenceIdOf(
      kind,
      file.channel,
      row.type,
      row.transactionId,
      row.reference,
      row.amountMad,
    ),
    kind,
    state: "open",
    owner: order?.postId ?? "network",
    channel: file.channel,
    ...(order && { orderId: order.orderId }),
    transactionId: row.transactionId,
    theirsMad: row.amountMad,
    ...(ours !== undefined && { oursMad: ours }),
    fileId: file.fileId,
    line: row.line,
    openedAt: new Date(now).toISOString(),
  };
};

/** A provider gives one number to two different things: both files stand, and somebody has to ask. */
const openContradiction = async (
  deps: MatchDeps,
  file: SettlementFile,
  row: SettlementRow,
): Promise<void> => {
  const now = deps.clock.now();
  const difference = differenceOf(file, row, "wrong-amount", {}, now);
  if ((await deps.differences.find(difference.differenceId)) !== undefined) return;
  const outcome = await deps.changes.commit({
    command: systemCommand("settlements-match", "contradiction", difference.differenceId),
    pieces: [deps.differences.openPiece(difference)],
    facts: [differenceFact(difference, "open")],
    answer: { status: 200, body: null },
    now,
  });
  if (!outcome.ok && outcome.error.code !== "busy") throw new RedeliveryWanted(outcome.error.code);
};

/** The difference that the row opens, or the one that it settles; where there was none, that there is none still. */
const differencePieces = (
  deps: MatchDeps,
  { channel }: SettlementFile,
  row: SettlementRow,
  verdict: Done,
  { unpaid }: Found,
  opened: Difference | undefined,
  at: string,
): readonly Piece[] => {
  const opens = opened ? [deps.differences.openPiece(opened)] : [];
  if (row.type === "refund" || !verdict.settle) return opens;
  if (unpaid === undefined)
    return [...opens, deps.differences.absentPiece(unpaidIdOf(channel, row.transactionId))];
  if (unpaid.state === "closed") return opens;
  const remark = { by: "settlements-match", at, reason: "paid-late" };
  return [...opens, deps.differences.changePiece(unpaid.differenceId, "settle", remark)];
};

const issueFacts = (verdict: Done, { order, capture }: Found): readonly Fact[] => {
  if (!verdict.issueAgain || order === undefined || capture === undefined) return [];
  const { orderId, transactionId, channel, amountMad } = capture;
  const units = unitsOf(order.lines).length;
  return [paymentCaptured.fact(orderId, { orderId, transactionId, channel, amountMad, units }, order.postId)];
};

/** The row and everything that follows from it, in one write; false when something else came first. */
const settle = async (
  deps: MatchDeps,
  file: SettlementFile,
  row: SettlementRow,
  found: Found,
  verdict: Done,
): Promise<boolean> => {
  const { channel, fileId } = file;
  const { line, type, transactionId, reference, amountMad } = row;
  const now = deps.clock.now();
  const at = new Date(now).toISOString();
  const command = systemCommand("settlements-match", channel, type, transactionId);
  const opened = verdict.difference && differenceOf(file, row, verdict.difference, found, now);
  const outcome = await deps.changes.commit({
    command,
    pieces: [
      deps.settlements.settlePiece({
        channel,
        type,
        transactionId,
        reference,
        amountMad,
        class: verdict.class,
        fileId,
        line,
      }),
      ...(verdict.settle
        ? [
            deps.ledger.entry(
              ledgerEntry({
                entryId: command.id,
                kind: "settlement",
                at,
                postId: found.order?.postId,
                channel,
                subjects: [reference, transactionId],
                lines: settlementLines(channel, type === "sale" ? amountMad : -amountMad),
              }),
            ),
          ]
        : []),
      ...differencePieces(deps, file, row, verdict, found, opened, at),
    ],
    facts: [
      ...(opened ? [differenceFact(opened, "open")] : []),
      ...(found.unpaid && verdict.settle && found.unpaid.state !== "closed"
        ? [differenceFact(found.unpaid, "closed")]
        : []),
      ...issueFacts(verdict, found),
    ],
    answer: { status: 200, body: null },
    now,
  });
  if (outcome.ok) return true;
  if (["busy", "difference-wrong-state"].includes(outcome.error.code)) return false;
  throw new RedeliveryWanted(outcome.error.code);
};

/**
 * Matches one row of a settlement file (T10) and gives its class. Its effect and the mark that it had it are one
 * write, so whichever file or delivery brings it again changes nothing.
 */
export const matchRow = async (
  deps: MatchDeps,
  file: SettlementFile,
  row: SettlementRow,
): Promise<SettlementClass> => {
  let captured: SettlementClass | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const settled = await deps.settlements.settled(file.channel, row.type, row.transactionId);
    if (settled !== undefined) {
      const what = ofSettled(settled, file, row);
      if (what === "wrong-amount" && settled.fileId + settled.line !== file.fileId + row.line)
        await openContradiction(deps, file, row);
      return what;
    }
    const found = await lookUp(deps, file, row);
    const verdict = judgeRow(row, { ...found, overdue: found.unpaid !== undefined });
    if (verdict.step === "done") {
      await settle(deps, file, row, found, captured ? { ...verdict, class: captured } : verdict);
    } else if (found.order !== undefined) {
      captured = await captureFromRow(deps, file.channel, found.order, row);
    }
  }
  throw new RedeliveryWanted("settlement-row-contended");
};
