import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { TariffBook } from "#shared/ports/tariff-book.ts";

/** Announcing tariffs and posting rates. */
export interface TariffDeps {
  readonly catalogue: Pick<CatalogueStore, "procedure">;
  readonly book: TariffBook;
  readonly changes: ChangeStore;
}
