import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import * as z from "zod";
import type { SentFile } from "#shared/application/finance/import-settlement.ts";
import { MAX_REPORT_DAYS } from "#shared/application/finance/services-report.ts";
import { daysBetween } from "#shared/domain/calendar/local-time.ts";
import { idPattern } from "#shared/domain/ids.ts";
import { paymentChannels } from "#shared/domain/order/order.ts";
import {
  differenceKinds,
  differenceStates,
  settlementClasses,
} from "#shared/domain/settlement/difference.ts";
import type { SettlementLine } from "#shared/domain/settlement/row.ts";
import { dateSchema } from "./common.ts";

const channelSchema = z.enum(paymentChannels);
export const settlementQuerySchema = z.strictObject({ channel: channelSchema });

/** Names of columns without capitals, accents and doubled spaces: `N° Commande` and `n commande` are one. */
const columnName = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** UTF-8 where the bytes are that, else ISO-8859-1 (Windows-1252): what a bank's machine writes. */
const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

const recordsSchema = z.array(
  z.object({ info: z.object({ lines: z.int() }), record: z.record(z.string(), z.string()) }),
);
const faultSchema = z.object({ lines: z.int() });

/** The lines of a file, or the line that is not one. The heading says which of `;` and `,` parts its cells. */
const readLines = (text: string): readonly SettlementLine[] | number => {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  try {
    const records: unknown = parse(text, {
      bom: true,
      columns: (names: readonly string[]) => names.map(columnName),
      delimiter: heading.includes(";") ? ";" : ",",
      record_delimiter: ["\r\n", "\n"],
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    return recordsSchema.parse(records).map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const fault = faultSchema.safeParse(error);
    return fault.success ? fault.data.lines : 0;
  }
};

/** A settlement file, as its bytes one by one (body type `bytes`): each character of the text is a byte. */
export const settlementFileSchema = z
  .string()
  .max(1_000_000)
  .transform((binary, context): SentFile => {
    const bytes = Buffer.from(binary, "latin1");
    const lines = readLines(textOf(bytes));
    if (typeof lines !== "number") return { sha256: createHash("sha256").update(bytes).digest("hex"), lines };
    context.addIssue({ code: "custom", message: "csv-malformed-line", path: [lines] });
    return z.NEVER;
  });

export const receivedFileSchema = z.strictObject({
  fileId: z.string(),
  channel: channelSchema,
  rows: z.int(),
  repeated: z.boolean(),
});

export const fileParamsSchema = z.strictObject({
  fileId: z.string().regex(idPattern("settlement"), "invalid-id"),
});
export const settlementReplySchema = z.strictObject({
  fileId: z.string(),
  channel: channelSchema,
  rows: z.int(),
  /** `matching` until every row has its class. */
  state: z.enum(["matching", "matched"]),
  classes: z.partialRecord(z.enum(settlementClasses), z.int().nonnegative()),
  receivedAt: z.iso.datetime(),
  receivedBy: z.string(),
});

export const settlementsReplySchema = z.strictObject({
  settlements: z.array(
    settlementReplySchema.pick({
      fileId: true,
      channel: true,
      rows: true,
      receivedAt: true,
      receivedBy: true,
    }),
  ),
});

export const differenceParamsSchema = z.strictObject({
  differenceId: z.string().regex(idPattern("difference"), "invalid-id"),
});
export const reasonSchema = z.strictObject({ reason: z.string().trim().min(3).max(500) });
export const changedDifferenceSchema = z.strictObject({
  differenceId: z.string(),
  state: z.enum(differenceStates),
});

export const differencesQuerySchema = z.strictObject({
  state: z.enum(differenceStates).optional(),
  kind: z.enum(differenceKinds).optional(),
  channel: channelSchema.optional(),
  /** A post, or `network`. */
  owner: z.string().max(40).optional(),
  /** The last id of the page before. */
  after: z.string().regex(idPattern("difference"), "invalid-id").optional(),
});
const remarkSchema = z.strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string() });
export const differencesReplySchema = z.strictObject({
  differences: z.array(
    z.strictObject({
      differenceId: z.string(),
      kind: z.enum(differenceKinds),
      state: z.enum(differenceStates),
      owner: z.string(),
      channel: channelSchema.optional(),
      orderId: z.string().optional(),
      transactionId: z.string().optional(),
      date: z.iso.date().optional(),
      theirsMad: z.int().optional(),
      oursMad: z.int().optional(),
      fileId: z.string().optional(),
      line: z.int().optional(),
      openedAt: z.iso.datetime(),
      explained: remarkSchema.optional(),
      closed: remarkSchema.optional(),
    }),
  ),
  /** The id to ask the next page with; null on the last. */
  next: z.string().nullable(),
});

export const closeParamsSchema = z.strictObject({ date: dateSchema });
const balancesSchema = z.record(z.string(), z.int());
export const closeReplySchema = z.strictObject({
  date: z.iso.date(),
  /** `open`: figures so far, of a day that is not closed; `changed`: the day no longer is what was closed. */
  state: z.enum(["open", "closed", "changed"]),
  entries: z.int(),
  rows: z.array(
    z.strictObject({
      kind: z.string(),
      postId: z.string().nullable(),
      partnerId: z.string().nullable(),
      channel: z.string().nullable(),
      count: z.int(),
      amountMad: z.int(),
    }),
  ),
  opening: balancesSchema,
  closing: balancesSchema,
  digest: z.string(),
  previous: z.string().nullable(),
  hash: z.string().nullable(),
});

export const monthQuerySchema = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "invalid-month"),
});
export const closesReplySchema = z.strictObject({
  closes: z.array(
    z.strictObject({
      date: z.iso.date(),
      entries: z.int(),
      closing: balancesSchema,
      hash: z.string(),
      /** What is wrong with this link of the chain. */
      faults: z.array(z.enum(["altered", "unlinked"])),
    }),
  ),
});

/** Local dates of the post, both included. */
export const servicesQuerySchema = z
  .strictObject({ from: dateSchema, to: dateSchema })
  .refine(({ from, to }) => from <= to, { message: "from-after-to", abort: true })
  .refine(({ from, to }) => daysBetween(from, to) < MAX_REPORT_DAYS, "too-many-days");

const amountSchema = z.int();
export const servicesReplySchema = z.strictObject({
  postId: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  totals: z.strictObject({
    delivered: z.int(),
    tariffMad: amountSchema,
    consumedMad: amountSchema,
    reversedMad: amountSchema,
    receivedMad: amountSchema,
    flagged: z.int(),
  }),
  rows: z.array(
    z.strictObject({
      date: z.iso.date(),
      appointmentId: z.string(),
      procedureId: z.string(),
      people: z.int(),
      tariffMad: amountSchema,
      consumedMad: amountSchema,
      reversedMad: amountSchema,
      receivedMad: amountSchema,
      stampIds: z.array(z.string()),
      flags: z.array(z.string()),
    }),
  ),
  orders: z.array(
    z.strictObject({
      orderId: z.string(),
      placedAt: z.iso.datetime(),
      totalMad: amountSchema,
      flags: z.array(z.string()),
    }),
  ),
  rates: z.array(
    z.strictObject({
      currency: z.string(),
      asOf: z.iso.datetime(),
      madPerUnit: z.string(),
      before: z.string(),
    }),
  ),
});
