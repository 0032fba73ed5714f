import { parse } from "csv-parse/sync";
import * as z from "zod";
import type { RateRow } from "#shared/domain/tariff/rate-sheet.ts";
import { rateColumns } from "#shared/domain/tariff/rate-sheet.ts";
import { slugSchema } from "./common.ts";

/** Centimes of dirham; ten thousand dirhams for one part of a fee is a slip. */
const centimesSchema = z.int().min(0).max(1_000_000);

export const tariffSchema = z.strictObject({
  procedureId: slugSchema,
  /** Instant (ISO 8601, UTC) from which it is in force. */
  from: z.iso.datetime(),
  components: z.strictObject({ receipt: centimesSchema, chancery: centimesSchema, service: centimesSchema }),
});
export const tariffsReplySchema = z.strictObject({ tariffs: z.array(tariffSchema) });
export const tariffWithdrawalSchema = tariffSchema.omit({ components: true });

export const sheetQuerySchema = z.strictObject({
  source: z.string().trim().min(3).max(80),
  /** Takes rates that moved by more than a tenth as they stand. */
  unusual: z.enum(["accepted"]).optional(),
});

const recordSchema = z.array(
  z.object({ info: z.object({ lines: z.int() }), record: z.record(z.string(), z.string()) }),
);

const faultSchema = z.object({ lines: z.int() });

/** The lines of a sheet, or the line that is not one (0: the heading is another). */
const readLines = (text: string): readonly RateRow[] | number => {
  try {
    const lines: unknown = parse(text, {
      bom: true,
      columns: (names: readonly string[]) => {
        if (names.join() !== rateColumns.join()) throw new Error("another heading");
        return [...rateColumns];
      },
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    return recordSchema.parse(lines).map(({ info, record }) => ({
      line: info.lines,
      currency: record["currency"] ?? "",
      mad: record["mad"] ?? "",
      previousMad: record["previousMad"] ?? "",
      changePercent: record["changePercent"] ?? "",
      asOf: record["asOf"] ?? "",
    }));
  } catch (error) {
    const fault = faultSchema.safeParse(error);
    return fault.success ? fault.data.lines : 0;
  }
};

/** A sheet of rates: comma-separated, UTF-8, with the heading `currency,mad,previousMad,changePercent,asOf`. */
export const rateSheetSchema = z
  .string()
  .max(20_000)
  .transform((text, context): readonly RateRow[] => {
    const rows = readLines(text);
    if (typeof rows !== "number") return rows;
    const code = rows === 0 ? "csv-other-heading" : "csv-malformed-line";
    context.addIssue({ code: "custom", message: code, path: rows === 0 ? [] : [rows] });
    return z.NEVER;
  });

export const postedSheetReplySchema = z.strictObject({
  posted: z.array(z.strictObject({ currency: z.string(), madPerUnit: z.string(), asOf: z.iso.datetime() })),
  unchanged: z.int().nonnegative(),
});
