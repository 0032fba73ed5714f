import { totalOf } from "#shared/domain/tariff/tariff.ts";
import type { TariffStore } from "#shared/ports/tariff-store.ts";

/** What the act costs for one person now, in centimes of dirham; zero where no tariff is posted (T1). */
export const feeOf = async (
  tariffs: Pick<TariffStore, "tariff">,
  procedureId: string,
  now: number,
): Promise<number> => {
  const tariff = await tariffs.tariff(procedureId, now);
  return tariff === undefined ? 0 : totalOf(tariff.components);
};
