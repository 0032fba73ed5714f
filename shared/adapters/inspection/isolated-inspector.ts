import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import * as z from "zod";
import type { PaperKind, PaperType } from "#shared/domain/document/limits.ts";
import { INSPECTION_MEMORY_BYTES, INSPECTION_SECONDS, paperTypes } from "#shared/domain/document/limits.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import { failed, verdictCodes } from "#shared/domain/document/verdict.ts";
import type { PaperInspector } from "#shared/ports/paper-inspector.ts";

/** What the inspecting process is told. */
export interface InspectionOrder {
  readonly bytes: Uint8Array;
  readonly declared: PaperType;
  readonly kind: PaperKind;
}

const factsSchema = z.strictObject({
  type: z.enum(paperTypes).optional(),
  pages: z.int().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sharpness: z.number().optional(),
});

const goodSchema = z.strictObject({
  verdict: z.enum(["passed", "too-blurred"]),
  facts: factsSchema,
  copy: z.strictObject({ type: z.enum(["application/pdf", "image/jpeg"]), bytes: z.instanceof(Uint8Array) }),
});

const badSchema = z.strictObject({
  verdict: z.enum(verdictCodes).exclude(["passed", "too-blurred"]),
  facts: factsSchema,
});

/** How often the process's memory is looked at, in milliseconds: at 2 GB a second, 100 MB may slip through. */
const LOOK_EVERY_MS = 50;
/** Old-space limit of the process's JavaScript, in MB; pictures and WebAssembly lie outside of it. */
const HEAP_MB = 512;

/** Resident memory in bytes; 0 where the system does not tell, so that time alone bounds the process there. */
const residentBytes = (pid: number | undefined): number => {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
};

/** Bounds of one inspection; the defaults are those of `limits.ts`. */
interface Bounds {
  readonly seconds?: number;
  readonly memoryBytes?: number;
  /** Told of the largest memory that was seen, in bytes. */
  readonly onPeak?: (bytes: number) => void;
}

/** Ends the process when its time or its memory is up; gives what stops the watch. */
const watch = (child: ChildProcess, bounds: Bounds): (() => void) => {
  const { seconds = INSPECTION_SECONDS, memoryBytes = INSPECTION_MEMORY_BYTES, onPeak } = bounds;
  let peak = 0;
  const memory = setInterval(() => {
    const resident = residentBytes(child.pid);
    peak = Math.max(peak, resident);
    if (resident > memoryBytes) child.kill("SIGKILL");
  }, LOOK_EVERY_MS);
  const time = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
  return () => {
    clearInterval(memory);
    clearTimeout(time);
    onPeak?.(peak);
  };
};

/** What the process said; anything but a whole inspection counts as nothing. */
const readInspection = (message: unknown): Inspection => {
  const good = goodSchema.safeParse(message);
  if (good.success) return good.data;
  const bad = badSchema.safeParse(message);
  return bad.success ? bad.data : failed("unreadable");
};

/**
 * Inspects each paper in a process of its own, without environment and so without credentials, bounded in time and
 * resident memory (D2): a crash, an end of time and an end of memory are the verdict `unreadable`.
 *
 * @param program - `inspection-program.ts`, or its bundle.
 */
export const isolatedInspector = (program: URL, bounds: Bounds = {}): PaperInspector => ({
  inspect: (bytes, declared, kind) =>
    new Promise((resolve) => {
      const child = fork(program, {
        env: {},
        execArgv: [`--max-old-space-size=${HEAP_MB}`],
        serialization: "advanced",
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      const unwatch = watch(child, bounds);
      let said: unknown;
      child.on("message", (message) => {
        said = message;
      });
      // A process that is already gone cannot be told: its end says so.
      child.on("error", () => child.kill("SIGKILL"));
      child.once("close", () => {
        unwatch();
        resolve(readInspection(said));
      });
      child.send({ bytes, declared, kind } satisfies InspectionOrder, () => undefined);
    }),
});
