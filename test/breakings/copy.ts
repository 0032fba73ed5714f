import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Edit } from "./known.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A copy of this repository as it stands, in a folder of its own. */
export interface Copy {
  readonly folder: string;
  /** Makes the edits. @throws where a text does not occur exactly once. */
  readonly edit: (edits: readonly Edit[]) => void;
  /** Takes them back. */
  readonly mend: (edits: readonly Edit[]) => void;
  readonly remove: () => void;
}

/** Every file that git knows or would take, and the packages by a link. */
export const copyRepository = (): Copy => {
  const folder = mkdtempSync(join(tmpdir(), "wisal-breakings-"));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  // The packages may be a link already, which git takes for a file.
  const files = new Set(listed.split("\0").filter((file) => file !== "" && file !== "node_modules"));
  for (const file of files) cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    edit: (edits) => {
      for (const { file, find, replace } of edits) {
        const [before = "", after, ...others] = readFileSync(join(folder, file), "utf8").split(find);
        if (after === undefined || others.length > 0)
          throw new Error(`${file} has not exactly one ${JSON.stringify(find)}`);
        writeFileSync(join(folder, file), `${before}${replace}${after}`);
      }
    },
    mend: (edits) => {
      for (const { file } of edits) cpSync(join(root, file), join(folder, file));
    },
    // What was interrupted may still be writing.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
};
