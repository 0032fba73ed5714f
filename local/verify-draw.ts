import { readFileSync } from "node:fs";
import * as z from "zod";
import type { DrawFault, DrawLog } from "#shared/domain/draw/verify.ts";
import { verifyDraw } from "#shared/domain/draw/verify.ts";
import { drawPageReplySchema, drawReplySchema } from "#shared/http/contracts/draws.ts";

/**
 * Recomputes a published draw: `npm run draw:verify -- <address of a draw, or a file>`. A file holds what the address
 * answers with its pages in it: `{ "draw", "slots", "pages": [{ …, "tickets", "results" }] }`. Needs nothing of the
 * platform but what it publishes, and exits with 1 where that is not true.
 */
const pageSchema = drawReplySchema.shape.pages.unwrap().element.extend(drawPageReplySchema.shape);
const fileSchema = drawReplySchema.extend({ pages: z.array(pageSchema) });

type File = z.infer<typeof fileSchema>;

const get = async (address: string): Promise<unknown> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
};

/** Reads a draw with all its pages. */
export const readDraw = async (source: string): Promise<File> => {
  if (!/^https?:/.test(source)) return fileSchema.parse(JSON.parse(readFileSync(source, "utf8")));
  const shown = drawReplySchema.parse(await get(source));
  const pages = await Promise.all(
    shown.pages.map(async (mark, page) => ({
      ...mark,
      ...drawPageReplySchema.parse(await get(`${source}/pages/${page}`)),
    })),
  );
  return { ...shown, pages };
};

/** What is wrong with a draw; nothing where it is true. */
export const faultsIn = ({ draw, slots, pages }: File): readonly DrawFault[] => {
  const { drawId, commitment, seed, digest } = draw;
  if (seed === undefined || digest === undefined)
    return [{ place: "draw", fault: `is ${draw.state}: there is nothing to verify yet` }];
  const log: DrawLog = { drawId, commitment, seed, digest, slots, pages };
  return verifyDraw(log);
};

if (import.meta.main) {
  const [source] = process.argv.slice(2);
  if (source === undefined) {
    console.error("Usage: npm run draw:verify -- <https://…/posts/<post>/draws/<draw> | file.json>");
    process.exit(2);
  }
  const draw = await readDraw(source);
  const faults = faultsIn(draw);
  for (const { place, fault } of faults) console.log(`${place}: ${fault}`);
  const results = draw.pages.flatMap((page) => page.results);
  const seated = results.filter(({ seats }) => seats.length > 0).length;
  if (faults.length === 0)
    console.log(`True: ${results.length} tickets, ${seated} with places, all as seed and digest give them.`);
  process.exit(faults.length === 0 ? 0 : 1);
}
