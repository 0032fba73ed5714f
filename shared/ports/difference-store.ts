import type { Difference, DifferenceTransitionName, Remark } from "#shared/domain/settlement/difference.ts";
import type { Piece } from "./change-store.ts";

/** Differences between accounts (T10). Reads are consistent. */
export interface DifferenceStore {
  find(differenceId: string): Promise<Difference | undefined>;
  /** All of them, by id; there are hundreds a year, not thousands. */
  all(): Promise<readonly Difference[]>;
  /** A new one. Refusal: `busy`: somebody else found it at this moment. */
  openPiece(difference: Difference): Piece;
  /** Judges that there is no such difference. Refusal: `busy`. */
  absentPiece(differenceId: string): Piece;
  /** A change of state. Refusals: `not-found`, `difference-wrong-state` with the state. */
  changePiece(differenceId: string, name: DifferenceTransitionName, remark: Remark): Piece;
}
