import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import * as z from "zod";
import type { PaperKind, PaperType } from "#shared/domain/document/limits.ts";
import {
  INSPECTION_MEMORY_BYTES,
  INSPECTION_SECONDS,
  paperTypes,
  ZONE_SECONDS,
} from "#shared/domain/document/limits.ts";
import type { Inspection } from "#shared/domain/document/verdict.ts";
import { failed, verdictCodes } from "#shared/domain/document/verdict.ts";
import { zoneFormats } from "#shared/domain/document/zone.ts";
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

/** What may follow a verdict: letters of a zone, which hostile pixels may have chosen; they are compared and dropped. */
const zoneSchema = z.strictObject({
  zone: z.strictObject({
    format: z.enum(zoneFormats),
    issuer: z.string().max(3),
    familyName: z.string().max(44),
    givenNames: z.string().max(44),
    cut: z.boolean(),
    birthDate: z.string().regex(/^\d{6}$/),
    numbers: z.array(z.string().max(44)).max(20),
  }),
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
  /** After the verdict. */
  readonly zoneSeconds?: number;
  readonly memoryBytes?: number;
  /** Told of the largest memory that was seen, in bytes. */
  readonly onPeak?: (bytes: number) => void;
}

/** Ends the process when its time or its memory is up; gives what sets another end of its time, and stops the watch. */
const watch = (child: ChildProcess, bounds: Bounds) => {
  const { seconds = INSPECTION_SECONDS, memoryBytes = INSPECTION_MEMORY_BYTES, onPeak } = bounds;
  let peak = 0;
  const memory = setInterval(() => {
    const resident = residentBytes(child.pid);
    peak = Math.max(peak, resident);
    if (resident > memoryBytes) child.kill("SIGKILL");
  }, LOOK_EVERY_MS);
  const endIn = (ahead: number) => setTimeout(() => child.kill("SIGKILL"), ahead * 1000);
  let time = endIn(seconds);
  return {
    giveSeconds: (ahead: number): void => {
      clearTimeout(time);
      time = endIn(ahead);
    },
    stop: (): void => {
      clearInterval(memory);
      clearTimeout(time);
      onPeak?.(peak);
    },
  };
};

/** What the process said; anything but a whole inspection counts as nothing, and anything but a whole zone as none. */
const readInspection = ([message, after]: readonly unknown[]): Inspection => {
  const good = goodSchema.safeParse(message);
  if (good.success) {
    const read = zoneSchema.safeParse(after);
    return read.success ? { ...good.data, zone: read.data.zone } : good.data;
  }
  const bad = badSchema.safeParse(message);
  return bad.success ? bad.data : failed("unreadable");
};

/**
 * Inspects each paper in a process of its own, without environment and so without credentials, bounded in time and
 * resident memory (D2): a crash, an end of time and an end of memory are the verdict `unreadable`. Once the verdict is
 * said, none of them changes it: all that is lost is the zone.
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
      const watching = watch(child, bounds);
      const said: unknown[] = [];
      child.on("message", (message) => {
        if (said.push(message) === 1) watching.giveSeconds(bounds.zoneSeconds ?? ZONE_SECONDS);
      });
      // A process that is already gone cannot be told: its end says so.
      child.on("error", () => child.kill("SIGKILL"));
      child.once("close", () => {
        watching.stop();
        resolve(readInspection(said));
      });
      child.send({ bytes, declared, kind } satisfies InspectionOrder, () => undefined);
    }),
});
