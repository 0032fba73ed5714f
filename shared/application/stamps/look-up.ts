import type { FieldFault, Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import { isStampCode } from "#shared/domain/stamp/code.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";
import type { StampStore, StoredStamp } from "#shared/ports/stamp-store.ts";

/** What looking a stamp up by its code needs. */
export interface LookUpDeps {
  readonly stampKeys: Pick<StampKeys, "candidates">;
  readonly stamps: Pick<StampStore, "find">;
}

/** A refusal that points at the field with the code. */
export const atPointer = (refusal: Refusal, pointer: string): Refusal => {
  const fault: FieldFault = { pointer, code: refusal.code };
  return { ...refusal, errors: [fault] };
};

/**
 * Finds the stamp with a code of sixteen digits. A code whose check digit does not fit is mistyped: it is
 * refused without a read of the database, and told apart from an unknown one (T3).
 *
 * Errors: `stamp-check-digit`, `stamp-unknown`, with the pointer given.
 */
export const lookUp = async (
  deps: LookUpDeps,
  digits: string,
  pointer: string,
): Promise<Result<StoredStamp, Refusal>> => {
  if (!isStampCode(digits)) return fail(atPointer({ code: "stamp-check-digit" }, pointer));
  const stored = await deps.stamps.find(await deps.stampKeys.candidates(digits));
  return stored === undefined ? fail(atPointer({ code: "stamp-unknown" }, pointer)) : ok(stored);
};
