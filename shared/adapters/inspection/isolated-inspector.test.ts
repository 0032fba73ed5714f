import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { INSPECTION_MEMORY_BYTES } from "#shared/domain/document/limits.ts";
import { hostilePdfs } from "#test/support/samples/hostile-pdfs.ts";
import { scan } from "#test/support/samples/ordinary-pdfs.ts";
import { hugePng } from "#test/support/samples/pictures.ts";
import { identityPage, passportLines } from "#test/support/samples/zones.ts";
import { isolatedInspector } from "./isolated-inspector.ts";

const program = new URL("./inspection-program.ts", import.meta.url);
const MB = 1024 * 1024;

/** A program that does this instead of inspecting. */
const programOf = (source: string): URL => {
  const folder = mkdtempSync(join(tmpdir(), "wisal-inspection-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "program.mjs");
  writeFileSync(file, source);
  return pathToFileURL(file);
};

describe("D2 an inspection is isolated", () => {
  const pdf = async (inspector: ReturnType<typeof isolatedInspector>, bytes: Buffer) =>
    (await inspector.inspect(bytes, "application/pdf", "paper")).verdict;

  it("five scanned pages are judged well within 10 s and 600 MB", async () => {
    const bytes = await scan(5);
    const started = performance.now();
    let peak = 0;
    const inspector = isolatedInspector(program, { onPeak: (bytesSeen) => (peak = bytesSeen) });
    expect(await pdf(inspector, bytes)).toBe("passed");
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(peak).toBeGreaterThan(0);
    expect(peak / MB).toBeLessThan(600);
  });

  it("what unpacks to 300 MB, and 900 megapixels, stay within the bound", { timeout: 40_000 }, async () => {
    const peaks: number[] = [];
    const inspector = isolatedInspector(program, { onPeak: (peak) => peaks.push(peak) });
    const bombs = hostilePdfs.filter(({ name }) => /twice|100 pixels/.test(name));
    expect(bombs.length).toBeGreaterThan(1);
    for (const { make } of bombs) await pdf(inspector, make());
    await inspector.inspect(hugePng(30_000, 30_000), "image/png", "paper");
    expect(peaks).toHaveLength(bombs.length + 1);
    expect(Math.max(...peaks)).toBeLessThan(INSPECTION_MEMORY_BYTES);
  });

  it("a crash, an endless loop, too much memory and nonsense are the verdict unreadable", async () => {
    const bytes = Buffer.from("x");
    const judge = (source: string, bounds = {}) => pdf(isolatedInspector(programOf(source), bounds), bytes);
    expect(await judge("process.abort()")).toBe("unreadable");
    expect(await judge("for (;;) {}", { seconds: 0.3 })).toBe("unreadable");
    expect(
      await judge("const kept = []; setInterval(() => kept.push(Buffer.alloc(2e7, 1)), 5)", {
        memoryBytes: 200 * MB,
      }),
    ).toBe("unreadable");
    expect(
      await judge("process.send({ verdict: 'passed', facts: {} }); setTimeout(() => process.exit(), 50)"),
    ).toBe("unreadable");
  });

  it("once the verdict is said, a crash, an end of time and nonsense only lose the zone", async () => {
    const verdict =
      "{ verdict: 'passed', facts: {}, copy: { type: 'image/jpeg', bytes: new Uint8Array(1) } }";
    const judge = async (after: string) => {
      const source = `process.once('message', () => process.send(${verdict}, () => { ${after} }))`;
      const inspector = isolatedInspector(programOf(source), { zoneSeconds: 0.3 });
      return inspector.inspect(Buffer.from("x"), "image/jpeg", "identity");
    };
    for (const after of [
      "process.abort()",
      "for (;;) {}",
      "process.send({ zone: { format: 'TD9' } }, () => process.exit())",
    ]) {
      const inspection = await judge(after);
      expect(inspection.verdict).toBe("passed");
      expect(inspection).not.toHaveProperty("zone");
    }
  });

  it("reads the zone of an identity document, and of no other paper, within 600 MB", async () => {
    let peak = 0;
    const inspector = isolatedInspector(program, { zoneSeconds: 30, onPeak: (seen) => (peak = seen) });
    const bytes = await identityPage(passportLines());
    expect(await inspector.inspect(bytes, "image/jpeg", "identity")).toMatchObject({
      verdict: "passed",
      zone: { numbers: ["AB1234567"], birthDate: "900101" },
    });
    expect(peak / MB).toBeLessThan(600);
    expect(await inspector.inspect(bytes, "image/jpeg", "paper")).not.toHaveProperty("zone");
  }, 60_000);

  it("the process has no environment, and so no credentials", async () => {
    const tell =
      "process.once('message', () => process.send({ verdict: Object.keys(process.env).some((name) => name.startsWith('AWS') || name === 'HOME') ? 'malware' : 'too-small', facts: {} }, () => process.exit(0)))";
    expect(await pdf(isolatedInspector(programOf(tell)), Buffer.from("x"))).toBe("too-small");
  });
});
