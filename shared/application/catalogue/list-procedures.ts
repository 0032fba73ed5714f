import type { Call, Outcome } from "#shared/domain/call.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { totalOf } from "#shared/domain/tariff/tariff.ts";
import type { Procedure } from "#shared/ports/catalogue-store.ts";
import type { CatalogueDeps } from "./list-posts.ts";

/** A procedure with its fee and papers, as the public sees it before signing in. */
export interface PublicProcedure {
  procedureId: string;
  group: string;
  names: Procedure["names"];
  fee: { total: Money; components: { receipt: Money; chancery: Money; service: Money }; confirmed: boolean };
  review: "none" | "before-slot";
  appointment: "needed" | "not-needed";
  minutes: number;
  documents: { documentId: string; optional: boolean }[];
}

/** Every procedure with its tariff in force (T1); one without a tariff is not offered. */
export const listProcedures = async (
  deps: CatalogueDeps,
  call: Pick<Call<unknown, unknown, unknown>, "now">,
): Outcome<{ procedures: PublicProcedure[] }> => {
  const procedures = await Promise.all(
    (await deps.catalogue.procedures()).map(async (procedure): Promise<PublicProcedure[]> => {
      const tariff = await deps.tariffs.tariff(procedure.id, call.now);
      if (tariff === undefined) return [];
      const { receipt, chancery, service } = tariff.components;
      const { id, group, names, review, appointment, minutes, feeConfirmed } = procedure;
      return [
        {
          procedureId: id,
          group,
          names,
          fee: {
            total: dirhams(totalOf(tariff.components)),
            components: { receipt: dirhams(receipt), chancery: dirhams(chancery), service: dirhams(service) },
            confirmed: feeConfirmed,
          },
          review,
          appointment,
          minutes,
          documents: procedure.documents.map(({ id: documentId, optional }) => ({ documentId, optional })),
        },
      ];
    }),
  );
  return { ok: true, value: { status: 200, body: { procedures: procedures.flat() } } };
};
