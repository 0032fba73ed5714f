/**
 * Prints what a document costs: loading the compiler, the first one, each further one, its size and its code.
 * With a folder as argument it also saves the documents there, to be looked at.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { typstRenderer } from "#shared/adapters/typst/document-renderer.ts";
import { convocationContent } from "#shared/application/documents/convocation-content.ts";
import { convocationCode } from "#shared/domain/appointment/convocation-code.ts";
import { assetsFromSources, convocationFacts, languages } from "#test/support/documents.ts";

const folder = process.argv[2];
const RUNS = 15;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const timed = async <T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> => {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
};

const renderer = typstRenderer(assetsFromSources);
const before = process.memoryUsage().rss;
const first = await timed(() =>
  renderer.render("convocation", convocationContent(convocationFacts("fr", 1))),
);
console.log(`load and first document ${first.ms.toFixed(0).padStart(6)} ms`);

console.log("\nlanguage  people   median ms    KB");
for (const language of languages) {
  for (const people of [1, 6]) {
    const times: number[] = [];
    let document: Uint8Array = first.value;
    for (let run = 0; run < RUNS; run += 1) {
      const content = convocationContent(convocationFacts(language, people));
      const { value, ms } = await timed(() => renderer.render("convocation", content));
      times.push(ms);
      document = value;
    }
    const row = [language.padEnd(8), String(people).padStart(7), median(times).toFixed(1).padStart(11)];
    console.log([...row, (document.length / 1000).toFixed(1).padStart(5)].join(" "));
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `convocation-${language}-${people}.pdf`), document);
    }
  }
}

const code = convocationCode(convocationFacts("fr", 6).seal);
console.log(
  `\nQR code ${code.length} bytes; memory ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB more`,
);
