import { isolatedInspector } from "#shared/adapters/inspection/isolated-inspector.ts";
import { INSPECTION_MEMORY_BYTES, paperKindOf } from "#shared/domain/document/limits.ts";
import { verdictOutcomes } from "#shared/domain/document/verdict.ts";
import { hostilePdfs } from "#test/support/samples/hostile-pdfs.ts";
import { ordinaryPapers } from "#test/support/samples/ordinary-papers.ts";
import { scan } from "#test/support/samples/ordinary-pdfs.ts";
import { median, percentile } from "../figures.ts";
import { atMost, exactly, type Section } from "../report.ts";

const program = new URL("../../../shared/adapters/inspection/inspection-program.ts", import.meta.url);
const MB = 1024 * 1024;

/** What inspecting papers takes, as the function does it: a process for each (D2). */
export const papersSection = async ({ scans }: { readonly scans: number }): Promise<Section> => {
  const peaks: number[] = [];
  const inspector = isolatedInspector(program, { onPeak: (bytes) => peaks.push(bytes) });
  const seconds: number[] = [];
  const five = await scan(5);
  for (let turn = 0; turn < scans; turn += 1) {
    const began = performance.now();
    await inspector.inspect(five, "application/pdf", "paper");
    seconds.push((performance.now() - began) / 1000);
  }
  const scanPeak = Math.max(...peaks);
  const refused: string[] = [];
  const papers = ordinaryPapers();
  for (const { name, type, documentId = "proof-of-residence", make } of papers) {
    const { verdict } = await inspector.inspect(await make(), type, paperKindOf(documentId));
    if (verdictOutcomes[verdict] === "failed") refused.push(`${name}: ${verdict}`);
  }
  for (const { make } of hostilePdfs) await inspector.inspect(make(), "application/pdf", "paper");
  return {
    title: "Papers",
    about: `${scans} inspections of a scan of five pages, one after another; then ${papers.length} ordinary papers and ${hostilePdfs.length} hostile ones, each once. Memory is the most that was resident in the inspecting process. ${refused.join("; ")}`,
    measures: [
      { what: "verdict on five scanned pages, median", measured: `${median(seconds).toFixed(2)} s` },
      atMost("verdict on five scanned pages, 95 of 100", percentile(seconds, 0.95), 10, " s"),
      { what: "memory for five scanned pages", measured: `${Math.round(scanPeak / MB)} MB` },
      atMost(
        "memory for any paper",
        Math.round(Math.max(...peaks) / MB),
        INSPECTION_MEMORY_BYTES / MB,
        " MB",
      ),
      exactly("ordinary papers refused", refused.length, 0),
    ],
  };
};
