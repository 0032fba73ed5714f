import { stringify } from "csv-stringify/sync";
import type { ServicesReport } from "#shared/application/finance/services-report.ts";

/** Amounts are dirhams with two decimals. */
const dirhams = (centimes: number): string => (centimes / 100).toFixed(2);

type Line = readonly (string | number)[];

const columns = [
  "kind",
  "date",
  "subject",
  "procedure",
  "people",
  "tariff_mad",
  "consumed_mad",
  "reversed_mad",
  "received_mad",
  "stamps",
  "flags",
] as const;

/**
 * The same report as a table (RFC 4180, UTF-8 with a mark for spreadsheets): a row for each service, then each flagged
 * order and rate, then the totals. A cell that a spreadsheet would run as a formula is given as text.
 */
export const servicesCsv = ({ rows, orders, rates, totals }: ServicesReport): string => {
  const lines: readonly Line[] = [
    ...rows.map((row) => [
      "service",
      row.date,
      row.appointmentId,
      row.procedureId,
      row.people,
      dirhams(row.tariffMad),
      dirhams(row.consumedMad),
      dirhams(row.reversedMad),
      dirhams(row.receivedMad),
      row.stampIds.join(" "),
      row.flags.join(" "),
    ]),
    ...orders.map(({ orderId, placedAt, totalMad, flags }) => [
      "order",
      placedAt,
      orderId,
      "",
      "",
      "",
      "",
      "",
      dirhams(totalMad),
      "",
      flags.join(" "),
    ]),
    ...rates.map(({ currency, asOf, madPerUnit, before }) => [
      "rate",
      asOf,
      `${currency} ${madPerUnit} after ${before}`,
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "unusual-change",
    ]),
    [
      "total",
      "",
      totals.delivered,
      "",
      "",
      dirhams(totals.tariffMad),
      dirhams(totals.consumedMad),
      dirhams(totals.reversedMad),
      dirhams(totals.receivedMad),
      "",
      `${totals.flagged} flagged`,
    ],
  ];
  return stringify(
    lines.map((line) => [...line]),
    {
      bom: true,
      header: true,
      columns: [...columns],
      record_delimiter: "windows",
      escape_formulas: true,
    },
  );
};
