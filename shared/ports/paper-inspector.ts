import type { PaperKind, PaperType } from "#shared/domain/document/limits.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";

/**
 * Judges uploaded papers (D2). Never fails for what a paper is: whatever cannot be read, takes too long or too much
 * memory is `unreadable`.
 */
export interface PaperInspector {
  inspect(bytes: Uint8Array, declared: PaperType, kind: PaperKind): Promise<Inspection>;
}
