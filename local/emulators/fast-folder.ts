import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

const memoryDisk = "/dev/shm";
/** The tables of a busy demonstration take some tens of MB. */
const ROOM_BYTES = 512 * 1024 * 1024;

/**
 * A folder whose files live in memory while in use. DynamoDB Local waits for the disk at every write, which
 * holds a shared machine to a hundred writes a second, where memory does a thousand. The files are copied home
 * at the stop; after a crash the copy in memory is still there and is taken up again. Where there is no memory
 * disk (anything but Linux) the home folder itself is used.
 */
export interface FastFolder {
  readonly path: string;
  /** Copies the files home. Call when nobody writes any more. */
  readonly bringHome: () => void;
}

export function fastFolder(home: string): FastFolder {
  const path = workingCopy(home);
  // Whoever removed the home folder wants to start afresh, whatever a crash left in memory.
  if (!existsSync(home)) rmSync(path, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  if (!hasRoom()) return { path: home, bringHome: () => undefined };
  if (!existsSync(path)) cpSync(home, path, { recursive: true });
  return {
    path,
    bringHome: () => {
      const draft = `${home}.new`;
      rmSync(draft, { recursive: true, force: true });
      cpSync(path, draft, { recursive: true });
      rmSync(home, { recursive: true, force: true });
      renameSync(draft, home);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Forgets what an ended run may have left in memory. */
export function clearFastFolder(home: string): void {
  rmSync(workingCopy(home), { recursive: true, force: true });
}

function workingCopy(home: string): string {
  return join(memoryDisk, `wisal-${createHash("sha256").update(home).digest("hex").slice(0, 16)}`);
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memoryDisk);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
