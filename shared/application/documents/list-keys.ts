import type { Outcome } from "#shared/domain/call.ts";
import type { DocumentSeal, PublicKey } from "#shared/ports/document-seal.ts";

/** The public keys with which a desk verifies the seal of a document while it has no network (A8). */
export const listKeys = async (deps: {
  readonly seals: Pick<DocumentSeal, "keys">;
}): Outcome<{ keys: PublicKey[] }> => ({
  ok: true,
  value: { status: 200, body: { keys: [...(await deps.seals.keys())] } },
});
