import type { Rate, Tariff } from "#shared/domain/tariff/tariff.ts";

/** Posted tariffs and rates (T1). Both are small, change rarely and are never edited, so they may be cached. */
export interface TariffStore {
  /** Every tariff, past, present and announced. */
  tariffs(): Promise<readonly Tariff[]>;
  /** Every posted rate. */
  rates(): Promise<readonly Rate[]>;
  /** The tariff of a procedure in force at an instant (epoch ms). */
  tariff(procedureId: string, at: number): Promise<Tariff | undefined>;
  /** The rate of a currency in force at an instant (epoch ms). */
  rate(currency: string, at: number): Promise<Rate | undefined>;
}
