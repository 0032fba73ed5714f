import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { SettlementClass } from "#shared/domain/settlement/difference.ts";
import type { SettlementRow } from "#shared/domain/settlement/row.ts";
import type { Piece } from "./change-store.ts";

/** How many rows of each class a file has. */
export type ClassCounts = Readonly<Partial<Record<SettlementClass, number>>>;

/** A settlement file as it was received, and how far it is. */
export interface SettlementFile {
  /** Derived from channel and content: the same file sent twice is the same one. */
  readonly fileId: string;
  readonly channel: PaymentChannel;
  readonly rows: number;
  readonly chunks: number;
  /** The chunk to be matched next; as many as `chunks` when all are. */
  readonly next: number;
  readonly classes: ClassCounts;
  readonly receivedAt: string;
  readonly receivedBy: string;
}

/** That a file was received: what never changes of it. */
export type ReceivedSettlement = Pick<
  SettlementFile,
  "fileId" | "channel" | "rows" | "receivedAt" | "receivedBy"
>;

/** What became of a provider's transaction: there is one of each, whatever files it is in. */
export interface SettledRow {
  readonly channel: PaymentChannel;
  readonly type: SettlementRow["type"];
  readonly transactionId: string;
  readonly reference: string;
  readonly amountMad: number;
  readonly class: SettlementClass;
  readonly fileId: string;
  readonly line: number;
}

/** Settlement files and their rows (T10). Reads are consistent. */
export interface SettlementStore {
  find(fileId: string): Promise<SettlementFile | undefined>;
  /** The files received in a UTC month (`2026-11`), oldest first. */
  ofMonth(month: string): Promise<readonly ReceivedSettlement[]>;
  /** Keeps the rows of a file that is about to be received; putting them twice changes nothing. */
  keepRows(fileId: string, chunk: number, rows: readonly SettlementRow[]): Promise<void>;
  /** The rows of a chunk. Throws when they are not there. */
  rowsOf(fileId: string, chunk: number): Promise<readonly SettlementRow[]>;
  /** The file itself, once, and its line in the list of its month; its rows are kept already. Refusal: `busy`. */
  receivePieces(file: SettlementFile): readonly Piece[];
  /** A chunk of the file is matched, on condition that it is the next. Refusal: `busy`. */
  donePiece(file: SettlementFile, classes: ClassCounts): Piece;
  settled(
    channel: PaymentChannel,
    type: SettlementRow["type"],
    transactionId: string,
  ): Promise<SettledRow | undefined>;
  /** What became of a transaction, once. Refusal: `busy`: another row told it at this moment. */
  settlePiece(row: SettledRow): Piece;
  /** Judges that nothing was heard of a sale yet. Refusal: `busy`. */
  unsettledPiece(channel: PaymentChannel, transactionId: string): Piece;
}
